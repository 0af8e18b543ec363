"""A table's cells as every face of a paper shows them: alignment by the column's kind, a dash for an empty number."""

from dataclasses import dataclass

from triwulan.documents.blocks import Align, Cell, Column, HeadCell, Row, Run, Table, runs_of
from triwulan.documents.typesetting.glyphs import plain
from triwulan.documents.typesetting.widths import ems

DASH = "–"
MM_PER_POINT = 0.353
CELL_PADDING_MM = 3.0
NARROWEST_MM = 10.0
SMALLEST = 0.55
NUMERIC = ("angka", "persen", "rupiah")
MOST_LINES = 24
"""A row with more lines may be cut at a page's end; others stay whole."""
_ALIGN: dict[str, Align] = {"teks": "kiri", "tengah": "tengah", "angka": "kanan", "persen": "kanan", "rupiah": "kanan"}


@dataclass(frozen=True)
class ShownCell:
    """`first` is the index of its first column; a `numeric` one is never broken across lines."""

    runs: tuple[Run, ...]
    columns: int
    align: Align
    bold: bool
    first: int
    numeric: bool = False

    def scale(self, room: float) -> float:
        """How much smaller a figure is set that is wider than its column (`room` in ems)."""
        width = sum(ems(run.text) for run in self.runs)
        return max(SMALLEST, min(1.0, room / width)) if self.numeric and width else 1.0


def shown_row(row: Row, columns: tuple[Column, ...], *, bold: bool = False) -> list[ShownCell]:
    shown, at = [], 0
    for found in row:
        cell = found if isinstance(found, Cell) else Cell(found)
        kind = columns[at].kind
        runs = runs_of(cell.text)
        if kind != "teks" and not any(run.text for run in runs):
            runs = (Run(DASH),)
        numeric = kind in NUMERIC and _is_figure(runs)
        shown.append(ShownCell(runs, cell.columns, cell.align or _ALIGN[kind], bold or cell.bold, at, numeric))
        at += cell.columns
    return shown


def _is_figure(runs: tuple[Run, ...]) -> bool:
    """One word with a digit: not "tidak dapat dinilai", which may take two lines."""
    text = plain("".join(run.text for run in runs))
    return " " not in text and any(sign.isdigit() for sign in text)


def head_rows(table: Table) -> tuple[tuple[HeadCell, ...], ...]:
    head = table.head or (tuple(HeadCell(column.title) for column in table.columns),)
    if not table.numbered_columns:
        return head
    return (*head, tuple(HeadCell(f"({i})") for i in range(1, len(table.columns) + 1)))


def column_widths(table: Table, room: float) -> list[float]:
    """Millimetres; columns without a width share what is left of `room`."""
    fixed = sum(column.width or 0.0 for column in table.columns)
    shares = sum(column.share for column in table.columns if column.width is None)
    if not shares:
        return [(column.width or 0.0) * room / fixed for column in table.columns]
    left = max(room - fixed, NARROWEST_MM * shares)
    return [left * column.share / shares if column.width is None else column.width for column in table.columns]


def column_ems(table: Table, room: float) -> list[float]:
    """What fits on a line of each column, in ems of the table's type."""
    return [(width - CELL_PADDING_MM) / (table.points * MM_PER_POINT) for width in column_widths(table, room)]


def is_tall(cells: list[ShownCell], rooms: list[float]) -> bool:
    return any(_lines(cell, sum(rooms[cell.first : cell.first + cell.columns])) > MOST_LINES for cell in cells)


def _lines(cell: ShownCell, room: float) -> float:
    return sum(max(1.0, ems(line) / room) for run in cell.runs for line in run.text.split("\n"))
