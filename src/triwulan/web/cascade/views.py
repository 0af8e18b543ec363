"""The tree to read: what the office wants to reach, what it does for it, who answers, and what is promised and spent."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from triwulan.documents.letterheads import look_of
from triwulan.documents.renditions import CONTENT_TYPES
from triwulan.documents.sheets.cascade_sheet import SIZES, render_cascade_pdf
from triwulan.indicators.cascade import cascade_of
from triwulan.indicators.cascade_paper import sheet_of
from triwulan.indicators.models import Plan
from triwulan.indicators.planning import plan_near
from triwulan.web.access import DeskRequest, member
from triwulan.web.manage.dates import year_in

PLANNERS = frozenset({"perencana", "admin"})


@member
@require_safe
def tree(request: DeskRequest) -> HttpResponse:
    """Of the plan and the year that the address names; else of this year's."""
    plans = list(Plan.objects.filter(agency=request.agency))
    plan = _wanted(request, plans)
    year = _year(request, plan)
    context = {
        "plans": plans,
        "plan": plan,
        "year": year,
        "years": range(plan.first_year, plan.last_year + 1) if plan else (),
        "cascade": cascade_of(plan, year) if plan else None,
        "paper": look_of(request.agency).paper,
        "opened": _opened(request),
        "may_change": bool(PLANNERS & request.desk.roles),
    }
    return render(request, "cascade/tree.html", context)


@member
@require_safe
def printed(request: DeskRequest, pk: int, year: int, paper: str) -> HttpResponse:
    """On one sheet: A3, or the office's own size."""
    if paper not in SIZES:
        raise Http404
    plan = get_object_or_404(Plan.objects.select_related("agency"), pk=pk, first_year__lte=year, last_year__gte=year)
    content = render_cascade_pdf(sheet_of(cascade_of(plan, year), request.desk.today), paper)
    headers = {"Content-Disposition": f'inline; filename="pohon-kinerja-{year}-{paper}.pdf"'}
    return HttpResponse(content, content_type=CONTENT_TYPES["pdf"], headers=headers)


def _opened(request: DeskRequest) -> frozenset[int]:
    """The program that a change was made under, so that one sees it."""
    asked = request.GET.get("buka", "")
    return frozenset({int(asked[:18])}) if asked.isascii() and asked.isdecimal() else frozenset()


def _wanted(request: DeskRequest, plans: list[Plan]) -> Plan | None:
    asked = request.GET.get("rencana", "")
    chosen = next((plan for plan in plans if str(plan.pk) == asked), None)
    return chosen or plan_near(request.agency, year_in(request.GET.get("tahun", ""), request.desk.today.year))


def _year(request: DeskRequest, plan: Plan | None) -> int:
    """Within the plan."""
    year = year_in(request.GET.get("tahun", ""), request.desk.today.year)
    return min(max(year, plan.first_year), plan.last_year) if plan else year
