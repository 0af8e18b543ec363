"""Evidence for the evaluators of SAKIP: what there is of it, the paper in the register, and all of it as a folder."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from triwulan.core.sentences import INDONESIAN
from triwulan.dashboards.facts import told_years
from triwulan.dashboards.lke.pack import current_pack, issue_pack, pack_of
from triwulan.documents.access import curtained
from triwulan.web.access import DeskRequest, member, needs
from triwulan.web.evaluation.folder import zipped

PLANNER = "perencana"


@member
@never_cache
@require_safe
def evidence(request: DeskRequest) -> HttpResponse:
    """Of the address's year, else the newest that has rounds."""
    years = told_years()
    asked = request.GET.get("tahun", "")
    year = int(asked) if asked.isascii() and asked.isdecimal() and int(asked[:4]) in years else next(iter(years), None)
    context: dict[str, object] = {"years": years, "year": year}
    if year is not None:
        last = current_pack(request.agency, year)
        context |= {
            "pack": pack_of(request.agency, year),
            "document": next(iter(curtained(request.person, [last] if last else [])), None),
            "may_issue": PLANNER in request.desk.roles,
        }
    return render(request, "evaluation/evidence.html", context)


@needs(PLANNER)
@require_POST
def issue(request: DeskRequest, year: int) -> HttpResponse:
    if year not in told_years():
        raise Http404
    document = issue_pack(agency=request.agency, year=year, actor=request.desk.actor(PLANNER))
    messages.success(
        request, _("Bukti LKE %(number)s tersusun menurut keadaan sekarang.") % {"number": document.number}
    )
    return redirect(f"{reverse('evaluation:evidence')}?tahun={year}")


@member
@never_cache
@require_safe
def folder(request: DeskRequest, year: int) -> HttpResponseBase:
    if year not in told_years():
        raise Http404
    with override(INDONESIAN):
        packed = zipped(request.person, pack_of(request.agency, year), current_pack(request.agency, year))
    return FileResponse(packed, as_attachment=True, filename=f"bukti-lke-{year}.zip", content_type="application/zip")
