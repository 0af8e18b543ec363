"""An agency's published annual reports ("informasi berkala"), without signing in: these papers and nothing else of it."""

from http import HTTPStatus

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django_scopes import scope

from triwulan.documents.files import FileDamaged, open_file
from triwulan.documents.models import Document, StoredFile
from triwulan.documents.render import RenderFailed
from triwulan.documents.renditions import rendition
from triwulan.documents.signing import sealed_file
from triwulan.reports.published import published_by, published_paper
from triwulan.web.access import public

BERKALA = "What an agency publishes is periodic information for everybody"


@public(BERKALA)
@require_safe
def reports(request: HttpRequest, agency_id: int) -> HttpResponse:
    found = published_by(agency_id)
    if found is None:
        raise Http404
    return render(request, "published/list.html", {"agency": found.agency, "publications": found.publications})


@public(BERKALA)
@require_safe
def file(_request: HttpRequest, agency_id: int, code: str) -> HttpResponseBase:
    """The PDF with its electronic signatures, or as it was printed to be signed in ink."""
    found = published_paper(agency_id, code)
    if found is None:
        raise Http404
    document = found.document
    try:
        with scope(government=document.agency.government, agency=document.agency):
            opened = open_file(_file_of(document))
    except (RenderFailed, FileDamaged) as failed:
        return HttpResponse(
            str(failed), status=HTTPStatus.SERVICE_UNAVAILABLE, content_type="text/plain; charset=utf-8"
        )
    response = FileResponse(opened, filename=f"laporan-kinerja-{document.year}.pdf", content_type="application/pdf")
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _file_of(document: Document) -> StoredFile:
    return sealed_file(document) or rendition(document, "pdf").file
