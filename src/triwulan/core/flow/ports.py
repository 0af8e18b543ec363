"""Where on a symbol's outline a line may begin or end."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt

from triwulan.core.flow.geometry import Point
from triwulan.core.flow.place import PlacedSymbol

UP, RIGHT, DOWN, LEFT = range(4)
STEP: tuple[tuple[int, int], ...] = ((0, -1), (1, 0), (0, 1), (-1, 0))


def opposite(side: int) -> int:
    return (side + 2) % 4


@dataclass(frozen=True, order=True)
class Port:
    symbol: int
    """Index in the placement's symbols."""
    side: int
    shift: float
    """How far from the middle of its side: -1 and 1 are the corners."""
    point: Point


def shifts(spread: int) -> tuple[float, ...]:
    """The middle, and for crowded symbols so many places on either side of it, evenly spaced."""
    return tuple(step / (spread + 1) for step in range(-spread, spread + 1))


def ports_of(index: int, symbol: PlacedSymbol, *, spread: int) -> Iterator[Port]:
    """Left and right have room for three arrow heads at most.

    A diamond's slopes count as above and below only, lest two ports be the same point.
    """
    for side in (UP, RIGHT, DOWN, LEFT):
        most = spread if side in (UP, DOWN) else 0 if symbol.kind == "diamond" else min(spread, 1)
        for shift in shifts(0 if symbol.leaving else most):
            yield Port(index, side, shift, _point(symbol, side, shift))


def _point(symbol: PlacedSymbol, side: int, shift: float) -> Point:
    half_width, half_height = symbol.width / 2, symbol.height / 2
    dx, dy = STEP[side]
    if side in (LEFT, RIGHT):
        x, y = dx * (half_width - _recess(symbol, side, shift)), shift * half_height
    else:
        x, y = shift * half_width, dy * (half_height - _recess(symbol, side, shift))
    return round(symbol.x + x, 2), round(symbol.y + y, 2)


def _recess(symbol: PlacedSymbol, side: int, shift: float) -> float:
    """How far the outline lies inside the symbol's box there."""
    if symbol.kind == "diamond":
        return abs(shift) * symbol.height / 2
    if symbol.kind != "capsule":
        return 0.0
    radius = min(symbol.width, symbol.height) / 2
    half = (symbol.height if side in (LEFT, RIGHT) else symbol.width) / 2
    into_arc = max(0.0, abs(shift) * half - (half - radius))
    return radius - sqrt(radius**2 - into_arc**2)
