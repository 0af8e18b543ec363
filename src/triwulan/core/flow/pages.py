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
    """As few pages as hold all rows, evenly filled; a heading stays with the row below it.

    :param room: what the rows and connectors of one page may fill; None for one endless page.
    """
    heights = row_heights(chart, measures)
    blocks = _blocks(chart)
    division = Division((tuple(range(len(heights))),), heights, ())
    if room is None or sum(heights) <= room:
        return division
    for reserve in range(2, 8):
        pages = _fill_evenly(blocks, heights, room - reserve * measures.strip)
        division = Division(pages, heights, tuple(_leaving(chart, pages)))
        if all(_page_height(division, page, chart, measures) <= room for page in range(len(pages))):
            break
    return division


def _blocks(chart: Chart) -> list[list[int]]:
    blocks: list[list[int]] = []
    pending = False
    for row in range(len(chart.rows)):
        if pending:
            blocks[-1].append(row)
        else:
            blocks.append([row])
        pending = not lanes_of(chart, row)
    return blocks


def _fill(blocks: Sequence[Sequence[int]], heights: Sequence[float], room: float) -> tuple[tuple[int, ...], ...]:
    pages: list[list[int]] = [[]]
    used = 0.0
    for block in blocks:
        height = sum(heights[row] for row in block)
        if pages[-1] and used + height > room:
            pages.append([])
            used = 0.0
        pages[-1].extend(block)
        used += height
    return tuple(map(tuple, pages))


def _fill_evenly(blocks: Sequence[Sequence[int]], heights: Sequence[float], room: float) -> tuple[tuple[int, ...], ...]:
    """Fill to the lowest height that needs no more pages than filling to the brim."""
    room = max(room, *(sum(heights[row] for row in block) for block in blocks))
    least = len(_fill(blocks, heights, room))
    target = sum(heights) / least
    while target < room and len(_fill(blocks, heights, target)) > least:
        target += 2
    return _fill(blocks, heights, min(target, room))


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


def _page_height(division: Division, page: int, chart: Chart, measures: Measures) -> float:
    strips = sum(ceil(len(division.connectors(page, foot=foot)) / len(chart.columns)) for foot in (False, True))
    return sum(division.heights[row] for row in division.pages[page]) + strips * measures.strip
