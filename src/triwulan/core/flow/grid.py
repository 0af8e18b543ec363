"""The tracks that lines may run on, and which of them are taken.

No two lines may use the same stretch of a track or turn on the same crossing of tracks. That alone keeps lines from ever
lying on each other: they can only cross.
"""

from dataclasses import dataclass

from triwulan.core.flow.measures import Columns, Measures
from triwulan.core.flow.place import Placement
from triwulan.core.flow.ports import STEP, shifts


@dataclass(frozen=True)
class Effort:
    """How many tracks there are: the least first, more where a page could not be routed."""

    beside: int = 2
    """Vertical tracks on either side of a column's border."""
    between: int = 1
    """Horizontal tracks above and below every symbol."""
    spread: int = 0
    """Ports on either side of the middle one, on each of a symbol's sides."""
    join: bool = False
    """Whether a line may end on another one that leads to the same symbol."""


@dataclass(frozen=True)
class Grid:
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    column_of: tuple[int | None, ...]
    """Per x: the column whose own lines alone may run there; None for the tracks beside the borders."""
    lane_of: tuple[float | None, ...]
    """Per y: the top of the lane whose own lines alone may run there."""
    blocked: bytes
    """Per crossing: whether a symbol, with its clearance, lies over it."""
    beside: tuple[int, ...]
    """Per crossing and heading (up, right, down, left): the next crossing, -1 where a symbol or the edge is."""
    length: tuple[float, ...]
    """Per crossing and heading: how far that is."""

    def node(self, ix: int, iy: int) -> int:
        return iy * len(self.xs) + ix


def build(placement: Placement, columns: Columns, measures: Measures, effort: Effort) -> Grid:
    xs = dict(sorted(_columns_tracks(columns, measures, effort).items()))
    ys = dict(sorted(_lanes_tracks(placement, measures, effort).items()))
    blocked = bytearray(len(xs) * len(ys))
    for symbol in placement.symbols:
        x0, y0, x1, y1 = symbol.box
        keep = measures.clearance
        inside = [i for i, x in enumerate(xs) if x0 - keep < x < x1 + keep]
        for iy, y in enumerate(ys):
            if y0 - keep < y < y1 + keep:
                for ix in inside:
                    blocked[iy * len(xs) + ix] = 1
    beside, length = _neighbours(list(xs), list(ys), blocked)
    return Grid(
        tuple(xs), tuple(ys), tuple(xs.values()), tuple(ys.values()), bytes(blocked), tuple(beside), tuple(length)
    )


def _neighbours(xs: list[float], ys: list[float], blocked: bytearray) -> tuple[list[int], list[float]]:
    beside, length = [-1] * (4 * len(blocked)), [0.0] * (4 * len(blocked))
    for node in range(len(blocked)):
        iy, ix = divmod(node, len(xs))
        for heading, (dx, dy) in enumerate(STEP):
            x, y = ix + dx, iy + dy
            if 0 <= x < len(xs) and 0 <= y < len(ys) and not blocked[y * len(xs) + x]:
                beside[node * 4 + heading] = y * len(xs) + x
                length[node * 4 + heading] = abs(xs[x] - xs[ix]) + abs(ys[y] - ys[iy])
    return beside, length


def _columns_tracks(columns: Columns, measures: Measures, effort: Effort) -> dict[float, int | None]:
    tracks: dict[float, int | None] = {}
    gutter = (columns.width - columns.symbol_width) / 2 - measures.clearance
    beside = max(1, min(effort.beside, int(gutter / (0.9 * measures.per_mm))))
    for column in range(columns.count):
        left = column * columns.width
        for k in range(beside):
            away = (k + 0.5) * gutter / beside
            tracks[round(left + away, 2)] = tracks[round(left + columns.width - away, 2)] = None
        for shift in shifts(effort.spread):
            tracks[round(columns.centre(column) + shift * columns.symbol_width / 2, 2)] = column
    return tracks


def _lanes_tracks(placement: Placement, measures: Measures, effort: Effort) -> dict[float, float | None]:
    tracks: dict[float, float | None] = {}
    for symbol in placement.symbols:
        top, bottom = symbol.lane
        free = (bottom - top - symbol.height) / 2 - measures.clearance
        for k in range(1, effort.between + 1):
            if k * measures.track <= free:
                tracks[round(top + k * measures.track, 2)] = tracks[round(bottom - k * measures.track, 2)] = None
        for shift in shifts(min(effort.spread, 1)):
            tracks[round(symbol.y + shift * symbol.height / 2, 2)] = top
    return tracks
