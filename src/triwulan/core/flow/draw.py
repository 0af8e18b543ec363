"""A matrix as one SVG: the performers' flow between the columns of text.

Classes, not styles, so that a strict content policy holds; they are `fm-…` of the style sheet, and `data-at` is done, now
or wait. The figure is one image to a screen reader, named by its title and told by its description.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from triwulan.core.flow import svg
from triwulan.core.flow.captions import caption
from triwulan.core.flow.chart import Chart, Row, arrange
from triwulan.core.flow.figure import INDENT, LINE, Matrix, Progress, wrapped
from triwulan.core.flow.head import head_height, head_parts
from triwulan.core.flow.layout import FlowPage, lay_out
from triwulan.core.flow.measures import Columns
from triwulan.core.flow.place import PlacedSymbol

_CELL_PADDING = 10.0


@dataclass(frozen=True)
class Figure:
    svg: str
    """The whole matrix, to be put into the page as it is; every text in it is escaped."""
    width: float
    height: float
    head: float
    """Height of the column headings."""
    rows: tuple[float, ...]
    """Height of each row, for a page that writes the table itself."""
    flow: str
    """Only the performers' columns below their headings, for such a page; hidden from screen readers."""


def draw(matrix: Matrix, name: str, title: str, description: str, progress: Progress | None = None) -> Figure:
    """:param name: unique in the page; the ids in the figure begin with it."""
    steps = progress.counted(matrix.steps) if progress else matrix.steps
    rows = tuple(Row(row.key, _text_height(matrix, index)) for index, row in enumerate(matrix.rows))
    chart = arrange([code for code, _ in matrix.performers], rows, steps)
    columns = Columns(len(matrix.performers), matrix.column_width, matrix.symbol_width, matrix.measures.pentagon)
    page = lay_out(chart, columns, matrix.measures).pages[0]
    head = head_height(matrix)
    flow = list(_flow(page, chart, progress))
    if progress is not None and progress.caption:
        flow.extend(caption(page, columns.total, progress, chart, matrix.measures))
    parts = [
        svg.tag("title", escape(title), id=f"{name}-t"),
        svg.tag("desc", escape(description), id=f"{name}-d"),
        *head_parts(matrix, head, page.height),
        svg.moved(_rows(matrix, page, chart, progress), 0, head),
        svg.moved(flow, matrix.left, head),
    ]
    return Figure(
        _document(parts, matrix.width, head + page.height, role="img", aria_labelledby=f"{name}-t {name}-d"),
        matrix.width, head + page.height, head, tuple(band.height for band in page.bands),
        _document(flow, matrix.performers_width, page.height, aria_hidden="true"),
    )  # fmt: skip


def _document(parts: Iterable[str], width: float, height: float, **attributes: str) -> str:
    box = f"0 0 {svg.num(width)} {svg.num(height)}"
    return svg.tag("svg", "\n".join(parts), class_="fm", viewBox=box, **attributes)


def _text_height(matrix: Matrix, index: int) -> float:
    cells = zip(matrix.rows[index].cells, matrix.text_columns, strict=False)
    lines = max((len(wrapped(cell, column.width)) for cell, column in cells), default=0)
    return lines * LINE + 2 * _CELL_PADDING if lines else 0.0


def _flow(page: FlowPage, chart: Chart, progress: Progress | None) -> Iterator[str]:
    for line in page.lines:
        yield svg.line(line, _line_state(chart, line.edge, progress))
    for placed in page.symbols:
        yield _symbol(placed, chart, progress)
    for label in page.labels:
        yield svg.label(label)


def _line_state(chart: Chart, edge: int | None, progress: Progress | None) -> str | None:
    if progress is None or edge is None:
        return None
    source, target = chart.symbols[chart.edges[edge].source], chart.symbols[chart.edges[edge].target]
    gone = any(progress.times.get((a, b)) for a in source.steps for b in target.steps)
    return None if gone else "wait"


def _symbol(placed: PlacedSymbol, chart: Chart, progress: Progress | None) -> str:
    steps = chart.symbols[placed.symbol].steps if placed.symbol is not None else ()
    state = None if progress is None else progress.state(steps[0]) if steps else "wait"
    parts = [svg.symbol(placed, "fm-halo"), svg.symbol(placed, grow=-4)] if state == "now" else [svg.symbol(placed)]
    aside = 6 if state == "done" else 0
    if placed.label:
        parts.append(svg.words(placed.x - aside, placed.y + 4.5, placed.label, anchor="middle"))
    if state == "done":
        parts.append(svg.tag("path", class_="fm-tick", d=f"m{svg.num(placed.x + 5)} {svg.num(placed.y)} 3 3.2 5.5-6.5"))
    return svg.tag("g", "".join(parts), data_at=state)


def _rows(matrix: Matrix, page: FlowPage, chart: Chart, progress: Progress | None) -> Iterator[str]:
    now = {
        chart.symbols[p.symbol].row for p in page.symbols if p.symbol is not None and _is_now(chart, p.symbol, progress)
    }
    for index, (row, band) in enumerate(zip(matrix.rows, page.bands, strict=True)):
        middle = band.top + band.height / 2
        if index in now:
            yield svg.tag("rect", class_="fm-row-now", x=1, y=band.top, width=matrix.width - 2, height=band.height)
            yield svg.tag("path", class_="fm-flag", d=f"M1 {svg.num(middle - 8)}l9 8-9 8z")
        if index:
            yield svg.rule(0, band.top, matrix.width, band.top, "fm-grid2" if row.joins else "fm-grid")
        yield from _lanes(matrix, page, band.top, band.height)
        for number, cell in enumerate(row.cells):
            column, lines = matrix.text_columns[number], wrapped(cell, matrix.text_columns[number].width)
            x = matrix.column_left(number) + (column.width / 2 if column.centred else INDENT)
            for place, phrase in enumerate(lines):
                y = middle + (place - (len(lines) - 1) / 2) * LINE + 4.5
                yield svg.words(x, y, phrase.text, phrase.css, "middle" if column.centred else None)


def _is_now(chart: Chart, symbol: int, progress: Progress | None) -> bool:
    return progress is not None and any(progress.state(code) == "now" for code in chart.symbols[symbol].steps)


def _lanes(matrix: Matrix, page: FlowPage, top: float, height: float) -> Iterator[str]:
    """Dashed lines between the symbols that share a printed row."""
    for lane in sorted({symbol.lane[0] for symbol in page.symbols}):
        if top < lane < top + height:
            yield svg.rule(matrix.left, lane, matrix.left + matrix.performers_width, lane, "fm-grid2")
