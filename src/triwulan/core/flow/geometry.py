"""Points, boxes and straight pieces of lines. Everything is axis-parallel."""

from collections.abc import Sequence
from itertools import pairwise

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""x0, y0, x1, y1."""


def span(a: float, b: float) -> tuple[float, float]:
    return (a, b) if a <= b else (b, a)


def box_of(a: Point, b: Point, margin: float = 0.0) -> Box:
    (x0, x1), (y0, y1) = span(a[0], b[0]), span(a[1], b[1])
    return x0 - margin, y0 - margin, x1 + margin, y1 + margin


def boxes_touch(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def segments(path: Sequence[Point]) -> list[tuple[Point, Point]]:
    return list(pairwise(path))


def straighten(path: Sequence[Point]) -> tuple[Point, ...]:
    """The same path without the points that lie inside its straight pieces."""
    kept: list[Point] = []
    for point in path:
        if kept and point == kept[-1]:
            continue
        if len(kept) > 1 and _in_line(kept[-2], kept[-1], point):
            kept.pop()
        kept.append(point)
    return tuple(kept)


def _in_line(a: Point, b: Point, c: Point) -> bool:
    return (a[0] == b[0] == c[0]) or (a[1] == b[1] == c[1])
