"""Pages for what cannot be opened: what happened, what is still safe, what can be done.

They need no agency and no scope; the page for a fault of ours asks neither the database nor the request.
"""

import sys
from http import HTTPStatus

from django.core.exceptions import PermissionDenied
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from triwulan.web.access import GUARDED_ELSEWHERE

# Django's own reasons, in English and without advice; ours are sentences.
_SENTENCE_END = (".", "…")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django names it
    return render(request, "errors/400.html", status=HTTPStatus.BAD_REQUEST)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "errors/404.html", {"reason": _sentence(exception, Http404)}, status=HTTPStatus.NOT_FOUND)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    reason = _sentence(exception, PermissionDenied)
    return render(request, "errors/403.html", {"reason": reason}, status=HTTPStatus.FORBIDDEN)


def conflict(request: HttpRequest, sentence: str, *, back: str = "") -> HttpResponse:
    """Somebody else was first; nothing of this request was kept. `back` is where to look at what stands now."""
    return render(request, "errors/409.html", {"reason": sentence, "back": back}, status=HTTPStatus.CONFLICT)


def files_away(request: HttpRequest, sentence: str) -> HttpResponse:
    """Where the stored files lie does not answer, or is full; of what was asked nothing was done by half."""
    answer = render(request, "errors/files.html", {"reason": sentence}, status=HTTPStatus.SERVICE_UNAVAILABLE)
    answer["Retry-After"] = "30"
    return answer


def file_damaged(request: HttpRequest, sentence: str) -> HttpResponse:
    return render(request, "errors/damaged.html", {"reason": sentence}, status=HTTPStatus.GONE)


def too_many(request: HttpRequest, _exception: Exception | None = None) -> HttpResponse:
    return render(request, "errors/429.html", status=HTTPStatus.TOO_MANY_REQUESTS)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django passes it
    """Mostly a form that stood open while its reader signed in again elsewhere."""
    return render(request, "errors/csrf.html", status=HTTPStatus.FORBIDDEN)


def fault(request: HttpRequest) -> HttpResponse:
    """Called while the fault is being handled: a database that is away or busy is not ours to mend, and passes."""
    if isinstance(sys.exception(), (OperationalError, InterfaceError)):
        return _database_away(request)
    return HttpResponse(render_to_string("errors/500.html"), status=HTTPStatus.INTERNAL_SERVER_ERROR)


def _database_away(request: HttpRequest) -> HttpResponse:
    if request.path_info.startswith(GUARDED_ELSEWHERE):
        sentence = _("Basis data sedang tidak dapat dihubungi. Tidak ada yang berubah; coba lagi sebentar.")
        answer: HttpResponse = JsonResponse({"detail": sentence})
    else:
        answer = HttpResponse(render_to_string("errors/503.html"))
    answer.status_code = HTTPStatus.SERVICE_UNAVAILABLE
    answer["Retry-After"] = "5"
    return answer


def _sentence(exception: Exception | None, kind: type[Exception]) -> str:
    text = str(exception) if isinstance(exception, kind) else ""
    return text if text.endswith(_SENTENCE_END) and not text.startswith("No ") else ""
