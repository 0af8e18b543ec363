"""The office's SOPs: all revisions, and one as its signed sheet."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from triwulan.documents.letterheads import letterhead_of
from triwulan.documents.renditions import CONTENT_TYPES
from triwulan.documents.sheets.sop_sheet_files import render_sheet_docx, render_sheet_pdf
from triwulan.organisations.queries import today
from triwulan.sop.models import SopRevision
from triwulan.sop.queries import definition_of, revision_for
from triwulan.sop.sheet import sheet_of
from triwulan.web.access import DeskRequest, member
from triwulan.web.sop.sheet import page_sheet

FILES = {"pdf": (render_sheet_pdf, CONTENT_TYPES["pdf"]), "docx": (render_sheet_docx, CONTENT_TYPES["docx"])}


@member
@require_safe
def revisions(request: DeskRequest) -> HttpResponse:
    found = SopRevision.objects.filter(agency=request.agency).order_by("-active_from", "-id")
    current = revision_for(request.agency, today(request.agency))
    context = {"revisions": found, "current": current, "may_change": request.desk.is_administrator}
    return render(request, "sop/list.html", context)


@member
@require_safe
def detail(request: DeskRequest, revision_id: int) -> HttpResponse:
    revision = get_object_or_404(SopRevision, pk=revision_id, agency=request.agency)
    rounds = revision.rounds.order_by("-year", "-quarter")
    context = {
        "revision": revision,
        "sheet": page_sheet(definition_of(revision), revision.uploaded_at.date()),
        "round": rounds.first(),
        "former": SopRevision.objects.filter(agency=request.agency, pk__lt=revision.pk).order_by("-pk").first(),
        "may_change": request.desk.is_administrator,
        "current": revision == revision_for(request.agency, today(request.agency)),
    }
    return render(request, "sop/detail.html", context)


@member
@require_safe
def file(request: DeskRequest, revision_id: int, format: str) -> HttpResponse:  # noqa: A002 - as the address says
    """The sheet as a file; a revision never changes, so neither do its bytes."""
    if format not in {*FILES, "toml"}:
        raise Http404
    revision = get_object_or_404(SopRevision, pk=revision_id, agency=request.agency)
    if format == "toml":
        return _as_uploaded(revision)
    render_sheet, content_type = FILES[format]
    head = letterhead_of(request.agency)
    sheet = sheet_of(definition_of(revision), revision.uploaded_at.date(), crest=head.crest, paper=head.look.paper)
    content = render_sheet(sheet)
    disposition = "inline" if format == "pdf" else "attachment"
    headers = {"Content-Disposition": f'{disposition}; filename="sop-{revision.checksum[:8]}.{format}"'}
    return HttpResponse(content, content_type=content_type, headers=headers)


def _as_uploaded(revision: SopRevision) -> HttpResponse:
    """Its text, to begin the next revision from."""
    headers = {"Content-Disposition": f'attachment; filename="sop-{revision.checksum[:8]}.toml"'}
    return HttpResponse(revision.text, content_type="application/toml", headers=headers)
