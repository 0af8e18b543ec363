"""What is wrong with a drawn page, found from its points alone: nothing of the router's own reckoning is used."""

from collections.abc import Iterator
from itertools import combinations, pairwise

from triwulan.core.flow.labels import touches_symbol
from triwulan.core.flow.layout import FlowPage
from triwulan.core.flow.lines import Line

Stretch = tuple[tuple[float, float], tuple[float, float]]
NEAR = 0.3


def faults(page: FlowPage) -> list[str]:
    return [
        *_through_symbols(page),
        *_on_each_other(page),
        *_slanting(page),
        *_without_shaft(page),
        *_covered_labels(page),
    ]


def _stretches(line: Line) -> list[Stretch]:
    return list(pairwise(line.points))


def _reach(stretch: Stretch, margin: float = 0.0) -> tuple[float, float, float, float]:
    (ax, ay), (bx, by) = stretch
    return min(ax, bx) - margin, min(ay, by) - margin, max(ax, bx) + margin, max(ay, by) + margin


def _meet(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _through_symbols(page: FlowPage) -> Iterator[str]:
    for line in page.lines:
        stretches = _stretches(line)
        for place, stretch in enumerate(stretches):
            own = {line.source} if place == 0 else set()
            own |= {line.target} if place == len(stretches) - 1 else set()
            for number, symbol in enumerate(page.symbols):
                if number not in own and _meet(_reach(stretch, NEAR), symbol.box):
                    yield f"{line.points} touches {symbol}"


def _on_each_other(page: FlowPage) -> Iterator[str]:
    every = [(number, place, s) for number, line in enumerate(page.lines) for place, s in enumerate(_stretches(line))]
    for (line, place, a), (other, other_place, b) in combinations(every, 2):
        neighbours = line == other and abs(place - other_place) == 1
        if not neighbours and _meet(_reach(a, NEAR), _reach(b, NEAR)) and (line == other or not _cross(a, b)):
            yield f"{a} lies on {b}"


def _cross(a: Stretch, b: Stretch) -> bool:
    """At a right angle, each well inside the other."""
    if (a[0][0] == a[1][0]) == (b[0][0] == b[1][0]):
        return False
    upright, level = (a, b) if a[0][0] == a[1][0] else (b, a)
    left, _, right, _ = _reach(level, -NEAR)
    _, top, _, bottom = _reach(upright, -NEAR)
    return left < upright[0][0] < right and top < level[0][1] < bottom


def _slanting(page: FlowPage) -> Iterator[str]:
    for line in page.lines:
        for (ax, ay), (bx, by) in _stretches(line):
            if ax != bx and ay != by:
                yield f"{line.points} is neither upright nor level"


def _without_shaft(page: FlowPage) -> Iterator[str]:
    for line in page.lines:
        (ax, ay), (bx, by) = line.points[-2:]
        if line.head is not None and abs(ax - bx) + abs(ay - by) < 2.2:
            yield f"{line.points} has no room for its head"


def _covered_labels(page: FlowPage) -> Iterator[str]:
    for label in page.labels:
        for symbol in page.symbols:
            if touches_symbol(label.box, symbol):
                yield f"{label} stands on {symbol}"
    for label, other in combinations(page.labels, 2):
        if _meet(label.box, other.box):
            yield f"{label} stands on {other}"
