"""Who was refused what, in the log: Django's own line has the address alone (ASVS 5.0, 16.2.1 and 16.3.2)."""

import logging
from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponseBase

from triwulan.organisations.models import Person

log = logging.getLogger(__name__)


class LogRefusals:
    """By the person's number, of pages and API alike; the record keeps what was done, not what was tried."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer = self.get_response(request)
        if answer.status_code == HTTPStatus.FORBIDDEN:
            # escaped, so that an address cannot write lines of its own
            log.warning("refused: person %s, %s %a", _person(request), request.method, request.path)
        return answer


def _person(request: HttpRequest) -> object:
    """Who holds the API's token, or else who is signed in."""
    caller = getattr(request, "auth", None) or getattr(request, "user", None)
    return caller.pk if isinstance(caller, Person) else "unknown"
