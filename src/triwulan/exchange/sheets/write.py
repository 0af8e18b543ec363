"""Tables as XLSX and CSV: the same words, the same numbers, and nothing that a spreadsheet would run."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

from triwulan.exchange.sheets.paper import FORMULA, Workbook, lines_of, pattern_of
from triwulan.exchange.sheets.table import Cell, Number, Table

# What a sheet may not be called, and how long its name may be.
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME = 31
_NARROWEST, _WIDEST = 8, 48
_LINE = 12.5


def harmless(text: str) -> str:
    """Text that a spreadsheet would run gets an apostrophe before it."""
    return f"'{text}" if text.startswith(FORMULA) else text


def csv_file(table: Table) -> bytes:
    """With ";" and a byte order mark, as spreadsheets here read it."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow([harmless(each) for each in table.head])
    writer.writerows([_plain(cell) for cell in row] for row in table.rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _plain(cell: Cell) -> str:
    return str(cell) if isinstance(cell, Number) else harmless(cell.replace("\n", "; "))


def xlsx_file(title: str, notes: Sequence[str], tables: Sequence[Table]) -> bytes:
    """A sheet for each table, under the page's title; `notes` say whose it is and when it was taken."""
    book = Workbook(title)
    names = _names([table.title for table in tables])
    for name, table in zip(names, tables, strict=True):
        _sheet(book, name, [title, *notes, *([table.title] if table.title != title else [])], table)
    return book.close()


def _sheet(book: Workbook, name: str, lines: Sequence[str], table: Table) -> None:
    sheet = book.sheet(name)
    for row, line in enumerate(lines):
        book.put(sheet, row, 0, line, "plain", bold=row == 0, font_size=9 if row else 12)
    first = len(lines) + 1
    widths = [_width(column) for column in _columns(table)]
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    for column, text in enumerate(table.head):
        book.put(sheet, first, column, text, "head")
    for row, cells in enumerate(table.rows, first + 1):
        _put_row(book, sheet, row, cells)
        sheet.set_row(row, _LINE * max([1, *map(_lines, cells, widths)]) + 2)
    sheet.repeat_rows(first)
    sheet.freeze_panes(first + 1, 1)
    if table.rows:
        sheet.autofilter(first, 0, first + len(table.rows), len(table.head) - 1)


def _put_row(book: Workbook, sheet: Any, row: int, cells: Sequence[Cell]) -> None:
    for column, cell in enumerate(cells):
        if not isinstance(cell, Number):
            book.put(sheet, row, column, cell)
        elif cell.percent:
            book.put(sheet, row, column, cell.value / 100, "number", num_format=f"{pattern_of(cell.decimals)}%")
        else:
            book.put(sheet, row, column, cell.value, "number", num_format=pattern_of(cell.decimals))


def _columns(table: Table) -> Iterable[list[str]]:
    for number, head in enumerate(table.head):
        yield [head, *(str(row[number]) for row in table.rows if number < len(row))]


def _width(texts: Sequence[str]) -> float:
    longest = max(max(map(len, text.split("\n"))) for text in texts)
    return min(_WIDEST, max(_NARROWEST, longest + 2))


def _lines(cell: Cell, width: float) -> int:
    return 1 if isinstance(cell, Number) else lines_of(cell, width)


def _names(titles: Sequence[str]) -> list[str]:
    """Each once, whatever its case: a workbook refuses two alike."""
    taken: set[str] = set()
    names = []
    for number, title in enumerate(titles, 1):
        name = " ".join(_FORBIDDEN.sub(" ", title).split())[:_LONGEST_NAME].strip() or f"Tabel {number}"
        if name.casefold() in taken:
            name = f"{name[: _LONGEST_NAME - 4].strip()} {number}"
        taken.add(name.casefold())
        names.append(name)
    return names
