"""The pohon kinerja on one sheet: boxes from left to right, each level a column, in the largest type in which all fits.

Millimetres throughout. The layout is reckoned here; `papers/pohon.typ` only sets text into the boxes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any, Literal

from triwulan.core.flow.text import Face, text_height
from triwulan.documents.imprint import SIZES as UPRIGHT
from triwulan.documents.typesetting.call import typeset_pdf
from triwulan.documents.typesetting.glyphs import drawable

PaperSize = Literal["a3", "a4", "f4"]

SHEETS: dict[PaperSize, tuple[float, float]] = {"a3": (297.0, 420.0), "a4": UPRIGHT["a4"], "f4": UPRIGHT["f4"]}
SIZES: dict[PaperSize, tuple[float, float]] = {
    "a3": (396.0, 259.0),
    "a4": (273.0, 172.0),
    "f4": (306.0, 177.0),
}
"""Width and height that the tree may fill of a turned sheet."""
_POINTS = (10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0, 5.5, 5.0, 4.75, 4.5, 4.25, 4.0)
_MM_PER_POINT = 25.4 / 72
_LEADING = 1.0
_SMALL = 0.86
"""Of the type: the line above the name and those below it."""
_BOLD = 1.13
_GAP = 0.16
_INSET = 0.14
"""Millimetres for each point of the type: between two boxes, and between a box and its words."""
_LANE = 6.0
"""Between two columns, where the lines run."""


@dataclass(frozen=True)
class TreeBox:
    """`label` e.g. "Program 2.16.02"; `lines` say what is measured and promised, and who answers."""

    label: str
    name: str
    lines: tuple[str, ...] = ()
    below: "tuple[TreeBox, ...]" = ()


@dataclass(frozen=True)
class CascadeSheet:
    """`heading` e.g. "Pohon Kinerja Tahun 2026", `plan` the plan with its decree."""

    heading: str
    agency: str
    plan: str
    boxes: tuple[TreeBox, ...]
    on: date
    sample: bool = False


@dataclass(frozen=True)
class _Placed:
    box: TreeBox
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class _Layout:
    points: float
    detailed: bool
    height: float
    placed: tuple[_Placed, ...]
    lines: tuple[tuple[tuple[float, float], ...], ...]


def render_cascade_pdf(sheet: CascadeSheet, paper: PaperSize = "a3") -> bytes:
    """One page: PDF/A-2a and PDF/UA-1; the same sheet gives the same bytes."""
    return typeset_pdf("pohon.typ", typst_data(sheet, paper))


def typst_data(sheet: CascadeSheet, paper: PaperSize) -> dict[str, Any]:
    """What no type is small enough for is drawn smaller as a whole."""
    layout, (_width, room) = _layout(sheet, paper), SIZES[paper]
    return {
        "title": drawable(f"{sheet.heading} {sheet.agency}"),
        "iso": sheet.on.isoformat(),
        "sheet": {"width": SHEETS[paper][0], "height": SHEETS[paper][1]},
        "heading": drawable(sheet.heading),
        "agency": drawable(sheet.agency),
        "plan": drawable(sheet.plan),
        "sample": sheet.sample,
        "points": layout.points,
        "shrink": min(1.0, room / layout.height) if layout.height else 1.0,
        "boxes": [_box(each, layout) for each in layout.placed],
        "lines": layout.lines,
    }


def _box(placed: _Placed, layout: _Layout) -> dict[str, Any]:
    return {
        "x": placed.x,
        "y": placed.y,
        "width": placed.width,
        "height": placed.height,
        "label": drawable(placed.box.label),
        "name": drawable(placed.box.name),
        "lines": [drawable(line) for line in placed.box.lines] if layout.detailed else [],
        "top": bool(placed.box.below),
    }


def _layout(sheet: CascadeSheet, paper: PaperSize) -> _Layout:
    """With every word while the type stays readable; then names alone."""
    room = SIZES[paper][1]
    for detailed in (True, False):
        for points in _POINTS:
            found = _laid_out(sheet, paper, points, detailed=detailed)
            if found.height <= room:
                return found
    return found


def _laid_out(sheet: CascadeSheet, paper: PaperSize, points: float, *, detailed: bool) -> _Layout:
    columns = _columns(max((_depth(box) for box in sheet.boxes), default=1), paper)
    placed: list[_Placed] = []
    lines: list[tuple[tuple[float, float], ...]] = []
    y = 0.0
    for box in sheet.boxes:
        y += _place(box, 0, y, columns, (points, detailed), placed, lines) + _GAP * points
    return _Layout(points, detailed, max(0.0, y - _GAP * points), tuple(placed), tuple(lines))


def _place(
    box: TreeBox,
    depth: int,
    y: float,
    columns: list[tuple[float, float]],
    setting: tuple[float, bool],
    placed: list[_Placed],
    lines: list[tuple[tuple[float, float], ...]],
) -> float:
    """The height of the box with all below it, which stands beside it; the box is set in the middle."""
    x, width = columns[depth]
    own, gap = _height(box, width, *setting), _GAP * setting[0]
    at = len(placed)
    below, children = y, []
    for child in box.below:
        height = _place(child, depth + 1, below, columns, setting, placed, lines)
        children.append(below + height / 2)
        below += height + gap
    total = max(own, below - gap - y if box.below else 0.0)
    middle = y + total / 2
    placed.insert(at, _Placed(box, x, round(middle - own / 2, 2), width, round(own, 2)))
    lines += _connectors(x + width, middle, children)
    return total


def _connectors(x: float, y: float, children: list[float]) -> Iterator[tuple[tuple[float, float], ...]]:
    half = x + _LANE / 2
    for child in children:
        corners = ((x, y), (half, y), (half, child), (x + _LANE, child))
        yield tuple((round(a, 2), round(b, 2)) for a, b in corners)


def _columns(depth: int, paper: PaperSize) -> list[tuple[float, float]]:
    """The further to the right, the more there is to say."""
    width = SIZES[paper][0] - _LANE * (depth - 1)
    shares = [1.0 + 0.12 * column for column in range(depth)]
    widths = [round(width * share / sum(shares), 2) for share in shares]
    starts = [0.0]
    for each, _next in pairwise([*widths, 0.0]):
        starts.append(round(starts[-1] + each + _LANE, 2))
    return list(zip(starts, widths, strict=False))


def _height(box: TreeBox, width: float, points: float, detailed: bool) -> float:  # noqa: FBT001 - handed on as one setting
    room = width - 2 * _INSET * points
    height = text_height(box.label, room, _face(points * _SMALL)) + text_height(box.name, room, _face(points, _BOLD))
    if detailed:
        height += sum(text_height(line, room, _face(points * _SMALL)) for line in box.lines)
    return height + 2 * _INSET * points


def _face(points: float, widen: float = 1.0) -> Face:
    size = points * _MM_PER_POINT
    return Face(size, serif=True, line=size * _LEADING, widen=widen)


def _depth(box: TreeBox) -> int:
    return 1 + max((_depth(child) for child in box.below), default=0)
