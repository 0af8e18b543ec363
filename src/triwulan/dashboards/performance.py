"""What the agency reached: each objective now and a quarter before, and the course of nine quarters.

An objective (sasaran) is the mean of its indicators' achievements, those that cannot be judged left out; the agency is
the mean of its objectives; both by weights where these are set. The same rules as in the reports (`indicators.levels`).
"""

import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from triwulan.core.levels import INDICATORS, OBJECTIVES, Level, Part, roll_up
from triwulan.core.predicates import Scale, predicate
from triwulan.core.quarters import Quarter
from triwulan.indicators.levels import UnitLevel, agency_level, unit_levels, units_above
from triwulan.indicators.models import Indicator, Node
from triwulan.indicators.queries import CASCADE, valid_in
from triwulan.indicators.reached import SHOWN, Course, Reached, reached_by
from triwulan.indicators.scales import scale_of
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
    parts = _parts_of(every)
    served = {year: _served_in(parts, year) for year in range(quarter.year - HISTORY // 4, quarter.year + 1)}
    before = _objectives_at(served, quarter.previous, 1) if told(quarter.previous) else {}
    nodes = {found.pk: found for found in (part.objective for part in parts)}
    scale = scale_of(agency)
    rows = [
        _row(nodes[pk], _level_now(tuple(items)), before.get(pk), scale) for pk, items in served[quarter.year].items()
    ]
    rows.sort(key=lambda row: (row.percent is None, row.percent or 0, row.objective.order))
    level = agency_level((row.objective, row.percent, row.excused) for row in rows)
    units = list(Unit.objects.filter(agency=agency).order_by("order", "id"))
    now = [part.figure for part in parts if part.is_valid(quarter.year)]
    course = [(quarter, level.percent), *_course(served, nodes, quarter, told)]
    return Performance(
        quarter,
        now,
        rows,
        tuple(reversed(course)),
        level,
        unit_levels(_under(parts, quarter.year, units), units, scale),
    )


def _row(objective: Node, level: Level, before: Decimal | None, scale: Scale) -> ObjectiveRow:
    return ObjectiveRow(
        objective, level.percent, before, predicate(level.percent, scale), level.rule(INDICATORS), level.excused
    )


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


# An indicator's course with its weight: what goes into an objective, and nothing else does.
_Item = tuple[Course, Decimal | None]
# What hangs on each objective in each year of the course.
_Served = Mapping[int, Mapping[int, Sequence[_Item]]]


class _Part(NamedTuple):
    """A figure and where it stands: looked up once, and walked through for every year and unit."""

    figure: Reached
    objective: Node
    unit: int
    item: _Item
    since: int
    until: int

    def is_valid(self, year: int) -> bool:
        return self.since <= year <= self.until


def _parts_of(figures: Iterable[Reached]) -> list[_Part]:
    """An objective is looked up once for each place: many indicators stand at one."""
    objectives: dict[int, Node] = {}
    found = []
    for figure in figures:
        one = figure.indicator
        place = one.node_id
        objective = objectives.get(place)
        if objective is None:
            objective = objectives[place] = one.objective
        until = sys.maxsize if one.valid_to is None else one.valid_to
        found.append(_Part(figure, objective, one.unit_id, (figure.course, one.weight), one.valid_from, until))
    return found


def _served_in(parts: Iterable[_Part], year: int) -> dict[int, list[_Item]]:
    groups: dict[int, list[_Item]] = defaultdict(list)
    for _figure, objective, _unit, item, since, until in parts:
        if since <= year <= until:
            groups[objective.id].append(item)
    return groups


def _under(parts: Iterable[_Part], year: int, units: Sequence[Unit]) -> dict[int, list[Level]]:
    """By unit, what each objective reached that it or a unit below it serves."""
    above = units_above(units)
    groups: dict[int, dict[int, list[_Item]]] = defaultdict(lambda: defaultdict(list))
    chains = {unit: [groups[each] for each in above[unit]] for unit in {part.unit for part in parts}}
    for _figure, objective, unit, item, since, until in parts:
        if since <= year <= until:
            for served in chains[unit]:
                served[objective.id].append(item)
    return {unit: [_level_now(tuple(items)) for items in served.values()] for unit, served in groups.items() if served}


def _objectives_at(served: _Served, quarter: Quarter, back: int) -> dict[int, Decimal | None]:
    """`back`: how many quarters before the page's it lies."""
    return {objective: _percents(tuple(items))[back] for objective, items in served[quarter.year].items()}


@lru_cache(maxsize=_REMEMBERED)
def _level_now(items: tuple[_Item, ...]) -> Level:
    """Of an objective, in the page's quarter."""
    return roll_up([Part(course.past[0].percent, weight, course.past[0].is_excused) for course, weight in items])


@lru_cache(maxsize=_REMEMBERED)
def _percents(items: tuple[_Item, ...]) -> tuple[Decimal | None, ...]:
    """The same for each quarter of the course."""
    return tuple(
        roll_up([Part(course.past[back].percent, weight) for course, weight in items]).percent for back in range(SHOWN)
    )
