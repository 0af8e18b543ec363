"""Shows a file that proves a figure: to who may read the agency's work, and never as anything that could run here."""

from http import HTTPStatus
from typing import BinaryIO

from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from triwulan.cycles.refusals import NotThere
from triwulan.documents.files import FileDamaged, open_file
from triwulan.indicators.models import Evidence
from triwulan.web.access import DeskRequest, member

PDF = "application/pdf"
IMAGES = frozenset({"image/png", "image/jpeg", "image/webp"})
# Everything but these is only handed out for saving.
NOTHING = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"
SANDBOX = f"sandbox; {NOTHING}"


def evidence_for(request: DeskRequest, evidence_id: int) -> Evidence:
    """A desk reads one agency, its own or one it reviews, and the scope holds it there; a removed file stays readable.

    Raises NotThere for any other.
    """
    found = (
        Evidence.objects.filter(pk=evidence_id, realisation__indicator__agency=request.agency)
        .select_related("file", "realisation__indicator")
        .first()
    )
    if found is None:
        raise NotThere
    return found


@member
@require_safe
def show(request: DeskRequest, evidence_id: int) -> HttpResponseBase:
    evidence = evidence_for(request, evidence_id)
    try:
        file = open_file(evidence.file)
    except FileDamaged as damaged:
        return _damaged(request, evidence, str(damaged))
    return delivered(file, evidence.name, evidence.file.content_type)


def delivered(file: BinaryIO, name: str, kind: str) -> FileResponse:
    """To look at where that is harmless, else to save; never from a cache that another could open."""
    shown = kind == PDF or kind in IMAGES
    response = FileResponse(file, as_attachment=not shown, filename=name, content_type=kind)
    # Safari shows a PDF in a sandbox as an empty page; PDFs with scripts were refused when they came.
    response["Content-Security-Policy"] = NOTHING if kind == PDF else SANDBOX
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def _damaged(request: DeskRequest, evidence: Evidence, sentence: str) -> HttpResponse:
    return render(request, "steps/damaged.html", {"evidence": evidence, "sentence": sentence}, status=HTTPStatus.GONE)
