"""Routes made ready to draw: polylines with gaps where others cross, arrow heads, labels."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from triwulan.core.flow.geometry import Point, segments, span, straighten
from triwulan.core.flow.grid import Grid
from triwulan.core.flow.measures import Measures
from triwulan.core.flow.taken import Route

Path = Sequence[Point]


@dataclass(frozen=True)
class Line:
    points: tuple[Point, ...]
    """From port to port."""
    pieces: tuple[tuple[Point, ...], ...]
    """What is drawn of it: without the gaps at crossings, and only up to the arrow head's base."""
    head: tuple[Point, Point, Point] | None
    """None: the line that joins the symbols of a joint step."""
    edge: int | None = None
    """Index in the chart's edges."""
    source: int = 0
    """Index in the page's symbols, as `target`."""
    target: int = 0


def path_of(route: Route, grid: Grid) -> tuple[Point, ...]:
    width = len(grid.xs)
    inner = [(grid.xs[node % width], grid.ys[node // width]) for node in route.nodes]
    first, last = _onto(route.source.point, inner[0]), _onto(route.target.point, inner[-1])
    return straighten([first, *inner, last])


def _onto(port: Point, node: Point) -> Point:
    """The port, moved by a rounding error onto the track its line runs on."""
    return (node[0], port[1]) if abs(node[0] - port[0]) < abs(node[1] - port[1]) else (port[0], node[1])


def crossing(a: tuple[Point, Point], b: tuple[Point, Point]) -> Point | None:
    """Where an upright and a level piece cross, each inside the other."""
    upright, level = (a, b) if a[0][0] == a[1][0] else (b, a)
    if upright[0][0] != upright[1][0] or level[0][1] != level[1][1]:
        return None
    x, y = upright[0][0], level[0][1]
    (x0, x1), (y0, y1) = span(level[0][0], level[1][0]), span(upright[0][1], upright[1][1])
    return (x, y) if x0 < x < x1 and y0 < y < y1 else None


def crossings(path: Sequence[Point], other: Sequence[Point]) -> Iterator[Point]:
    for mine in segments(path):
        for theirs in segments(other):
            point = crossing(mine, theirs)
            if point is not None:
                yield point


def head_at(path: Sequence[Point], measures: Measures) -> tuple[Point, Point, Point]:
    """The filled triangle at the path's end."""
    base, half, (dx, dy) = _base(path, measures), measures.head_width / 2, _direction(path)
    return (
        path[-1],
        (round(base[0] + dy * half, 2), round(base[1] + dx * half, 2)),
        (round(base[0] - dy * half, 2), round(base[1] - dx * half, 2)),
    )


def _direction(path: Sequence[Point]) -> Point:
    (ax, ay), (bx, by) = path[-2], path[-1]
    return (bx > ax) - (bx < ax), (by > ay) - (by < ay)


def _base(path: Sequence[Point], measures: Measures) -> Point:
    (x, y), (dx, dy) = path[-1], _direction(path)
    return round(x - dx * measures.head_length, 2), round(y - dy * measures.head_length, 2)


def pieces(
    path: Sequence[Point], gaps: Sequence[Point], measures: Measures, *, headed: bool
) -> tuple[tuple[Point, ...], ...]:
    """The path cut open around each gap."""
    drawn = [*path[:-1], _base(path, measures)] if headed else list(path)
    found: list[list[Point]] = [[drawn[0]]]
    for a, b in segments(drawn):
        across = [gap for gap in gaps if crossing((a, b), _mark(gap, a, b)) == gap]
        for gap in sorted(across, key=lambda gap: abs(gap[0] - a[0]) + abs(gap[1] - a[1])):
            before, after = _rims(gap, a, b, measures.gap)
            found[-1].append(before)
            found.append([after])
        found[-1].append(b)
    return tuple(straighten(piece) for piece in found)


def _mark(gap: Point, a: Point, b: Point) -> tuple[Point, Point]:
    """A short stroke across the piece a–b at the gap."""
    x, y = gap
    return ((x, y - 1), (x, y + 1)) if a[1] == b[1] else ((x - 1, y), (x + 1, y))


def _rims(gap: Point, a: Point, b: Point, half: float) -> tuple[Point, Point]:
    dx, dy = (b[0] > a[0]) - (b[0] < a[0]), (b[1] > a[1]) - (b[1] < a[1])
    x, y = gap
    return (round(x - dx * half, 2), round(y - dy * half, 2)), (round(x + dx * half, 2), round(y + dy * half, 2))
