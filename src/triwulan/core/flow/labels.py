"""Where "Ya" and "Tidak" stand: beside their line, near the decision, touching nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from triwulan.core.flow.geometry import Box, Point, box_of, boxes_touch, segments
from triwulan.core.flow.measures import Measures
from triwulan.core.flow.place import PlacedSymbol
from triwulan.core.flow.text import text_width


@dataclass(frozen=True)
class Label:
    text: str
    x: float
    y: float
    """The box's upper left corner; the text fills it."""
    width: float
    height: float

    @property
    def box(self) -> Box:
        return self.x, self.y, self.x + self.width, self.y + self.height


def place_labels(
    wanted: Sequence[tuple[str, Sequence[Point]]], lines: Sequence[Sequence[Point]], symbols: Sequence[PlacedSymbol],
    area: Box, measures: Measures,
) -> list[Label]:  # fmt: skip
    """:param wanted: each text with the path it belongs to."""
    placed: list[Label] = []
    strokes = [box_of(a, b, measures.gap / 4) for line in lines for a, b in segments(line)]
    for text, path in wanted:
        graded = (
            (faults(spot.box, strokes, symbols, placed, area, measures.gap / 3), order, spot)
            for order, spot in enumerate(_spots(text, path, measures))
        )
        placed.append(_least(graded))
    return placed


def _least(graded: Iterator[tuple[int, int, Label]]) -> Label:
    """The first without a fault, or the one with the fewest."""
    best = next(graded)
    while best[0]:
        following = next(graded, None)
        if following is None:
            break
        best = min(best, following)
    return best[2]


def faults(
    box: Box, strokes: Sequence[Box], symbols: Sequence[PlacedSymbol], placed: Sequence[Label], area: Box, margin: float
) -> int:
    """0: free; words on a line are still read, those on a symbol or outside the columns hardly."""
    outside = box[0] < area[0] or box[1] < area[1] or box[2] > area[2] or box[3] > area[3]
    return (
        sum(boxes_touch(box, stroke) for stroke in strokes)
        + 100 * sum(boxes_touch(box, other.box) for other in placed)
        + 100 * sum(touches_symbol(box, symbol, margin) for symbol in symbols)
        + 100 * outside
    )


def touches_symbol(box: Box, symbol: PlacedSymbol, margin: float = 0.0) -> bool:
    """For a diamond its own outline counts, for the corners of its box are free for words."""
    x0, y0, x1, y1 = symbol.box
    if symbol.kind != "diamond":
        return boxes_touch(box, (x0 - margin, y0 - margin, x1 + margin, y1 + margin))
    dx = max(box[0] - symbol.x, symbol.x - box[2], 0)
    dy = max(box[1] - symbol.y, symbol.y - box[3], 0)
    return dx / (symbol.width / 2 + margin) + dy / (symbol.height / 2 + margin) < 1


def _spots(text: str, path: Sequence[Point], measures: Measures) -> Iterator[Label]:
    """Boxes along the path from its start, on the side first that the line does not turn to."""
    width, height = round(text_width(text, measures.label), 2), measures.label.line
    for index, (a, b) in enumerate(segments(path)):
        turn = path[index + 2] if index + 2 < len(path) else b
        length = abs(b[0] - a[0]) + abs(b[1] - a[1])
        start = -2.4 * measures.per_mm if index == 0 and a[1] == b[1] else 0.3 * measures.per_mm
        for step in range(max(1, int((length - start) / measures.per_mm * 2))):
            along = start + step * measures.per_mm / 2
            for x, y in _beside(a, b, turn, along, width, height, measures.gap * 0.7):
                yield Label(text, round(x, 2), round(y, 2), width, height)


def _beside(
    a: Point, b: Point, turn: Point, along: float, width: float, height: float, keep: float
) -> tuple[Point, Point]:
    """The two boxes beside the piece a–b that begin `along` it, the better one first."""
    if a[1] == b[1]:
        x = a[0] + along if b[0] > a[0] else a[0] - along - width
        above, below = (x, a[1] - keep - height), (x, a[1] + keep)
        return (below, above) if turn[1] < a[1] else (above, below)
    y = a[1] + along if b[1] > a[1] else a[1] - along - height
    left, right = (a[0] - keep - width, y), (a[0] + keep, y)
    return (left, right) if turn[0] > a[0] else (right, left)
