"""Every exception of the layers below, as an answer: a status, and its sentence."""

import logging
from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.core.exceptions import BadRequest, PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.utils.translation import gettext_lazy as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from triwulan.api.sentences import faults
from triwulan.api.shapes.problem import Incomplete, Problem
from triwulan.cycles.refusals import AlreadyFinished, MayNot, NotThere, RoundRefused, StepIncomplete
from triwulan.documents.files import FileDamaged
from triwulan.documents.refusals import DocumentRefused, FilesAway, StorageAway
from triwulan.documents.render import RenderFailed
from triwulan.documents.uploads.check import UploadRefused
from triwulan.indicators.refusals import AnswerRefused, EvidenceRefused, RealisationChanged, RealisationRefused
from triwulan.reports.refusals import SectionChanged, SectionRefused
from triwulan.sop.faults import SopFaulty

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

log = logging.getLogger(__name__)
Handler = Callable[[HttpRequest, Any], HttpResponse]

NO_TOKEN = _("Token tidak ada atau tidak berlaku lagi. Minta token baru lewat POST /api/v1/token.")
NOT_FOUND = _("Tidak ditemukan.")
NO_JSON = _("Isi permintaan bukan JSON yang terbaca.")
UNREADABLE = _("Isi permintaan tidak terbaca. Kirim berkas sebagai multipart/form-data dengan isian “file”.")
TOO_BIG = _("Isi permintaan terlalu besar.")
FORBIDDEN = _("Permintaan ini tidak diizinkan.")
BUSY = _("Basis data sedang sibuk. Tidak ada yang berubah; coba lagi sebentar.")
OURS = _("Terjadi gangguan di pihak sistem. Coba lagi; bila tetap terjadi, beri tahu administrator.")

_PLAIN: tuple[tuple[type[Exception], HTTPStatus], ...] = (
    (NotThere, HTTPStatus.NOT_FOUND),
    (MayNot, HTTPStatus.FORBIDDEN),
    (AlreadyFinished, HTTPStatus.CONFLICT),
    (RealisationChanged, HTTPStatus.CONFLICT),
    (SectionChanged, HTTPStatus.CONFLICT),
    (DocumentRefused, HTTPStatus.CONFLICT),
    (FileDamaged, HTTPStatus.SERVICE_UNAVAILABLE),
    (FilesAway, HTTPStatus.SERVICE_UNAVAILABLE),
    (StorageAway, HTTPStatus.SERVICE_UNAVAILABLE),
    (RenderFailed, HTTPStatus.SERVICE_UNAVAILABLE),
)
_INCOMPLETE: tuple[tuple[type[Exception], Callable[[Any], Sequence[str]]], ...] = (
    (StepIncomplete, lambda refused: refused.missing),
    (RoundRefused, lambda refused: refused.reasons),
    (SopFaulty, lambda faulty: [str(fault) for fault in faulty.faults]),
    (SectionRefused, lambda refused: [str(refused)]),
    (AnswerRefused, lambda refused: [str(refused)]),
    (EvidenceRefused, lambda refused: [str(refused)]),
    (UploadRefused, lambda refused: [str(refused)]),
)


class Refusal(HttpError):
    """A refusal of the API's own, where no layer below has a word for it."""

    def __init__(self, status_code: int, sentence: "StrPromise | str") -> None:
        super().__init__(status_code, str(sentence))


def say(status: int, sentence: "StrPromise | str") -> HttpResponse:
    return HttpResponse(Problem(detail=str(sentence)).model_dump_json(), status=status, content_type="application/json")


def say_incomplete(missing: Sequence[str], fields: Mapping[str, str] | None = None) -> HttpResponse:
    problem = Incomplete(detail=" ".join(missing), missing=list(missing), fields=dict(fields or {}))
    return HttpResponse(
        problem.model_dump_json(), status=HTTPStatus.UNPROCESSABLE_ENTITY, content_type="application/json"
    )


def register(api: NinjaAPI) -> None:
    for refusal, status in _PLAIN:
        api.add_exception_handler(refusal, _plain(status))
    for refusal, sentences in _INCOMPLETE:
        api.add_exception_handler(refusal, _incomplete(sentences))
    for refusal, handler in _OTHERS:
        api.add_exception_handler(refusal, handler)


def _plain(status: HTTPStatus) -> Handler:
    return lambda _request, refusal: say(status, str(refusal))


def _incomplete(sentences: Callable[[Any], Sequence[str]]) -> Handler:
    return lambda _request, refusal: say_incomplete(sentences(refusal))


def _field_faults(_request: HttpRequest, refused: RealisationRefused) -> HttpResponse:
    return say_incomplete(list(refused.sentences.values()), refused.sentences)


def _shape_faults(_request: HttpRequest, refused: ValidationError) -> HttpResponse:
    found = faults(refused.errors)
    return say_incomplete(list(dict.fromkeys(found.values())), {path: said for path, said in found.items() if path})


def _no_token(_request: HttpRequest, _refused: AuthenticationError) -> HttpResponse:
    answer = say(HTTPStatus.UNAUTHORIZED, NO_TOKEN)
    answer["WWW-Authenticate"] = 'Bearer realm="Triwulan"'
    return answer


def _http_error(_request: HttpRequest, error: HttpError) -> HttpResponse:
    """Ninja's own: the body could not be parsed."""
    return say(error.status_code, NO_JSON)


def _always(status: HTTPStatus, sentence: "StrPromise") -> Handler:
    """For Django's own exceptions, whose words are not for users."""
    return lambda _request, _error: say(status, sentence)


def _busy(_request: HttpRequest, error: OperationalError) -> HttpResponse:
    log.error("database not available: %s", error)
    answer = say(HTTPStatus.SERVICE_UNAVAILABLE, BUSY)
    answer["Retry-After"] = "2"
    return answer


def _our_fault(request: HttpRequest, error: Exception) -> HttpResponse:
    log.error("%s %s", request.method, request.path, exc_info=error)
    return say(HTTPStatus.INTERNAL_SERVER_ERROR, OURS)


def _own(_request: HttpRequest, refusal: Refusal) -> HttpResponse:
    return say(refusal.status_code, str(refusal))


_OTHERS: tuple[tuple[type[Exception], Handler], ...] = (
    (RealisationRefused, _field_faults),
    (ValidationError, _shape_faults),
    (AuthenticationError, _no_token),
    (Refusal, _own),
    (HttpError, _http_error),
    (Http404, _always(HTTPStatus.NOT_FOUND, NOT_FOUND)),
    (PermissionDenied, _always(HTTPStatus.FORBIDDEN, FORBIDDEN)),
    (RequestDataTooBig, _always(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, TOO_BIG)),
    *(
        (unreadable, _always(HTTPStatus.BAD_REQUEST, UNREADABLE))
        for unreadable in (MultiPartParserError, SuspiciousOperation, UnreadablePostError, BadRequest)
    ),
    (OperationalError, _busy),
    (Exception, _our_fault),
)
