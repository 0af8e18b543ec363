"""CSV as spreadsheets write it here: ";", "," or tabs, with or without a byte order mark, in UTF-8 or Windows' own."""

import csv
import io
from collections import Counter

from django.utils.translation import gettext as _

from triwulan.exchange.sheets.book import Book, Sheet
from triwulan.exchange.sheets.limits import MOST_CELLS, MOST_ROWS
from triwulan.exchange.sheets.refusals import SheetRefused, too_many_cells, too_many_rows

_BOMS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))
# A title above the heading may hold no separator, so more than the first line is asked.
_LOOKED_AT = 20


def read_csv(content: bytes) -> Book:
    text = decoded(content)
    rows: list[list[str]] = []
    cells = 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text)):
            cells += len(row)
            if cells > MOST_CELLS:
                raise too_many_cells()
            if len(rows) >= MOST_ROWS:
                raise too_many_rows()
            rows.append(row)
    except csv.Error as error:
        raise SheetRefused(_("Berkas CSV ini tidak terbaca; periksa tanda kutip di dalamnya.")) from error
    return Book((Sheet("CSV", rows),))


def decoded(content: bytes) -> str:
    """SheetRefused for what is no text."""
    for encoding in [name for mark, name in _BOMS if content.startswith(mark)] or ["utf-8", "cp1252"]:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not any(letter < " " and letter not in "\t\r\n\f" for letter in text[:4096]) and "\0" not in text:
            return text
    raise SheetRefused(
        _(
            "Berkas ini bukan lembar kerja. Unggah berkas XLSX atau ODS, atau simpan dari lembar kerja sebagai CSV UTF-8."
        )
    )


def _separator(text: str) -> str:
    """The one that cuts most of the first lines into equally many cells."""
    lines = text.splitlines()[:_LOOKED_AT]
    return max(";,\t", key=lambda sign: _fits(lines, sign))


def _fits(lines: list[str], sign: str) -> tuple[int, int]:
    try:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=sign) if len(row) > 1)
    except csv.Error:
        return 0, 0
    width, times = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    return times, width
