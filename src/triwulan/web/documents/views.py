"""The register of papers, one paper, and its files."""

import re

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from triwulan.documents.content import from_json
from triwulan.documents.files import open_file
from triwulan.documents.kinds import KINDS
from triwulan.documents.models import Document
from triwulan.documents.preview import render_html
from triwulan.documents.render import RenderFailed
from triwulan.documents.renditions import CONTENT_TYPES, rendition
from triwulan.web.access import DeskRequest, member

PER_PAGE = 25
_UNFIT = re.compile(r"[^A-Za-z0-9._-]+")


@member
@require_safe
def documents(request: DeskRequest) -> HttpResponse:
    """Newest first; narrowed by kind and by words of number or title."""
    kind, words = request.GET.get("jenis", ""), request.GET.get("cari", "").strip()
    found = Document.objects.filter(agency=request.agency).select_related("unit").order_by("-created_at", "-id")
    if kind in KINDS:
        found = found.filter(kind=kind)
    for word in words.split()[:8]:
        found = found.filter(title__icontains=word) | found.filter(number__icontains=word)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("hal"))
    context = {"page": page, "kinds": {code: one.label for code, one in KINDS.items()}, "kind": kind, "words": words}
    return render(request, "documents/list.html", context)


@member
@require_safe
def detail(request: DeskRequest, document_id: int) -> HttpResponse:
    document = _document(request, document_id)
    context = {
        "document": document,
        "kind": KINDS[document.kind].label,
        "renditions": document.renditions.select_related("file"),
        "paper": render_html(from_json(document.content), top=2),
        "signings": document.signings.select_related("position", "person"),
    }
    return render(request, "documents/detail.html", context)


@member
@require_safe
def file(request: DeskRequest, document_id: int, format: str) -> HttpResponseBase:  # noqa: A002 - as the address says
    """Renders the paper when it is not there yet."""
    if format not in CONTENT_TYPES:
        raise Http404
    document = _document(request, document_id)
    try:
        rendered = rendition(document, format)
    except RenderFailed as failed:
        return render(request, "documents/failed.html", {"document": document, "sentence": str(failed)}, status=503)
    name = _UNFIT.sub("-", f"{document.kind}-{document.number}").strip("-")
    response = FileResponse(
        open_file(rendered.file),
        as_attachment=format != "pdf",
        filename=f"{name}.{format}",
        content_type=CONTENT_TYPES[format],
    )
    response["ETag"] = f'"{rendered.file.sha256}"'
    return response


def _document(request: DeskRequest, document_id: int) -> Document:
    papers = Document.objects.filter(agency=request.agency).select_related("unit", "agency", "supersedes")
    document: Document = get_object_or_404(papers, pk=document_id)
    return document
