"""What the agency measures, in a list of a year."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from triwulan.core.quarters import Quarter
from triwulan.indicators.models import Indicator, Target
from triwulan.indicators.planning import target_as_text
from triwulan.indicators.queries import valid_in
from triwulan.web.access import DeskRequest, needs
from triwulan.web.manage.dates import year_in


@needs("admin", "perencana")
@require_safe
def indicators(request: DeskRequest) -> HttpResponse:
    year = wanted_year(request)
    there = Indicator.objects.filter(valid_in(year)).select_related("unit", "owner")
    found = Target.objects.filter(indicator__in=there, year=year)
    targets = {(target.indicator_id, target.quarter): target for target in found}
    rows = [(each, targets_in_words(each, targets)) for each in there]
    return render(request, "manage/indicators.html", {"rows": rows, "year": year})


def targets_in_words(indicator: Indicator, targets: Mapping[tuple[int, int | None], Target]) -> list[str]:
    """Of the four quarters and the year; empty where none is set."""
    stated = [targets.get((indicator.pk, quarter)) for quarter in (1, 2, 3, 4, None)]
    return [target_as_text(indicator, target) if target else "" for target in stated]


def wanted_year(request: DeskRequest) -> int:
    """The address's `tahun`; this year's where it has none."""
    return year_in(request.GET.get("tahun", ""), Quarter.containing(request.desk.today).year)
