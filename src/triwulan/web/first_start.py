"""On an empty database every address leads to the set-up; as soon as there is a person, none does."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from triwulan.organisations.models import Person


class FirstStart:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.user.is_authenticated or request.path_info in self._open() or Person.objects.exists():
            return self.get_response(request)
        return redirect("setup:start")

    @staticmethod
    def _open() -> set[str]:
        """The set-up itself, and the choice of look and language on it."""
        return {reverse("setup:start"), reverse("preferences")}
