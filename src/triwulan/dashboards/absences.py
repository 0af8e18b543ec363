"""Which indicators of a quarter are n/a, and why."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F

from triwulan.core.quarters import Quarter
from triwulan.indicators.models import Indicator, Realisation
from triwulan.indicators.reached import Reached


@dataclass(frozen=True)
class Absence:
    indicator: Indicator
    reason: str


def absences(figures: Iterable[Reached], quarter: Quarter) -> list[Absence]:
    """In the order of the figures, which know that a value is n/a but not why. No query where none is."""
    excused = {one.indicator.pk: one.indicator for one in figures if one.is_excused}
    if not excused:
        return []
    rows = Realisation.objects.filter(
        indicator__in=excused, unit=F("indicator__unit"), year=quarter.year, quarter=quarter.number
    )
    reasons = dict(rows.values_list("indicator_id", "not_applicable"))
    return [Absence(indicator, reasons[pk]) for pk, indicator in excused.items()]
