"""Words beside the current step of a map that has no columns of text, where they touch nothing."""

from collections.abc import Iterator

from triwulan.core.flow import svg
from triwulan.core.flow.chart import Chart
from triwulan.core.flow.figure import LINE, Progress, face
from triwulan.core.flow.geometry import box_of, segments
from triwulan.core.flow.labels import faults
from triwulan.core.flow.layout import FlowPage
from triwulan.core.flow.measures import Measures
from triwulan.core.flow.place import PlacedSymbol
from triwulan.core.flow.text import text_width


def caption(page: FlowPage, width: float, progress: Progress, chart: Chart, measures: Measures) -> Iterator[str]:
    """Nothing where there is no room for it: the page says the same elsewhere."""
    current = [
        symbol
        for symbol in page.symbols
        if symbol.symbol is not None
        and any(progress.state(code) == "now" for code in chart.symbols[symbol.symbol].steps)
    ]
    spot = _spot(page, width, progress, current[0], measures) if current else None
    if spot is not None:
        for place, phrase in enumerate(progress.caption):
            yield svg.words(spot[0], spot[1] + place * LINE + 12, phrase.text, phrase.css)


def _spot(
    page: FlowPage, width: float, progress: Progress, beside: PlacedSymbol, measures: Measures
) -> tuple[float, float] | None:
    wide = max(text_width(phrase.text, face(phrase.css)) for phrase in progress.caption)
    high = LINE * len(progress.caption)
    strokes = [box_of(a, b, measures.gap) for line in page.lines for a, b in segments(line.points)]
    area = (0.0, beside.lane[0], width, beside.lane[1])
    spots = [
        (abs(y + high / 2 - beside.y), abs(x - beside.x), float(x), float(y))
        for y in range(int(beside.lane[0]) + 1, int(beside.lane[1] - high), 4)
        for x in range(0, int(width - wide), 4)
    ]
    for _, _, x, y in sorted(spots):
        if not faults((x, y, x + wide, y + high), strokes, page.symbols, page.labels, area, measures.gap):
            return x, y
    return None
