"""Opens the scope of a request: which government, which agency, whose desk, which clock on the wall.

Outside it every scoped query raises; an anonymous request has none at all.
"""

from collections.abc import Callable
from contextlib import nullcontext
from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django_scopes import scope

from triwulan.cycles.refusals import AlreadyFinished, MayNot, NotThere
from triwulan.documents.files import FileDamaged
from triwulan.documents.refusals import FilesAway, StorageAway, StorageFull
from triwulan.organisations.models import Person
from triwulan.organisations.remembering import answers_remembered
from triwulan.web import errors
from triwulan.web.access import DeskRequest, admit
from triwulan.web.desk import SESSION_KEY, desk_of

READING = frozenset({"GET", "HEAD"})


class PersonScope:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with answers_remembered() if request.method in READING else nullcontext():
            return self._answer(request)

    def _answer(self, request: HttpRequest) -> HttpResponseBase:
        person = request.user if isinstance(request.user, Person) and request.user.is_authenticated else None
        desk = desk_of(person, request.session.get(SESSION_KEY)) if person else None
        asked = cast("Any", request)
        asked.person, asked.desk, asked.agency = person, desk, desk and desk.agency
        if desk is None:
            return self.get_response(request)
        with (
            scope(government=desk.agency.government_id, agency=desk.agency),
            timezone.override(desk.agency.time_zone),
        ):
            return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], _args: list[Any], _kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        return admit(request, view)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        """What the steps refuse about the object itself; a form's own faults are answered by its page."""
        if isinstance(exception, NotThere):
            return errors.not_found(request)
        if isinstance(exception, MayNot):
            return errors.forbidden(request, PermissionDenied(str(exception)))
        if isinstance(exception, AlreadyFinished):
            return errors.conflict(request, str(exception))
        if isinstance(exception, (FilesAway, StorageAway, StorageFull)):
            return errors.files_away(request, str(exception))
        if isinstance(exception, FileDamaged):
            return errors.file_damaged(request, str(exception))
        return None


def choose_agency(request: DeskRequest, agency_id: int) -> bool:
    """Remembered for the session; False when the agency is not his to read."""
    allowed = any(agency.pk == agency_id for agency in request.desk.agencies)
    if allowed:
        request.session[SESSION_KEY] = agency_id
    return allowed
