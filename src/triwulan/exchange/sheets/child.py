"""The process that reads a spreadsheet: the file on stdin, its sheets as JSON on stdout, and it ends.

Run only by `call.py`; the argument is the format's code. It knows no Django and sees nothing of ours. calamine takes
memory for the whole rectangle between the outermost cells, and aborts when there is none.
"""

import io
import json
import resource
import sys
from datetime import date, datetime, time, timedelta
from typing import Any

from triwulan.exchange.sheets import limits
from triwulan.exchange.sheets.book import address


class TooMuch(Exception):
    """Its text is what `call.py` makes a sentence of."""


def main() -> None:
    resource.setrlimit(resource.RLIMIT_DATA, (limits.MEMORY, limits.MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.SECONDS, limits.SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    answer: dict[str, Any]
    try:
        answer = {"sheets": _sheets(sys.stdin.buffer.read(), sys.argv[1])}
    except TooMuch as refused:
        answer = {"refused": str(refused)}
    json.dump(answer, sys.stdout)


def _sheets(content: bytes, code: str) -> list[dict[str, Any]]:
    # inline: only after the limits stand
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    from triwulan.exchange.sheets import marks

    try:
        found = (marks.of_xlsx if code == "XLSX" else marks.of_ods)(content)
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        shown = [
            one.name
            for one in book.sheets_metadata
            if one.visible == SheetVisibleEnum.Visible and one.typ == SheetTypeEnum.WorkSheet
        ]
        left = limits.MOST_CELLS
        sheets = []
        for name in shown:
            there = found.get(name, marks.NOTHING)
            left -= _check_extent(there, left)
            sheets.append({"name": name, "rows": _rows(book.get_sheet_by_name(name), there)})
    except (CalamineError, marks.Unreadable) as error:
        raise TooMuch("damaged") from error
    return sheets


def _check_extent(there: Any, left: int) -> int:
    """A single cell far out makes the rectangle that calamine allocates."""
    rows, columns = there.extent
    if rows * columns <= left and rows <= limits.MOST_ROWS:
        return int(rows * columns)
    if rows * columns > there.filled * _SPARSE:
        raise TooMuch(address(rows - 1, columns - 1))
    raise TooMuch("rows" if rows > limits.MOST_ROWS else "cells")


# A table whose cells are filled more thinly than one in so many is none.
_SPARSE = 50


def _rows(sheet: Any, there: Any) -> list[list[Any]]:
    if sheet.total_height > limits.MOST_ROWS:
        raise TooMuch("rows")
    if sheet.total_height * sheet.total_width > limits.MOST_CELLS:
        raise TooMuch("cells")
    rows = [[_plain(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    for (row, column), error in there.errors.items():
        _put(rows, row, column, ["error", error])
    for row, column in there.percents:
        if row < len(rows) and column < len(rows[row]) and isinstance(rows[row][column], float):
            rows[row][column] = ["percent", repr(rows[row][column])]
    return rows


def _put(rows: list[list[Any]], row: int, column: int, cell: list[Any]) -> None:
    """calamine leaves broken cells empty, and those at the edge out."""
    while len(rows) <= row:
        rows.append([])
    rows[row].extend([None] * (column + 1 - len(rows[row])))
    rows[row][column] = cell


def _plain(cell: Any) -> Any:
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return ["date", cell.isoformat()]
    if isinstance(cell, time | timedelta):
        return str(cell)
    return None if cell == "" else cell


if __name__ == "__main__":
    main()
