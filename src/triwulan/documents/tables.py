"""A table's cells as every face of a paper shows them: alignment by the column's kind, a dash for an empty number."""

from dataclasses import dataclass

from triwulan.documents.blocks import Align, Cell, Column, HeadCell, Row, Run, Table, runs_of

DASH = "–"
_ALIGN: dict[str, Align] = {"teks": "kiri", "tengah": "tengah", "angka": "kanan", "persen": "kanan", "rupiah": "kanan"}


@dataclass(frozen=True)
class ShownCell:
    """`first` is the index of its first column."""

    runs: tuple[Run, ...]
    columns: int
    align: Align
    bold: bool
    first: int


def shown_row(row: Row, columns: tuple[Column, ...], *, bold: bool = False) -> list[ShownCell]:
    shown, at = [], 0
    for found in row:
        cell = found if isinstance(found, Cell) else Cell(found)
        kind = columns[at].kind
        runs = runs_of(cell.text)
        if kind != "teks" and not any(run.text for run in runs):
            runs = (Run(DASH),)
        shown.append(ShownCell(runs, cell.columns, cell.align or _ALIGN[kind], bold or cell.bold, at))
        at += cell.columns
    return shown


def head_rows(table: Table) -> tuple[tuple[HeadCell, ...], ...]:
    head = table.head or (tuple(HeadCell(column.title) for column in table.columns),)
    if not table.numbered_columns:
        return head
    return (*head, tuple(HeadCell(f"({i})") for i in range(1, len(table.columns) + 1)))
