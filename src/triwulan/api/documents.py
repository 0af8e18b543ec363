"""Papers: a cycle's list, and each as a file."""

import re
from http import HTTPStatus

from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from ninja import Router

from triwulan.api.bearer import ApiRequest
from triwulan.api.instants import local
from triwulan.api.shapes.base import Instant, Shape
from triwulan.api.shapes.problem import refusals
from triwulan.core.sentences import term
from triwulan.cycles.access import cycle_for
from triwulan.cycles.models import Paper
from triwulan.cycles.queries import papers_of, sop_of
from triwulan.cycles.refusals import MayNot, NotThere, StepIncomplete
from triwulan.documents.access import closed_sentence, curtained, may_read
from triwulan.documents.files import open_file
from triwulan.documents.models import Document, Rendition
from triwulan.documents.renditions import CONTENT_TYPES, FORMATS, PaperDestroyed, rendition
from triwulan.organisations.models import Agency
from triwulan.sop.definition import Sop

router = Router(tags=[term("Dokumen")])
_UNFIT = re.compile(r"[^A-Za-z0-9._-]+")


class DocumentFormat(Shape):
    """`sha256` null: not rendered yet; asking for the file renders it."""

    format: str
    sha256: str | None


class DocumentRow(Shape):
    """`closed`: secret to you; title, place and codes are withheld."""

    id: int
    kind: str
    number: str
    title: str
    no: str
    attempt: int
    created_at: Instant
    archive_place: str
    verification_code: str
    formats: list[DocumentFormat]
    closed: bool


@router.get(
    "/cycles/{int:cycle_id}/documents",
    response={200: list[DocumentRow], **refusals(403, 404)},
    summary=term("Dokumen satu siklus"),
)
def documents(request: ApiRequest, cycle_id: int) -> list[DocumentRow]:
    cycle = cycle_for(request.auth, cycle_id)
    sop = sop_of(cycle.round)
    papers = list(papers_of(cycle))
    curtained(request.auth, (paper.document for paper in papers))
    return [_row(paper, sop, cycle.round.agency) for paper in papers]


@router.get(
    "/documents/{int:document_id}/file",
    response={200: None, **refusals(403, 404, 422, 503)},
    summary=term("Berkas dokumen"),
    openapi_extra={"responses": {200: {"content": {media: {} for media in CONTENT_TYPES.values()}}}},
)
def file(request: ApiRequest, document_id: int, format: str = "pdf") -> HttpResponseBase:  # noqa: A002 - as the address says
    """A document of one's agencies, as `pdf` or `docx`; its ETag is the file's SHA-256."""
    document = Document.objects.filter(pk=document_id).select_related("agency", "unit").first()
    if document is None:
        raise NotThere
    if not may_read(request.auth, document):
        raise MayNot(closed_sentence(document))
    wanted = format.strip().lower()
    if wanted not in FORMATS:
        raise StepIncomplete(
            [
                _("Format “%(format)s” tidak ada. Pilih %(formats)s.")
                % {"format": format, "formats": _(" atau ").join(FORMATS)}
            ]
        )
    try:
        rendered = rendition(document, wanted)
    except PaperDestroyed as gone:
        raise StepIncomplete([str(gone)]) from gone
    etag = f'"{rendered.file.sha256}"'
    if etag in request.headers.get("If-None-Match", ""):
        return HttpResponse(status=HTTPStatus.NOT_MODIFIED, headers={"ETag": etag})
    return _download(document, rendered, etag)


def _download(document: Document, rendered: Rendition, etag: str) -> FileResponse:
    name = _UNFIT.sub("-", f"{document.kind}-{document.number}").strip("-")
    answer = FileResponse(
        open_file(rendered.file),
        as_attachment=True,
        filename=f"{name}.{rendered.format}",
        content_type=rendered.file.content_type,
    )
    answer["ETag"] = etag
    answer["Cache-Control"] = "private, no-cache"
    return answer


def _row(paper: Paper, sop: Sop, agency: Agency) -> DocumentRow:
    document = paper.document
    rendered = {each.format: each.file.sha256 for each in document.renditions.all()}
    return DocumentRow(
        id=document.pk,
        kind=document.kind,
        number=document.number,
        title=document.title,
        no=sop.step(paper.step_run.code).no,
        attempt=paper.step_run.attempt,
        created_at=local(document.created_at, agency),
        archive_place=document.archive_place,
        verification_code="" if document.closed else document.verification_code,
        formats=[] if document.closed else [DocumentFormat(format=each, sha256=rendered.get(each)) for each in FORMATS],
        closed=document.closed,
    )
