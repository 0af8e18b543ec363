"""An empty table to fill in, with what each column is for."""

from triwulan.exchange.imports.columns import Column
from triwulan.exchange.imports.kind import Kind
from triwulan.exchange.sheets.paper import Workbook, lines_of
from triwulan.exchange.sheets.table import Table
from triwulan.exchange.sheets.write import csv_file

ROWS = 500
_WIDE = 46


def template_csv(kind: Kind) -> bytes:
    return csv_file(Table(kind.code, [column.key for column in kind.columns], []))


def template_xlsx(kind: Kind) -> bytes:
    """The table on its first sheet, its columns explained on the second: what is an example is never brought in."""
    book = Workbook(str(kind.title))
    sheet = book.sheet("Isi")
    for at, column in enumerate(kind.columns):
        book.put(sheet, 0, at, column.key, "head")
        # codes and numbers of persons stay as they are typed
        sheet.set_column(at, at, max(12, len(column.key) + 3), book.look("plain", num_format="@"))
        if column.choices:
            rule = {"validate": "list", "source": book.choices(column.choices), "error_type": "warning"}
            sheet.data_validation(1, at, ROWS, at, rule)
    sheet.freeze_panes(1, 0)
    # on paper over as many sheets as it needs: two dozen columns on one could not be read
    sheet.set_print_scale(100)
    sheet.repeat_rows(0)
    _explain(book, kind)
    return book.close()


def _explain(book: Workbook, kind: Kind) -> None:
    sheet = book.sheet("Keterangan")
    for at, (title, width) in enumerate(
        (("Nama kolom", 18), ("Isinya", _WIDE), ("Wajib", 8), ("Contoh", 30), ("Pilihan", _WIDE))
    ):
        sheet.set_column(at, at, width)
        book.put(sheet, 0, at, title, "head")
    for row, column in enumerate(kind.columns, 1):
        cells = (column.key, str(column.about), _needed(kind, column), column.example, ", ".join(column.choices))
        for at, text in enumerate(cells):
            book.put(sheet, row, at, text)
        sheet.set_row(row, 12.5 * max(lines_of(text, _WIDE) for text in cells) + 3)
    book.put(sheet, len(kind.columns) + 2, 0, str(kind.about), "plain")


def _needed(kind: Kind, column: Column) -> str:
    return "ya" if column.needed or any(group == (column.key,) for group in kind.needed) else ""
