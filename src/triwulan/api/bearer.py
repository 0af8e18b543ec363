"""Who is asking: the person behind a bearer token. His agencies are the scope of the whole request, and of it alone."""

from collections.abc import Callable
from contextlib import nullcontext
from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django_scopes import scope
from ninja.security import HttpBearer

from triwulan.core import clock
from triwulan.organisations.models import Agency, Person
from triwulan.organisations.queries import agencies_of
from triwulan.organisations.remembering import answers_remembered
from triwulan.organisations.tokens import person_for_token


class ApiRequest(HttpRequest):
    """What an operation behind `Bearer` gets. `agencies`: his own, then those he reviews."""

    auth: Person
    agencies: list[Agency]


class Bearer(HttpBearer):
    """The token is looked up with every request, so whoever was deactivated is out at once."""

    def authenticate(self, request: HttpRequest, token: str) -> Person | None:  # noqa: ARG002 - ninja asks so
        return person_for_token(token.strip())


def in_scope(operation: Callable[..., Any]) -> Callable[..., Any]:
    """Around every operation. One without a person (signing in) has no scope: its scoped queries would raise."""

    @wraps(operation)
    def scoped(request: ApiRequest, *args: Any, **kwargs: Any) -> Any:
        person = getattr(request, "auth", None)
        if not isinstance(person, Person):
            return operation(request, *args, **kwargs)
        with answers_remembered() if request.method == "GET" else nullcontext():
            return _in_scope_of(person, operation, request, *args, **kwargs)

    return scoped


def _in_scope_of(person: Person, operation: Callable[..., Any], request: ApiRequest, *args: Any, **kwargs: Any) -> Any:
    request.agencies = agencies_of(person, timezone.localdate(clock.now()))
    # An empty list admits nothing; None would admit everything.
    with scope(government=person.government or [], agency=request.agencies):
        return operation(request, *args, **kwargs)
