"""The performers' columns of one printed row as a drawing of its own: DOCX has a picture for each row.

So the arrows stay with their rows when somebody edits the text, and every picture says what its row does. Presentation
attributes only: word processors read no style sheets in an SVG.
"""

from collections.abc import Iterator, Sequence

from triwulan.core.flow.geometry import Point, segments
from triwulan.core.flow.labels import Label
from triwulan.core.flow.layout import FlowPage
from triwulan.core.flow.place import Band, PlacedSymbol
from triwulan.core.flow.svg import num, outline, path, tag, words

_STROKE, _RULE = 0.3, 0.12
_FONT = "Libertinus Serif, Times New Roman, serif"


def row_svg(page: FlowPage, band: Band, columns: int, column: float) -> str:
    """Millimetres, from the row's upper left corner."""
    parts = [
        *_rules(band, columns, column),
        *_lines(page, band),
        *(_symbol(placed) for placed in page.symbols_in(band)),
        *(
            _label(label, band)
            for label in page.labels
            if band.top <= label.y + label.height / 2 < band.top + band.height
        ),
    ]
    width, height = num(columns * column), num(band.height)
    moved = tag("g", "".join(parts), transform=f"translate(0 {num(-band.top)})")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}mm" height="{height}mm" viewBox="0 0 {width} {height}">'
        f"{moved}</svg>"
    )


def _rules(band: Band, columns: int, column: float) -> Iterator[str]:
    for number in range(1, columns):
        x = number * column
        yield tag("path", d=path([(x, band.top), (x, band.top + band.height)]), stroke="#777", stroke_width=_RULE)


def _lines(page: FlowPage, band: Band) -> Iterator[str]:
    bottom = band.top + band.height
    for line in page.lines:
        for piece in line.pieces:
            for a, b in _clipped(piece, band.top, bottom):
                yield tag(
                    "path", d=path([a, b]), stroke="#000", stroke_width=_STROKE, stroke_linecap="square", fill="none"
                )
        if line.head is not None and band.top <= line.head[0][1] <= bottom:
            yield tag("path", d=path(line.head, closed=True), fill="#000")


def _clipped(piece: Sequence[Point], top: float, bottom: float) -> Iterator[tuple[Point, Point]]:
    """What of it lies in the row, straight stretch by straight stretch."""
    for (ax, ay), (bx, by) in segments(piece):
        low, high = max(min(ay, by), top), min(max(ay, by), bottom)
        if ay == by and top <= ay < bottom:
            yield (ax, ay), (bx, by)
        elif low < high:
            yield (ax, low), (bx, high)


def _symbol(placed: PlacedSymbol) -> str:
    x0, y0, x1, y1 = placed.box
    if placed.kind in {"capsule", "box"}:
        radius = min(x1 - x0, y1 - y0) / 2 if placed.kind == "capsule" else None
        drawn = tag("rect", x=x0, y=y0, width=x1 - x0, height=y1 - y0, rx=radius)
    else:
        drawn = tag("path", d=path(outline(placed), closed=True))
    drawn = tag("g", drawn, fill="#fff", stroke="#000", stroke_width=_STROKE)
    lift = {"pentagon-up": 0.6, "pentagon-down": -0.6}.get(placed.kind, 0.0)
    return drawn + (_text(placed.x, placed.y + 0.95 + lift, placed.label, 2.8, weight="bold") if placed.label else "")


def _label(label: Label, band: Band) -> str:
    """Kept whole inside its row."""
    y = min(max(label.y, band.top), band.top + band.height - label.height)
    return _text(label.x + label.width / 2, y + 2.3, label.text, 2.65, style="italic")


def _text(x: float, y: float, text: str, size: float, *, weight: str = "normal", style: str = "normal") -> str:
    drawn = words(x, y, text, anchor="middle")
    look = f'font-family="{_FONT}" font-size="{num(size)}" font-weight="{weight}" font-style="{style}" fill="#000"'
    return drawn.replace("<text ", f"<text {look} ", 1)
