"""What a unit, a division and the agency reached: the mean of the sasaran that they serve, each the mean of its indicators.

The agency's sasaran may be weighted; a unit's are not, since the weights are shares of the agency's whole.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from triwulan.core.levels import OBJECTIVES, Level, Part, roll_up
from triwulan.core.predicates import Scale, predicate
from triwulan.indicators.models import Node
from triwulan.organisations.models import Unit


@dataclass(frozen=True)
class UnitLevel:
    """`depth` 0 stands right below the agency."""

    unit: Unit
    depth: int
    level: Level
    predicate: str | None

    @property
    def rule(self) -> str:
        return self.level.rule(OBJECTIVES)


def agency_level(reached: Iterable[tuple[Node, Decimal | None, int]]) -> Level:
    """Of its sasaran, each with what it reached and how many of its indicators are n/a."""
    return roll_up(Part(percent, node.weight, excused) for node, percent, excused in reached)


def unit_levels(reached: Mapping[int, Sequence[Level]], units: Sequence[Unit], scale: Scale) -> list[UnitLevel]:
    """Of every unit in `reached`, in the order of the organisation. There: what each sasaran reached in it and below."""
    return [_level(unit, depth, reached[unit.pk], scale) for unit, depth in _below(None, units) if unit.pk in reached]


def units_above(units: Iterable[Unit]) -> dict[int, tuple[int, ...]]:
    """Each unit's key with its own and those of the units it belongs to."""
    parents = {unit.pk: unit.parent_id for unit in units}
    return {pk: tuple(_upwards(pk, parents)) for pk in parents}


def _upwards(here: int | None, parents: Mapping[int, int | None]) -> Iterable[int]:
    while here is not None:
        yield here
        here = parents.get(here)


def _level(unit: Unit, depth: int, reached: Sequence[Level], scale: Scale) -> UnitLevel:
    level = roll_up(Part(found.percent, excused=found.excused) for found in reached)
    return UnitLevel(unit, depth, level, predicate(level.percent, scale))


def _below(parent: int | None, units: Sequence[Unit], depth: int = -1) -> Iterable[tuple[Unit, int]]:
    """The root itself is the agency and has its own figure."""
    for unit in units:
        if unit.parent_id == parent:
            if parent is not None:
                yield unit, depth
            yield from _below(unit.pk, units, depth + 1)
