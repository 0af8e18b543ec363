"""A published table out of a workbook, as the text that `core/published` reads from a CSV: one reader for both."""

import csv
import io
import re
from decimal import Decimal

from triwulan.core.numbers import round_half_up
from triwulan.core.published.columns import looks_like_heading
from triwulan.exchange.sheets.book import Book, Percent, Sheet, Value, text_of
from triwulan.exchange.sheets.read import read_book

WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
# A cell that was computed holds fifteen digits, of which a table prints two or three.
_DECIMALS = 6
# What spreadsheets make of a ratio that is typed as "1:16".
_CLOCK = re.compile(r"(\d\d):(\d\d):00")


def is_workbook(content: bytes) -> bool:
    return content.startswith(WORKBOOKS)


def printed_table(name: str, content: bytes) -> str:
    """The first sheet with a heading, else the first that holds anything; tabs between cells. SheetRefused as `read_book`."""
    sheet = _chosen(read_book(name, content))
    file = io.StringIO()
    writer = csv.writer(file, delimiter="\t", lineterminator="\n")
    writer.writerows([_printed(value) for value in row] for row in (sheet.rows if sheet else ()))
    return file.getvalue()


def _chosen(book: Book) -> Sheet | None:
    filled = [sheet for sheet in book.sheets if any(text_of(value) for row in sheet.rows for value in row)]
    headed = (sheet for sheet in filled if any(looks_like_heading([text_of(one) for one in row]) for row in sheet.rows))
    return next(headed, filled[0] if filled else None)


def _printed(value: Value) -> str:
    if isinstance(value, Decimal):
        return text_of(_rounded(value))
    if isinstance(value, Percent):
        return f"{text_of(_rounded(value.fraction * 100))}%"
    said = text_of(value)
    clock = _CLOCK.fullmatch(said)
    return f"{int(clock[1])}:{int(clock[2])}" if clock else said


def _rounded(number: Decimal) -> Decimal:
    exponent = number.as_tuple().exponent
    return round_half_up(number, _DECIMALS) if isinstance(exponent, int) and exponent < -_DECIMALS else number
