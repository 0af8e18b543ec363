"""What the agency reached: each objective now and a quarter before, and the course of nine quarters.

An objective (sasaran) is the mean of its indicators' achievements, those that cannot be judged left out; the agency is
the mean of its objectives; both by weights where these are set. The same rules as in the reports (`indicators.levels`).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from triwulan.core.levels import OBJECTIVES, Level, Part, roll_up
from triwulan.core.quarters import Quarter
from triwulan.indicators.levels import UnitLevel, agency_level, unit_levels
from triwulan.indicators.models import Indicator, Node
from triwulan.indicators.queries import CASCADE, valid_in
from triwulan.indicators.reached import SHOWN, Reached, reached_by
from triwulan.indicators.scales import scale_of
from triwulan.indicators.year_figures import objective_means
from triwulan.organisations.models import Agency, Unit

HISTORY = SHOWN - 1
_ABOVE = CASCADE.removeprefix("node__")


@dataclass(frozen=True)
class ObjectiveRow:
    """`percent` None while no indicator has an achievement; `rule` says how it was made of theirs."""

    objective: Node
    percent: Decimal | None
    before: Decimal | None
    predicate: str | None
    rule: str
    excused: int = 0


@dataclass(frozen=True)
class Performance:
    """`rows` from the lowest, those without a figure last. `course`: nine quarters, None where there is no figure."""

    quarter: Quarter
    figures: Sequence[Reached]
    rows: Sequence[ObjectiveRow]
    course: Sequence[tuple[Quarter, Decimal | None]]
    level: Level
    units: Sequence[UnitLevel]

    @property
    def mean(self) -> Decimal | None:
        return self.level.percent

    @property
    def rule(self) -> str:
        return self.level.rule(OBJECTIVES)

    @property
    def before(self) -> Decimal | None:
        return self.course[-2][1]

    @property
    def filled(self) -> int:
        return sum(figure.is_answered for figure in self.figures)


def performance(agency: Agency, quarter: Quarter, *, told: Callable[[Quarter], bool]) -> Performance:
    """`told` says of a past quarter whether it may be shown. A fixed number of queries."""
    every = _every_figure(agency, quarter)
    now = [figure for figure in every if _is_valid(figure.indicator, quarter.year)]
    served = _by_objective(every)
    before = _objectives_at(served, quarter.previous) if told(quarter.previous) else {}
    rows = [
        ObjectiveRow(
            found.objective,
            found.mean,
            before.get(found.objective.pk),
            found.predicate,
            found.rule,
            found.level.excused,
        )
        for found in objective_means(now)
    ]
    rows.sort(key=lambda row: (row.percent is None, row.percent or 0, row.objective.order))
    level = agency_level((row.objective, row.percent, row.excused) for row in rows)
    units = unit_levels(now, list(Unit.objects.filter(agency=agency).order_by("order", "id")), scale_of(agency))
    course = [(quarter, level.percent), *_course(served, quarter, told)]
    return Performance(quarter, now, rows, tuple(reversed(course)), level, units)


def _course(
    served: Mapping[int, Sequence[Reached]], quarter: Quarter, told: Callable[[Quarter], bool]
) -> Iterator[tuple[Quarter, Decimal | None]]:
    nodes = {pk: figures[0].indicator.objective for pk, figures in served.items()}
    for _number in range(HISTORY):
        quarter = quarter.previous
        reached = _objectives_at(served, quarter) if told(quarter) else {}
        yield quarter, agency_level((nodes[pk], percent, 0) for pk, percent in reached.items()).percent


def _every_figure(agency: Agency, quarter: Quarter) -> list[Reached]:
    """Of all indicators that were valid at some time of the course."""
    valid = valid_in(quarter.year)
    for year in range(quarter.year - HISTORY // 4, quarter.year):
        valid |= valid_in(year)
    found = list(Indicator.objects.filter(valid, agency=agency))
    # a place serves many indicators, and is made once
    places = {one.pk: one for one in Node.objects.filter(pk__in={one.node_id for one in found}).select_related(_ABOVE)}
    for one in found:
        one.agency, one.node = agency, places[one.node_id]
    return reached_by(found, quarter)


def _objectives_at(served: Mapping[int, Sequence[Reached]], quarter: Quarter) -> dict[int, Decimal | None]:
    """`served`: the figures of each objective."""
    found = {}
    for objective, figures in served.items():
        valid = [figure for figure in figures if _is_valid(figure.indicator, quarter.year)]
        if valid:
            parts = [Part(figure.percent_at(quarter), figure.indicator.weight) for figure in valid]
            found[objective] = roll_up(parts).percent
    return found


def _by_objective(figures: Iterable[Reached]) -> dict[int, list[Reached]]:
    """An objective is looked up once for each place in the cascade: many indicators stand at one."""
    groups: dict[int, list[Reached]] = {}
    objectives: dict[int, int] = {}
    for figure in figures:
        indicator = figure.indicator
        if indicator.node_id not in objectives:
            objectives[indicator.node_id] = indicator.objective.pk
        groups.setdefault(objectives[indicator.node_id], []).append(figure)
    return groups


def _is_valid(indicator: Indicator, year: int) -> bool:
    return indicator.valid_from <= year and (indicator.valid_to is None or year <= indicator.valid_to)
