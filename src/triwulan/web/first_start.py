"""On an empty database every address leads to the set-up; as soon as there is a person, none does.

A program is told so: it could do nothing with a page.
"""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from triwulan.organisations.models import Person
from triwulan.web.access import GUARDED_ELSEWHERE


class FirstStart:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.user.is_authenticated or request.path_info in self._open() or Person.objects.exists():
            return self.get_response(request)
        if request.path_info.startswith(GUARDED_ELSEWHERE):
            detail = _("Triwulan belum disiapkan. Buka alamat ini di peramban dan isi halaman pertamanya.")
            return JsonResponse({"detail": detail}, status=HTTPStatus.SERVICE_UNAVAILABLE)
        return redirect("setup:start")

    @staticmethod
    def _open() -> set[str]:
        """The set-up itself, the choice of look and language on it, and its picture."""
        return {reverse("setup:start"), reverse("preferences"), reverse("favicon")}
