"""The rows under a heading as text by column, with what real files have between them left out by name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from django.utils.translation import gettext as _

from triwulan.core.published.tidy import is_absent
from triwulan.exchange.imports.columns import Column
from triwulan.exchange.sheets.book import Broken, Sheet, Value, address, text_of

# "Jumlah", "Sub Total II", "Jumlah Pagu"; "Jumlah dokumen" is an indicator.
_TOTAL = re.compile(
    r"((sub|grand)[\s-]*)?(jumlah|total|rata[- ]rata)"
    r"([\s-]+(total|keseluruhan|seluruhnya|semua|pagu|anggaran|belanja|realisasi|capaian|[ivx]+|\d+))*\s*[:.]?",
    re.IGNORECASE,
)
_NOTHING = frozenset({"-", "–", "—", "n/a", "na", "#n/a", "…", "..."})
# "Rp -" is how accounts show nought.
_NO_AMOUNT = re.compile(r"^rp\.?\s*(?=[-–—]$)")
_ORDINAL = re.compile(r"\(?\d{1,2}\)?(\s*=.*)?")
_FEWEST_ORDINALS = 3


def folded(text: str) -> str:
    """A name as two tables have it in common: without its case and its spare spaces."""
    return " ".join(text.split()).casefold()


@dataclass(frozen=True, order=True)
class Fault:
    """`row` as the spreadsheet numbers it, 0 for the file; `place` the cell, where one is meant."""

    row: int
    sentence: str
    place: str = ""


@dataclass(frozen=True)
class Skipped:
    row: int
    reason: str


@dataclass
class Row:
    """Cells tidied, by column; one that the file does not have is empty. `places`: their addresses."""

    number: int
    cells: dict[str, str]
    places: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def fault(self, sentence: str, column: str = "") -> Fault:
        return Fault(self.number, sentence, self.places.get(column, ""))


@dataclass
class Rows:
    rows: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)


def rows_under(sheet: Sheet, heading: int, places: Mapping[str, int], columns: Sequence[Column]) -> Rows:
    """`places`: where each column stands."""
    found = Rows()
    above: dict[str, str] = {}
    by_key = {column.key: column for column in columns}
    titles = [text_of(cell) for cell in sheet.rows[heading]] if sheet.rows else []
    for number in range(heading + 1, len(sheet.rows)):
        values = {key: _at(sheet.rows[number], at) for key, at in places.items()}
        texts = {key: _text(value, tells_na=by_key[key].tells_na) for key, value in values.items()}
        if not any(texts.values()):
            continue
        reason = _reason(sheet.rows[number], texts, titles)
        if reason:
            found.skipped.append(Skipped(number + 1, reason))
            continue
        for key, column in by_key.items():
            if column.carried and key in places:
                above[key] = texts[key] = texts[key] or above.get(key, "")
        row = Row(number + 1, texts, {key: address(number, at) for key, at in places.items()})
        faults = list(_cell_faults(row, values, by_key))
        found.faults += faults
        if not faults:
            found.rows.append(row)
    return found


def _at(cells: Sequence[Value], at: int) -> Value:
    return cells[at] if at < len(cells) else None


def _text(value: Value, *, tells_na: bool) -> str:
    text = text_of(value)
    if tells_na and is_absent(text):
        return text
    return "" if _NO_AMOUNT.sub("", text.casefold()) in _NOTHING else text


def _reason(cells: Sequence[Value], texts: Mapping[str, str], titles: Sequence[str]) -> str:
    """Why a row is none of the table's; empty for one that is."""
    shown = [text_of(cell) for cell in cells]
    filled = [text for text in shown if text]
    if filled == [title for title in titles if title]:
        return _("judul tabel yang berulang")
    if len(filled) >= _FEWEST_ORDINALS and all(map(_ORDINAL.fullmatch, filled)) and _counts_up(filled):
        return _("nomor kolom")
    first = next((text for text in shown if text), "")
    if _TOTAL.fullmatch(first) or any(map(_TOTAL.fullmatch, texts.values())):
        return _("baris jumlah")
    return ""


def _counts_up(filled: Sequence[str]) -> bool:
    numbers = [int(re.sub(r"\D", "", text.partition("=")[0])) for text in filled]
    return all(later > earlier for earlier, later in pairwise(numbers)) and numbers[0] <= 1


def _cell_faults(row: Row, values: Mapping[str, Value], columns: Mapping[str, Column]) -> Iterator[Fault]:
    for key, value in values.items():
        if isinstance(value, Broken):
            yield row.fault(_("Selnya berisi kesalahan rumus %(error)s.") % {"error": value.error}, key)
        elif columns[key].is_code and isinstance(value, Decimal) and value != value.to_integral_value():
            facts = {"code": row[key]}
            sentence = _("Kodenya tersimpan sebagai angka (%(code)s). Format kolomnya sebagai teks, lalu isi lagi.")
            yield row.fault(sentence % facts, key)
