"""A picture of a report's text, to whoever may read the agency's work."""

from http import HTTPStatus

from django.http import HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from triwulan.cycles.refusals import NotThere
from triwulan.documents.files import FileDamaged, open_file
from triwulan.documents.pictures import picture
from triwulan.web.access import DeskRequest, member
from triwulan.web.steps.evidence import delivered


@member
@require_safe
def show(request: DeskRequest, sha256: str) -> HttpResponseBase:
    found = picture(sha256)
    if found is None or found.agency_id != request.agency.pk:
        raise NotThere
    try:
        opened = open_file(found.file)
    except FileDamaged as damaged:
        return HttpResponse(str(damaged), status=HTTPStatus.GONE, content_type="text/plain; charset=utf-8")
    return delivered(opened, f"gambar-{sha256[:8]}", found.file.content_type)
