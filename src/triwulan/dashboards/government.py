"""The agencies of a government side by side, and what they make together: those that the reader may read, no others.

An agency's figure is that of its first page; the government's is the plain mean of its agencies, since nothing weighs them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django_scopes import scope

from triwulan.core.levels import AGENCIES, OBJECTIVES, Level, Part, roll_up
from triwulan.core.predicates import predicate
from triwulan.core.quarters import Quarter
from triwulan.indicators.figures import Figure, figures_for
from triwulan.indicators.levels import agency_level
from triwulan.indicators.models import Indicator
from triwulan.indicators.queries import valid_in, with_rules
from triwulan.indicators.scales import scale_of
from triwulan.indicators.year_figures import objective_means
from triwulan.organisations.models import Agency


@dataclass(frozen=True)
class AgencyRow:
    """`filled` of `count` indicators have a value in the quarter; the predicate is by the agency's own scale."""

    agency: Agency
    level: Level
    predicate: str | None
    filled: int
    count: int

    @property
    def rule(self) -> str:
        return self.level.rule(OBJECTIVES)


@dataclass(frozen=True)
class Together:
    """`rows` from the lowest, those without a figure last."""

    rows: Sequence[AgencyRow]
    level: Level

    @property
    def rule(self) -> str:
        return self.level.rule(AGENCIES)


def government(agencies: Sequence[Agency], quarter: Quarter) -> Together:
    """Of one government's agencies. A fixed number of queries; opens the government's scope."""
    with scope(government=agencies[0].government_id, agency=None):
        found = Indicator.objects.filter(valid_in(quarter.year), agency__in=[one.pk for one in agencies])
        figures = figures_for(list(with_rules(found).order_by("order", "id")), quarter.year, quarter.number)
    rows = [_row(agency, [one for one in figures if one.indicator.agency_id == agency.pk]) for agency in agencies]
    rows.sort(key=lambda row: (row.level.percent is None, row.level.percent or 0, row.agency.name))
    return Together(rows, roll_up(Part(row.level.percent, excused=row.level.excused) for row in rows))


def _row(agency: Agency, figures: Sequence[Figure]) -> AgencyRow:
    level = agency_level((one.objective, one.mean, one.level.excused) for one in objective_means(figures))
    filled = sum(figure.is_answered for figure in figures)
    return AgencyRow(agency, level, predicate(level.percent, scale_of(agency)), filled, len(figures))
