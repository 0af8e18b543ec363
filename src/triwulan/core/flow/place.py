"""Where each symbol of a page stands, and between which symbols its lines run."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from triwulan.core.flow.chart import Chart, Kind
from triwulan.core.flow.geometry import Box
from triwulan.core.flow.measures import Columns, Measures
from triwulan.core.flow.pages import Division, Leaving, lanes_of, symbol_height


@dataclass(frozen=True)
class PlacedSymbol:
    kind: Kind
    x: float
    y: float
    width: float
    height: float
    column: int
    lane: tuple[float, float]
    """Top and bottom of the stretch of its row that belongs to it."""
    label: str = ""
    symbol: int | None = None
    """Index in the chart; None for an off-page connector."""
    leaving: Leaving | None = None

    @property
    def box(self) -> Box:
        dx, dy = self.width / 2, self.height / 2
        return round(self.x - dx, 2), round(self.y - dy, 2), round(self.x + dx, 2), round(self.y + dy, 2)


@dataclass(frozen=True)
class Band:
    """A printed row, or a strip of off-page connectors."""

    kind: Literal["row", "strip"]
    top: float
    height: float
    row: int | None = None
    """Index in the chart's rows."""


@dataclass(frozen=True)
class Net:
    """One line to draw, from any of the source's symbols to any of the target's (a joint step has several)."""

    sources: tuple[int, ...]
    targets: tuple[int, ...]
    label: str
    is_return: bool
    edge: int
    """Index in the chart's edges."""


@dataclass
class Placement:
    height: float = 0.0
    bands: list[Band] = field(default_factory=list)
    symbols: list[PlacedSymbol] = field(default_factory=list)
    nets: list[Net] = field(default_factory=list)

    def of_symbol(self, symbol: int) -> tuple[int, ...]:
        return tuple(index for index, placed in enumerate(self.symbols) if placed.symbol == symbol)


def place(chart: Chart, division: Division, page: int, columns: Columns, measures: Measures) -> Placement:
    placement = Placement()
    _add_strips(placement, division.connectors(page, foot=False), chart, columns, measures)
    for row in division.pages[page]:
        _add_row(placement, chart, row, division.heights[row], columns, measures)
    _add_strips(placement, division.connectors(page, foot=True), chart, columns, measures)
    placement.nets.extend(_nets(placement, chart, division, page))
    return placement


def _add_row(placement: Placement, chart: Chart, row: int, height: float, columns: Columns, measures: Measures) -> None:
    lanes = lanes_of(chart, row)
    heights = [symbol_height(chart.symbols[index], measures) for index in lanes]
    spare = (height - sum(heights)) / max(1, len(lanes))
    top = placement.height
    for index, own in zip(lanes, heights, strict=True):
        symbol, lane = chart.symbols[index], (round(top, 2), round(top + own + spare, 2))
        for column in symbol.columns:
            middle = round((lane[0] + lane[1]) / 2, 2)
            x, width = columns.centre(column), columns.symbol_width
            placement.symbols.append(
                PlacedSymbol(symbol.kind, x, middle, width, own, column, lane, symbol.label, index)
            )
        top += own + spare
    placement.bands.append(Band("row", placement.height, height, row))
    placement.height = round(placement.height + height, 2)


def _add_strips(
    placement: Placement, leaving: Sequence[Leaving], chart: Chart, columns: Columns, measures: Measures
) -> None:
    for start in range(0, len(leaving), columns.count):
        some = leaving[start : start + columns.count]
        lane = (placement.height, round(placement.height + measures.strip, 2))
        for item, column in zip(some, _connector_columns(some, chart, columns.count), strict=True):
            kind: Kind = "pentagon-up" if item.target_page < item.source_page else "pentagon-down"
            x, y, width = columns.centre(column), round(sum(lane) / 2, 2), columns.pentagon_width
            placement.symbols.append(
                PlacedSymbol(kind, x, y, width, measures.pentagon, column, lane, item.letter, leaving=item)
            )
        placement.bands.append(Band("strip", placement.height, measures.strip))
        placement.height = lane[1]


def _connector_columns(some: Sequence[Leaving], chart: Chart, count: int) -> Iterator[int]:
    """The column of the performer it leads to, or the free one nearest to that."""
    taken: set[int] = set()
    for item in some:
        wanted = chart.symbols[item.edge.target].columns[0]
        column = min(set(range(count)) - taken, key=lambda free: (abs(free - wanted), free))
        taken.add(column)
        yield column


def _nets(placement: Placement, chart: Chart, division: Division, page: int) -> Iterator[Net]:
    connector = {placed.leaving.edge: index for index, placed in enumerate(placement.symbols) if placed.leaving}
    page_of = {row: number for number, rows in enumerate(division.pages) for row in rows}
    for index, edge in enumerate(chart.edges):
        at_source, at_target = (page_of[chart.symbols[end].row] == page for end in (edge.source, edge.target))
        sources = placement.of_symbol(edge.source) if at_source else (connector.get(edge),)
        targets = placement.of_symbol(edge.target) if at_target else (connector.get(edge),)
        if at_source or at_target:
            yield Net(
                tuple(s for s in sources if s is not None), tuple(t for t in targets if t is not None),
                edge.label if at_source else "", edge.is_return, index,
            )  # fmt: skip
