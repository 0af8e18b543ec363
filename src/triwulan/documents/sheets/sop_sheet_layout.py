"""The matrix on paper: how wide its columns, how tall its rows, and where its pages end. Millimetres throughout.

PDF and DOCX share it, so that the same row stands on the same page in both.
"""

from dataclasses import dataclass

from triwulan.core.flow.chart import Row, arrange
from triwulan.core.flow.layout import Flow, lay_out
from triwulan.core.flow.measures import PAPER, Columns
from triwulan.core.flow.screens import SheetRow
from triwulan.core.flow.text import Face, text_height, text_width, widest_word
from triwulan.documents.sheets.sop_sheet import SopSheet

INSET = 1.4
CONTINUED = 7.0
"""The line above the matrix on every page but its first; a matrix of several pages leaves its room free on all."""
GROUPS, NUMBERS = 6.5, 5.0
"""Heights of the head's first and last row."""
MM_PER_POINT = 25.4 / 72
LEADING = 1.1
"""From one line to the next, in type sizes: typst's 0.45 em between the lines, and the height of a capital."""
_CAPITAL = 0.66
_NUMBER = 9.0
_SHARES = (
    (0.34, 0.19, 0.145, 0.165, 0.16),
    (0.37, 0.18, 0.135, 0.165, 0.15),
    (0.31, 0.19, 0.17, 0.17, 0.16),
    (0.40, 0.17, 0.13, 0.16, 0.14),
    (0.33, 0.17, 0.14, 0.16, 0.20),
    (0.33, 0.21, 0.13, 0.20, 0.13),
)
"""Of what the number and the performers leave: activity; requirements, duration, output, remark."""
_SIZES = (9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0)
_LEAST_HEAD = 9.0
_MOST_PERFORMERS = 140.0
UPRIGHT_POINTS = 8.0
_LEAST_NAME = 6.5
"""Points; names that would be smaller stand upright."""
_BOLD = 1.09
_ROOMIER = 1.04
_HEADINGS = SheetRow("", "No.", "Kegiatan", "Kelengkapan", "Waktu", "Output", "Keterangan")


@dataclass(frozen=True)
class _Head:
    names: float
    """Height of the row of names."""
    name_points: float
    points: float
    """Of the other columns' headings."""
    upright: bool
    """Whether the names stand upright, for their columns are too narrow."""


@dataclass(frozen=True)
class SheetLayout:
    points: float
    before: tuple[float, float]
    column: float
    """Width of each performer's column."""
    after: tuple[float, float, float, float]
    head: _Head
    flow: Flow

    @property
    def text_widths(self) -> tuple[float, ...]:
        """As `SheetRow.cells`."""
        return (*self.before, *self.after)


@dataclass(frozen=True)
class _Widths:
    before: tuple[float, float]
    column: float
    after: tuple[float, float, float, float]


def sheet_layout(sheet: SopSheet) -> SheetLayout:
    """In the largest type in which every row fits a page, with the columns in which the rows are lowest."""
    for points in _SIZES:
        widths = min((_widths(sheet, shares) for shares in _SHARES), key=lambda w: _total(sheet, w, points))
        rows = tuple(Row(row.key, _row_height(row, widths, points)) for row in sheet.rows)
        name_points = _name_points(sheet, widths.column)
        names = _names_height(sheet, widths, name_points)
        room = round(sheet.room[1] - GROUPS - names - NUMBERS, 2)
        if max((row.text_height for row in rows), default=0) <= room - CONTINUED - 2 * PAPER.strip:
            break
    column = widths.column
    columns = Columns(
        len(sheet.performers), column, min(round(column * 0.62, 2), 17.0), min(PAPER.pentagon, round(column * 0.7, 2))
    )
    chart = arrange([code for code, _ in sheet.performers], rows, sheet.steps)
    flow = lay_out(chart, columns, PAPER, room)
    if len(flow.pages) > 1:
        flow = lay_out(chart, columns, PAPER, round(room - CONTINUED, 2))
    head = _Head(names, name_points or UPRIGHT_POINTS, _head_points(widths), upright=not name_points)
    return SheetLayout(points, widths.before, column, widths.after, head, flow)


def _widths(sheet: SopSheet, shares: tuple[float, ...]) -> _Widths:
    """The more performers, the narrower each; beyond six they take room from the text."""
    performers = len(sheet.performers)
    area = min(max(44.0, min(performers * 23.0, max(104.0, performers * 14.0))), _MOST_PERFORMERS)
    left = sheet.room[0] - _NUMBER - area
    activity, *rest = (round(left * share, 2) for share in shares)
    return _Widths((_NUMBER, activity), round(area / performers, 2), (rest[0], rest[1], rest[2], rest[3]))


def _total(sheet: SopSheet, widths: _Widths, points: float) -> float:
    """The rows' height; words that their column would break are as bad as a page."""
    lane = PAPER.symbol_height + 2 * PAPER.padding
    heights = sum(max(lane, _row_height(row, widths, points)) for row in sheet.rows)
    return heights + sheet.room[1] * sum(_broken(row.cells, widths, face(points)) for row in (*sheet.rows, _HEADINGS))


def _broken(cells: tuple[str, ...], widths: _Widths, shown: Face) -> int:
    """How many cells have a word wider than they are, in any serif face that a word processor may use."""
    pairs = zip(cells, (*widths.before, *widths.after), strict=True)
    return sum(widest_word(text, shown) * _ROOMIER > width - 2 * INSET for text, width in pairs)


def face(points: float, *, bold: bool = False) -> Face:
    size = points * MM_PER_POINT
    return Face(size, serif=True, line=size * LEADING, widen=_BOLD if bold else 1.0)


def _row_height(row: SheetRow, widths: _Widths, points: float) -> float:
    cells = zip(row.cells, (*widths.before, *widths.after), strict=True)
    tallest = max(text_height(text, width - 2 * INSET, face(points)) for text, width in cells)
    return tallest - (LEADING - _CAPITAL) * points * MM_PER_POINT + 2 * INSET + 0.6


def _name_points(sheet: SopSheet, column: float) -> float:
    """The longest word of a name has to fit its column; 0 where the names have to stand upright instead."""
    points = round(_SIZES[0] * min(1.0, *(_fitting(name, column) for _, name in sheet.performers)), 2)
    return points if points >= _LEAST_NAME else 0.0


def _head_points(widths: _Widths) -> float:
    pairs = zip(_HEADINGS.cells, (*widths.before, *widths.after), strict=True)
    fits = (_fitting(heading, width) for heading, width in pairs)
    return round(_SIZES[0] * min(1.0, *fits), 2)


def _fitting(heading: str, width: float) -> float:
    return (width - 2.2) / widest_word(heading, face(_SIZES[0], bold=True))


def _names_height(sheet: SopSheet, widths: _Widths, points: float) -> float:
    names = [name for _, name in sheet.performers]
    if not points:
        return round(max(text_width(name, face(UPRIGHT_POINTS, bold=True)) for name in names) + 3.0, 2)
    heights = [text_height(name, widths.column - 2.0, face(points, bold=True)) for name in names]
    return round(max(_LEAST_HEAD, *heights) + 1.6, 2)
