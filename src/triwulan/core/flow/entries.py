"""Where lines meet the tracks: straight out of a symbol's port, or about to go straight into one."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import dropwhile, takewhile

from triwulan.core.flow.grid import Grid
from triwulan.core.flow.ports import DOWN, LEFT, RIGHT, Port


@dataclass(frozen=True)
class Entry:
    port: Port
    node: int
    skipped: tuple[int, ...] = ()
    """Crossings between the node and the port, under the arrow head."""
    price: float = 0.0
    joint: int | None = None
    """The crossing where it ends on another line, if it does."""


def entry(grid: Grid, port: Port, room: float, *, joint: int | None = None) -> Entry | None:
    """The first crossing straight out of the port that is at least `room` away; None where another symbol is nearer.

    :param joint: the port is no symbol's but this crossing, on another line.
    """
    outward = iter(_outward(grid, port))
    beyond = outward if joint is not None else dropwhile(lambda track: grid.blocked[track[1]], outward)
    free = list(takewhile(lambda track: not grid.blocked[track[1]], beyond))
    near = tuple(node for far, node in free if far < room)
    return Entry(port, free[len(near)][1], near, joint=joint) if len(near) < len(free) else None


def _outward(grid: Grid, port: Port) -> list[tuple[float, int]]:
    """Every crossing on the port's own track, with its distance, nearest first."""
    x, y = port.point
    if port.side in (LEFT, RIGHT):
        row = _index(grid.ys, y)
        tracks = [(track - x, grid.node(i, row)) for i, track in enumerate(grid.xs)]
    else:
        column = _index(grid.xs, x)
        tracks = [(track - y, grid.node(column, i)) for i, track in enumerate(grid.ys)]
    sign = 1 if port.side in (RIGHT, DOWN) else -1
    return sorted((far * sign, node) for far, node in tracks if far * sign > 0)


def _index(tracks: Sequence[float], place: float) -> int:
    return min(range(len(tracks)), key=lambda i: abs(tracks[i] - place))
