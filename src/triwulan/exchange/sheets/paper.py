"""What every workbook of ours looks like: its letterhead, its fonts and lines, A4 landscape, and text that stays text."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from triwulan.core import clock
from triwulan.documents.imprint import Letterhead
from triwulan.exchange.sheets.book import address

A4 = 9
LISTS = "Pilihan"
_FONT = {"font_name": "Arial", "font_size": 9, "valign": "top"}
_INK, _PALE, _TYPED = "#1B2430", "#E8EDF2", "#FFF8DC"
# What a spreadsheet would take for a formula as soon as somebody edits the cell.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
# Of an XLSX cell.
_LONGEST = 32_767

Look = Mapping[str, object]
LOOKS: Mapping[str, Look] = {
    "plain": {},
    "government": {"bold": True, "align": "center", "font_size": 11},
    "agency": {"bold": True, "align": "center", "font_size": 13},
    "address": {"align": "center", "font_size": 8},
    "rule": {"bottom": 5},
    "title": {"bold": True, "align": "center", "valign": "vcenter", "font_size": 12},
    "head": {"bold": True, "border": 1, "bg_color": _PALE, "text_wrap": True, "align": "center", "valign": "vcenter"},
    "cell": {"border": 1, "text_wrap": True, "indent": 1},
    "number": {"border": 1, "align": "right", "indent": 1},
    "typed": {"border": 1, "text_wrap": True, "bg_color": _TYPED, "locked": False, "indent": 1},
    "typed number": {
        "border": 1,
        "align": "right",
        "bg_color": _TYPED,
        "locked": False,
        "bold": True,
        "indent": 1,
    },
    # a hidden column's text would still run over into its neighbours: this pattern shows nothing
    "hidden": {"hidden": True, "num_format": ";;;"},
}


class Workbook:
    """A workbook in memory. Its bytes depend on what was put into it alone: the clock is ours."""

    def __init__(self, title: str) -> None:
        # inline import: it takes its memory where a workbook is made, and not in every web process
        import xlsxwriter

        self._out = BytesIO()
        options = {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        self.book = xlsxwriter.Workbook(self._out, options)
        # the file's own times carry no zone
        self.book.set_properties({"title": title, "created": clock.now().replace(tzinfo=None)})
        self._formats: dict[tuple[tuple[str, object], ...], Any] = {}
        self._choices: dict[tuple[str, ...], int] = {}
        self._lists: Any = None

    def sheet(self, name: str) -> Any:
        """A4 landscape, as wide as the paper, numbered below."""
        sheet = self.book.add_worksheet(name)
        sheet.set_paper(A4)
        sheet.set_landscape()
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&8&A&R&8&P / &N")
        sheet.hide_gridlines(2)
        return sheet

    def look(self, name: str, **more: object) -> Any:
        wanted = {**_FONT, "font_color": _INK, **LOOKS[name], **more}
        key = tuple(sorted(wanted.items(), key=lambda item: item[0]))
        if key not in self._formats:
            self._formats[key] = self.book.add_format(wanted)
        return self._formats[key]

    def put(self, sheet: Any, row: int, column: int, value: object, look: str = "cell", **more: object) -> None:
        """Numbers as numbers, dates as dates, and every text as text, whatever it begins with."""
        if isinstance(value, Decimal | int) and not isinstance(value, bool):
            sheet.write_number(row, column, value, self.look(look, **more))
        elif isinstance(value, date):
            pattern = "dd/mm/yyyy hh:mm" if isinstance(value, datetime) else "dd/mm/yyyy"
            sheet.write_datetime(row, column, value, self.look(look, **{"num_format": pattern, **more}))
        elif value is None or value == "":
            sheet.write_blank(row, column, None, self.look(look, **more))
        else:
            text = str(value)[:_LONGEST]
            guard = {"quote_prefix": True} if text.startswith(FORMULA) else {}
            sheet.write_string(row, column, text, self.look(look, **more, **guard))

    def choices(self, words: tuple[str, ...]) -> str:
        """Where a dropdown finds them: on a hidden sheet, since a list in the rule itself ends at a comma and 255 letters."""
        if self._lists is None:
            self._lists = self.book.add_worksheet(LISTS)
            self._lists.very_hidden()
        column = self._choices.setdefault(words, len(self._choices))
        self._lists.write_column(0, column, words)
        letter = address(0, column)[:-1]
        return f"={LISTS}!${letter}$1:${letter}${len(words)}"

    def letterhead(self, sheet: Any, head: Letterhead, last: int) -> int:
        """Over the columns up to `last`; the row after it."""
        lines = [(head.government.upper(), "government"), (head.agency.upper(), "agency")]
        lines += [(line, "address") for line in head.address]
        for row, (text, look) in enumerate(lines):
            sheet.merge_range(row, 0, row, last, text, self.look(look))
        for column in range(last + 1):
            self.put(sheet, len(lines), column, "", "rule")
        sheet.set_row(len(lines), 4)
        return len(lines) + 1

    def close(self) -> bytes:
        self.book.close()
        return self._out.getvalue()


def pattern_of(decimals: int) -> str:
    """Thousands and decimals; which sign stands for them is the reader's spreadsheet's."""
    return f"#,##0.{'0' * decimals}" if decimals else "#,##0"


def lines_of(text: str, width: float) -> int:
    """How many lines a text takes in a column of so many characters: spreadsheets do not measure merged cells."""
    room = max(1, int((width - 1.5) * 1.15))  # the indent takes some
    return sum(max(1, -(-len(line) // room)) for line in text.split("\n"))
