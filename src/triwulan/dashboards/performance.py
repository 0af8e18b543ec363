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
from triwulan.organisations.reading import read, relate

HISTORY = SHOWN - 1
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
    served = {year: _by_objective(every, year) for year in range(quarter.year - HISTORY // 4, quarter.year + 1)}
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
    served: "_Served", quarter: Quarter, told: Callable[[Quarter], bool]
) -> Iterator[tuple[Quarter, Decimal | None]]:
    nodes = {pk: figures[0].indicator.objective for of_year in served.values() for pk, figures in of_year.items()}
    for _number in range(HISTORY):
        quarter = quarter.previous
        reached = _objectives_at(served, quarter) if told(quarter) else {}
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


# The figures of each objective, in each year of the course.
_Served = Mapping[int, Mapping[int, Sequence[Reached]]]


def _objectives_at(served: _Served, quarter: Quarter) -> dict[int, Decimal | None]:
    found = {}
    for objective, figures in served[quarter.year].items():
        back = figures[0].quarters_since(quarter)
        found[objective] = roll_up([Part(one.course[back].percent, one.indicator.weight) for one in figures]).percent
    return found


def _by_objective(figures: Iterable[Reached], year: int) -> dict[int, list[Reached]]:
    """Of those valid in the year. An objective is looked up once for each place: many indicators stand at one."""
    groups: dict[int, list[Reached]] = {}
    objectives: dict[int, int] = {}
    for figure in figures:
        indicator = figure.indicator
        if not _is_valid(indicator, year):
            continue
        if indicator.node_id not in objectives:
            objectives[indicator.node_id] = indicator.objective.pk
        groups.setdefault(objectives[indicator.node_id], []).append(figure)
    return groups


def _is_valid(indicator: Indicator, year: int) -> bool:
    return indicator.valid_from <= year and (indicator.valid_to is None or year <= indicator.valid_to)
