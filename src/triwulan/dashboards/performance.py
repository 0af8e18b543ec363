"""What the agency reached: each objective now and a quarter before, and the course of nine quarters.

An objective (sasaran) is the mean of its indicators' achievements, those that cannot be judged left out; the agency is
the mean of its objectives; both by weights where these are set. The same rules as in the reports (`indicators.levels`).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from triwulan.core.levels import OBJECTIVES, Level, Part, roll_up
from triwulan.core.quarters import Quarter
from triwulan.indicators.levels import UnitLevel, agency_level, unit_levels
from triwulan.indicators.models import Indicator, Node
from triwulan.indicators.queries import CASCADE, valid_in
from triwulan.indicators.reached import SHOWN, Course, Reached, reached_by
from triwulan.indicators.scales import scale_of
from triwulan.indicators.year_figures import objective_means
from triwulan.organisations.models import Agency, Unit
from triwulan.organisations.reading import read, relate

HISTORY = SHOWN - 1
_REMEMBERED = 4096
_ABOVE = CASCADE.removeprefix("node__")
# Of an indicator what a rule is made of and where it stands: most of its columns are what is said of it.
_ASKED = (
    *("agency", "first", "unit", "node", "code", "name", "measure", "weight", "valid_from", "valid_to", "order"),
    *("value_kind", "polarity", "formula", "aggregation", "target_kind", "frequency"),
    *("cap", "cap_above", "uncapped", "floored"),
)


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
    served = {year: _served_in(every, year) for year in range(quarter.year - HISTORY // 4, quarter.year + 1)}
    before = _objectives_at(served, quarter.previous, 1) if told(quarter.previous) else {}
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
    places = {one.indicator.node_id: one.indicator for one in every}
    nodes = {found.pk: found for found in (one.objective for one in places.values())}
    course = [(quarter, level.percent), *_course(served, nodes, quarter, told)]
    return Performance(quarter, now, rows, tuple(reversed(course)), level, units)


def _course(
    served: "_Served", nodes: Mapping[int, Node], quarter: Quarter, told: Callable[[Quarter], bool]
) -> Iterator[tuple[Quarter, Decimal | None]]:
    for back in range(1, SHOWN):
        quarter = quarter.previous
        reached = _objectives_at(served, quarter, back) if told(quarter) else {}
        yield quarter, agency_level((nodes[pk], percent, 0) for pk, percent in reached.items()).percent


def _every_figure(agency: Agency, quarter: Quarter) -> list[Reached]:
    """Of all indicators that were valid at some time of the course."""
    valid = valid_in(quarter.year)
    for year in range(quarter.year - HISTORY // 4, quarter.year):
        valid |= valid_in(year)
    found = read(Indicator.objects.filter(valid, agency=agency).only(*_ASKED))
    # a place serves many indicators, and is made once
    places = {one.pk: one for one in Node.objects.filter(pk__in={one.node_id for one in found}).select_related(_ABOVE)}
    for one in found:
        relate(one, agency=agency, node=places[one.node_id])
    return reached_by(found, quarter)


# What hangs on each objective in each year of the course: each indicator's course with its weight.
_Served = Mapping[int, Mapping[int, tuple[tuple[Course, Decimal | None], ...]]]


def _objectives_at(served: _Served, quarter: Quarter, back: int) -> dict[int, Decimal | None]:
    """`back`: how many quarters before the page's it lies."""
    return {objective: _percents(parts)[back] for objective, parts in served[quarter.year].items()}


@lru_cache(maxsize=_REMEMBERED)
def _percents(parts: tuple[tuple[Course, Decimal | None], ...]) -> tuple[Decimal | None, ...]:
    """Of an objective, for each quarter of the course; nothing else goes into them."""
    return tuple(
        roll_up([Part(course.past[back].percent, weight) for course, weight in parts]).percent for back in range(SHOWN)
    )


def _served_in(figures: Iterable[Reached], year: int) -> dict[int, tuple[tuple[Course, Decimal | None], ...]]:
    """Of those valid in the year. An objective is looked up once for each place: many indicators stand at one."""
    groups: dict[int, list[tuple[Course, Decimal | None]]] = {}
    objectives: dict[int, int] = {}
    for figure in figures:
        indicator = figure.indicator
        if not _is_valid(indicator, year):
            continue
        if indicator.node_id not in objectives:
            objectives[indicator.node_id] = indicator.objective.pk
        groups.setdefault(objectives[indicator.node_id], []).append((figure.course, indicator.weight))
    return {objective: tuple(parts) for objective, parts in groups.items()}


def _is_valid(indicator: Indicator, year: int) -> bool:
    return indicator.valid_from <= year and (indicator.valid_to is None or year <= indicator.valid_to)
