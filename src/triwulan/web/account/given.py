"""Whose password another chose changes it before anything else: until then two people know it."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from triwulan.organisations.models import Person
from triwulan.web.access import GUARDED_ELSEWHERE

_OPEN = ("account_change_password", "account_logout", "account:session", "preferences", "manage:crest", "favicon")


class GivenPassword:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        given = isinstance(request.user, Person) and request.user.password_is_given
        if not given or request.path_info.startswith(GUARDED_ELSEWHERE) or request.path_info in map(reverse, _OPEN):
            return self.get_response(request)
        # only what can be shown again is worth coming back to
        wanted = f"?{urlencode({'next': request.get_full_path()})}" if request.method == "GET" else ""
        return redirect(f"{reverse('account_change_password')}{wanted}")
