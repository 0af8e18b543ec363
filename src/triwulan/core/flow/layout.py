"""The whole way from a chart to pages ready to draw."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from triwulan.core.flow.chart import Chart
from triwulan.core.flow.finder import Finder
from triwulan.core.flow.grid import Effort
from triwulan.core.flow.labels import Label, place_labels
from triwulan.core.flow.lines import Line, Path, crossings, head_at, path_of, pieces
from triwulan.core.flow.measures import Columns, Measures
from triwulan.core.flow.pages import Division, divide
from triwulan.core.flow.place import Band, PlacedSymbol, place
from triwulan.core.flow.routing import Router
from triwulan.core.flow.taken import Route

_EFFORTS = (Effort(), Effort(3), Effort(2, 1, 1), Effort(3, 2, 2), Effort(3, 2, 2, join=True))
_LOOSER = ((1.0, 0), (0.8, 2), (0.7, 4), (0.6, 8))
"""Where even that does not do: what remains of the symbols' width, and how many more tracks lie above and below them."""


class FlowUnroutable(RuntimeError):
    """No room for all lines, however wide the gutters."""


@dataclass(frozen=True)
class FlowPage:
    """Lengths from the upper left corner of the performers' columns, below the table's head."""

    height: float
    bands: tuple[Band, ...]
    symbols: tuple[PlacedSymbol, ...]
    lines: tuple[Line, ...]
    labels: tuple[Label, ...]

    def symbols_in(self, band: Band) -> list[PlacedSymbol]:
        return [symbol for symbol in self.symbols if band.top <= symbol.y < band.top + band.height]


@dataclass(frozen=True)
class Flow:
    chart: Chart
    columns: Columns
    pages: tuple[FlowPage, ...]
    page_of_row: tuple[int, ...]


@lru_cache(maxsize=64)
def lay_out(chart: Chart, columns: Columns, measures: Measures, room: float | None = None) -> Flow:
    """Pages whose lines touch no symbol and never lie on each other; they may cross.

    :param room: the height that the rows and connectors of one page may fill; None for one endless page.
    :raises FlowUnroutable: hundreds of arrows between two columns.
    """
    for width, tracks in _LOOSER:
        slim = replace(columns, symbol_width=round(columns.symbol_width * width, 2))
        loose = replace(measures, padding=round(measures.padding + tracks * measures.track, 2))
        division = divide(chart, loose, room)
        pages = [_page(chart, division, page, slim, loose) for page in range(len(division.pages))]
        if all(page is not None for page in pages):
            page_of = {row: number for number, rows in enumerate(division.pages) for row in rows}
            drawn = tuple(page for page in pages if page is not None)
            return Flow(chart, slim, drawn, tuple(page_of[row] for row in range(len(chart.rows))))
    raise FlowUnroutable


def _page(chart: Chart, division: Division, page: int, columns: Columns, measures: Measures) -> FlowPage | None:
    placement = place(chart, division, page, columns, measures)
    for effort in _EFFORTS:
        finder = Finder(placement, columns, measures, effort)
        routes = Router(finder).run() if finder.has_ports() else None
        if routes is not None:
            return _draw(finder, routes, columns, measures)
    return None


def _draw(finder: Finder, routes: Mapping[int, Route], columns: Columns, measures: Measures) -> FlowPage:
    placement = finder.placement
    lines = tuple(_lines(finder, routes, measures))
    wanted = [
        (placement.nets[index].label, path_of(route, finder.grid))
        for index, route in sorted(routes.items())
        if placement.nets[index].label
    ]
    area = (0.0, 0.0, columns.total, placement.height)
    labels = place_labels(wanted, [line.points for line in lines], placement.symbols, area, measures)
    return FlowPage(placement.height, tuple(placement.bands), tuple(placement.symbols), lines, tuple(labels))


def _lines(finder: Finder, routes: Mapping[int, Route], measures: Measures) -> Iterator[Line]:
    """Where two lines cross, the less important one is cut open: returns before forward lines, long before short."""
    before: list[Path] = []
    for route in finder.joints:
        path = path_of(route, finder.grid)
        before.append(path)
        yield Line(path, (path,), None, None, route.source.symbol, route.target.symbol)
    for index, route in routes.items():
        path = path_of(route, finder.grid)
        gaps = [point for other in before for point in crossings(path, other)]
        before.append(path)
        yield Line(
            path, pieces(path, gaps, measures, headed=True), head_at(path, measures), finder.placement.nets[index].edge,
            route.source.symbol, route.target.symbol,
        )  # fmt: skip
