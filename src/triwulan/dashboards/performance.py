"""What the agency reached: each objective now and a quarter before, and the course of nine quarters.

An objective (sasaran) is the mean of its indicators' achievements, those that cannot be judged left out; the agency is
the mean of its objectives. The same rules as in the reports (`indicators.year_figures`).
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from triwulan.core.predicates import predicate
from triwulan.core.quarters import Quarter
from triwulan.indicators.figures import HISTORY, Figure, figures_for
from triwulan.indicators.models import Indicator, Node
from triwulan.indicators.queries import valid_in, with_rules
from triwulan.indicators.scales import scale_of
from triwulan.indicators.year_figures import mean, objective_means
from triwulan.organisations.models import Agency

SHOWN = HISTORY + 1


@dataclass(frozen=True)
class ObjectiveRow:
    """`judged` of `count` indicators have an achievement; `percent` None while none has."""

    objective: Node
    percent: Decimal | None
    before: Decimal | None
    predicate: str | None
    count: int
    judged: int


@dataclass(frozen=True)
class Performance:
    """`rows` from the lowest, those without a figure last. `course`: nine quarters, None where there is no figure."""

    quarter: Quarter
    figures: Sequence[Figure]
    rows: Sequence[ObjectiveRow]
    course: Sequence[tuple[Quarter, Decimal | None]]

    @property
    def mean(self) -> Decimal | None:
        return self.course[-1][1]

    @property
    def before(self) -> Decimal | None:
        return self.course[-2][1]

    @property
    def filled(self) -> int:
        return sum(figure.value is not None for figure in self.figures)


def performance(agency: Agency, quarter: Quarter, *, told: Callable[[Quarter], bool]) -> Performance:
    """`told` says of a past quarter whether it may be shown. A fixed number of queries."""
    every = _every_figure(agency, quarter)
    now = [figure for figure in every if _is_valid(figure.indicator, quarter.year)]
    before = _objectives_at(every, quarter.previous) if told(quarter.previous) else {}
    scale = scale_of(agency)
    rows = [
        ObjectiveRow(
            found.objective,
            found.mean,
            before.get(found.objective.pk),
            predicate(found.mean, scale),
            found.count,
            found.judged,
        )
        for found in objective_means(now)
    ]
    rows.sort(key=lambda row: (row.percent is None, row.percent or 0, row.objective.order))
    course: list[tuple[Quarter, Decimal | None]] = [(quarter, mean(row.percent for row in rows))]
    for _number in range(HISTORY):
        quarter = quarter.previous
        course.append((quarter, mean(_objectives_at(every, quarter).values()) if told(quarter) else None))
    return Performance(course[0][0], now, rows, tuple(reversed(course)))


def _every_figure(agency: Agency, quarter: Quarter) -> list[Figure]:
    """Of all indicators that were valid at some time of the course."""
    valid = valid_in(quarter.year)
    for year in range(quarter.year - HISTORY // 4, quarter.year):
        valid |= valid_in(year)
    return figures_for(list(with_rules(Indicator.objects.filter(valid, agency=agency))), quarter.year, quarter.number)


def _objectives_at(figures: Iterable[Figure], quarter: Quarter) -> dict[int, Decimal | None]:
    groups: dict[int, list[Decimal | None]] = {}
    for figure in figures:
        if _is_valid(figure.indicator, quarter.year):
            past = figure.past(quarter)
            groups.setdefault(figure.indicator.objective.pk, []).append(past.percent if past else None)
    return {objective: mean(percents) for objective, percents in groups.items()}


def _is_valid(indicator: Indicator, year: int) -> bool:
    return indicator.valid_from <= year and (indicator.valid_to is None or year <= indicator.valid_to)
