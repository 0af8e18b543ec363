"""Which rows stand on which page, and which arrows leave their page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from string import ascii_uppercase

from triwulan.core.flow.chart import Chart, Edge, Symbol
from triwulan.core.flow.measures import Measures


@dataclass(frozen=True)
class Leaving:
    """An arrow that ends on another page: both pages show a pentagon with its letter."""

    edge: Edge
    letter: str
    source_page: int
    target_page: int

    def is_at_foot_of(self, page: int) -> bool:
        """Whether its pentagon on that page stands below the rows, for the other end is on a later page."""
        return (self.target_page if page == self.source_page else self.source_page) > page

    def touches(self, page: int) -> bool:
        return page in (self.source_page, self.target_page)


@dataclass(frozen=True)
class Division:
    """The rows of each page, the height of each row, and the arrows between pages."""

    pages: tuple[tuple[int, ...], ...]
    heights: tuple[float, ...]
    leaving: tuple[Leaving, ...]

    def connectors(self, page: int, *, foot: bool) -> list[Leaving]:
        return [item for item in self.leaving if item.touches(page) and item.is_at_foot_of(page) == foot]


def symbol_height(symbol: Symbol, measures: Measures) -> float:
    return measures.diamond_height if symbol.kind == "diamond" else measures.symbol_height


def lanes_of(chart: Chart, row: int) -> list[int]:
    """A printed row's symbols, each in a lane of its own, one below the other."""
    return [index for index, symbol in enumerate(chart.symbols) if symbol.row == row]


def row_heights(chart: Chart, measures: Measures) -> tuple[float, ...]:
    def lanes_height(row: int) -> float:
        return sum(symbol_height(chart.symbols[s], measures) + 2 * measures.padding for s in lanes_of(chart, row))

    return tuple(round(max(row.text_height, lanes_height(index)), 2) for index, row in enumerate(chart.rows))


def divide(chart: Chart, measures: Measures, room: float | None) -> Division:
    """As few pages as hold all rows; among those, the ones that few arrows leave and that are evenly filled.

    :param room: what the rows and connectors of one page may fill; None for one endless page.
    """
    heights = row_heights(chart, measures)
    if room is None or sum(heights) <= room:
        return Division((tuple(range(len(heights))),), heights, ())
    pages = _cut(_blocks(chart), _Sizes(chart, heights, measures.strip, room))
    return Division(pages, heights, tuple(_leaving(chart, pages)))


def _blocks(chart: Chart) -> list[list[int]]:
    """Rows that stay together: a heading and the row below it."""
    blocks: list[list[int]] = []
    pending = False
    for row in range(len(chart.rows)):
        if pending:
            blocks[-1].append(row)
        else:
            blocks.append([row])
        pending = not lanes_of(chart, row)
    return blocks


@dataclass(frozen=True)
class _Sizes:
    chart: Chart
    heights: tuple[float, ...]
    strip: float
    room: float

    def connectors(self, first: int, last: int) -> tuple[int, int]:
        """How many arrows between the rows first to last and others lead to the pages before, and to those after."""
        before = after = 0
        for edge in self.chart.edges:
            ends = sorted(self.chart.symbols[end].row for end in (edge.source, edge.target))
            before += ends[0] < first <= ends[1] <= last
            after += first <= ends[0] <= last < ends[1]
        return before, after

    def free(self, first: int, last: int) -> float:
        """What of the page these rows and their connectors leave, as a share; below 0 they do not fit."""
        strips = sum(ceil(count / len(self.chart.columns)) for count in self.connectors(first, last))
        return 1 - (self.height(first, last) + strips * self.strip) / self.room

    def height(self, first: int, last: int) -> float:
        return sum(self.heights[first : last + 1])

    def price(self, first: int, last: int) -> float:
        """In connectors; a page that is half empty is as bad as one more."""
        return sum(self.connectors(first, last)) + 4 * self.free(first, last) ** 2


def _cut(blocks: Sequence[Sequence[int]], sizes: _Sizes) -> tuple[tuple[int, ...], ...]:
    """The cheapest cut before each block, from the first on; a block that fits no page has one for itself."""
    best: list[tuple[int, float, tuple[tuple[int, ...], ...]]] = [(0, 0.0, ())]
    for stop in range(1, len(blocks) + 1):
        found = []
        rows: tuple[int, ...] = ()
        for start in range(stop - 1, -1, -1):
            rows = (*blocks[start], *rows)
            if start < stop - 1 and sizes.height(rows[0], rows[-1]) > sizes.room:
                break
            if start == stop - 1 or sizes.free(rows[0], rows[-1]) >= 0:
                pages, price, before = best[start]
                found.append((pages + 1, price + sizes.price(rows[0], rows[-1]), (*before, rows)))
        best.append(min(found))
    return best[-1][2]


def _leaving(chart: Chart, pages: Sequence[Sequence[int]]) -> Iterator[Leaving]:
    page_of = {row: page for page, rows in enumerate(pages) for row in rows}
    letters = _letters()
    for edge in chart.edges:
        source, target = (page_of[chart.symbols[end].row] for end in (edge.source, edge.target))
        if source != target:
            yield Leaving(edge, next(letters), source, target)


def _letters() -> Iterator[str]:
    """A to Z, then AA, AB and so on."""
    yield from ascii_uppercase
    for first in _letters():
        for second in ascii_uppercase:
            yield first + second
