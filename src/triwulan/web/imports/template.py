"""The empty table of a kind, to fill in."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from triwulan.documents.uploads.formats import CSV, XLSX
from triwulan.exchange.imports.template import template_csv, template_xlsx
from triwulan.web.access import DeskRequest, needs
from triwulan.web.imports.may import kind_for

_MAKERS = {"xlsx": (template_xlsx, XLSX.content_type), "csv": (template_csv, f"{CSV.content_type}; charset=utf-8")}


@needs("admin", "perencana")
@require_safe
def template(request: DeskRequest, kind: str, format: str) -> HttpResponse:  # noqa: A002 - the word of the address
    wanted = kind_for(request, kind)
    if format not in _MAKERS:
        raise Http404(_("Templat ada sebagai XLSX dan CSV."))
    make, content_type = _MAKERS[format]
    answer = HttpResponse(make(wanted), content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="templat-{wanted.code}.{format}"'
    return answer
