"""What the agency measures, in a list of a year."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from triwulan.core.quarters import Quarter
from triwulan.indicators.models import Indicator, Target
from triwulan.indicators.queries import valid_in
from triwulan.web.access import DeskRequest, needs
from triwulan.web.manage.dates import year_in


@needs("admin", "perencana")
@require_safe
def indicators(request: DeskRequest) -> HttpResponse:
    year = wanted_year(request)
    there = Indicator.objects.filter(valid_in(year)).select_related("unit", "owner")
    targets: dict[int, dict[int | None, Target]] = {}
    for target in Target.objects.filter(indicator__in=there, year=year):
        targets.setdefault(target.indicator_id, {})[target.quarter] = target
    rows = [(each, [targets.get(each.pk, {}).get(quarter) for quarter in (1, 2, 3, 4, None)]) for each in there]
    return render(request, "manage/indicators.html", {"rows": rows, "year": year})


def wanted_year(request: DeskRequest) -> int:
    """The address's `tahun`; this year's where it has none."""
    return year_in(request.GET.get("tahun", ""), Quarter.containing(request.desk.today).year)
