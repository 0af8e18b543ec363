"""The agencies of the government that the reader may read, beside each other, each number with its rule."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from triwulan.core.quarters import Quarter
from triwulan.dashboards.facts import told_rounds
from triwulan.dashboards.government import government as together
from triwulan.indicators.scales import scale_of
from triwulan.web.access import DeskRequest, member
from triwulan.web.dashboard.pictures import ScaleShown
from triwulan.web.manage.dates import year_in

QUARTERS = {"1": 1, "2": 2, "3": 3, "4": 4}


@member
@never_cache
@require_safe
def government(request: DeskRequest) -> HttpResponse:
    """Of the address's quarter, else the newest that this agency collects."""
    agencies, quarter = request.desk.agencies, _quarter(request)
    context: dict[str, object] = {"quarter": quarter, "several": len(agencies) > 1}
    if len(agencies) > 1:
        context |= {"found": together(agencies, quarter), "scale": ScaleShown(scale_of(request.agency))}
    return render(request, "dashboard/government.html", context)


def _quarter(request: DeskRequest) -> Quarter:
    number = QUARTERS.get(request.GET.get("triwulan", ""))
    newest = next((round_.period for round_ in told_rounds(most=1)), Quarter.containing(request.desk.today).previous)
    return Quarter(year_in(request.GET.get("tahun", ""), newest.year), number) if number else newest
