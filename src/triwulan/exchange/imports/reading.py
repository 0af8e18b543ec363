"""From an upload to its rows: where the table stands is found, or chosen by who sent it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from triwulan.exchange.imports.heading import Found, find_table, titles_at
from triwulan.exchange.imports.kind import Kind
from triwulan.exchange.imports.rows import Fault, Rows, rows_under
from triwulan.exchange.models import Upload
from triwulan.exchange.sheets.book import Book, address
from triwulan.exchange.sheets.read import read_book


@dataclass(frozen=True)
class Reading:
    """`columns` of the file, by letter and title; `places` of ours in it; `unused`: titles of what is not read."""

    sheets: tuple[str, ...]
    sheet: str
    heading: int
    columns: tuple[tuple[int, str], ...]
    places: Mapping[str, int]
    rows: Rows

    @property
    def unused(self) -> list[str]:
        taken = set(self.places.values())
        return [title for at, title in self.columns if at not in taken]


def read_upload(upload: Upload, kind: Kind) -> Reading:
    """Raises SheetRefused for a file that is none."""
    return read_table(read_book(upload.name, bytes(upload.content)), kind, upload.choices)


def read_as(reading: Reading) -> dict[str, Any]:
    """How it was read, as its form has it: a press that says otherwise is looked at before anything is written."""
    return {"sheet": reading.sheet, "heading": reading.heading + 1, "columns": dict(reading.places)}


def read_table(book: Book, kind: Kind, choices: Mapping[str, Any]) -> Reading:
    """`choices`: "sheet", "heading" (its row as the spreadsheet counts), "columns" (ours to the file's, None for none)."""
    names = tuple(one.name for one in book.sheets)
    found = find_table(book, kind.columns, choices.get("sheet", ""))
    if found is None:
        empty = Rows(faults=[Fault(0, _("Berkas ini tidak berisi satu sel pun."))])
        return Reading(names, "", 0, (), {}, empty)
    if choices.get("heading"):
        found = _at(found, int(choices["heading"]) - 1)
    places = _chosen(found, choices.get("columns") or {})
    width = max((len(row) for row in found.sheet.rows[found.heading : found.heading + 50]), default=0)
    titles = [found.titles[at] if at < len(found.titles) else "" for at in range(width)]
    columns = tuple(
        (at, f"{address(0, at)[:-1]}: {title}" if title else address(0, at)[:-1]) for at, title in enumerate(titles)
    )
    return Reading(names, found.sheet.name, found.heading, columns, places, _rows(found, kind, places))


def _at(found: Found, heading: int) -> Found:
    """Its columns are looked for again under the chosen heading."""
    return replace(found, heading=heading, titles=tuple(titles_at(found.sheet, heading)))


def _chosen(found: Found, columns: Mapping[str, int | None]) -> dict[str, int]:
    places = {key: at for key, at in found.places.items() if key not in columns}
    return places | {key: at for key, at in columns.items() if at is not None}


def _rows(found: Found, kind: Kind, places: Mapping[str, int]) -> Rows:
    missing = _missing(kind, places)
    if missing:
        return Rows(faults=[Fault(found.heading + 1, sentence) for sentence in missing])
    rows = rows_under(found.sheet, found.heading, places, kind.columns)
    if not rows.rows and not rows.faults:
        rows.faults.append(Fault(found.heading + 1, _("Tidak ada baris di bawah judul tabel.")))
    return rows


def _missing(kind: Kind, places: Mapping[str, int]) -> Sequence[str]:
    """Sentences on columns without which no row says anything."""
    lacking = [column.key for column in kind.columns if column.needed and column.key not in places]
    sentences = [_("Kolom “%s” tidak ditemukan. Pilih kolomnya di bawah, atau ubah judulnya.") % key for key in lacking]
    groups = [group for group in kind.needed if not any(key in places for key in group)]
    return sentences + [
        _("Tidak satu pun kolom ini ditemukan: %s. Pilih di bawah.") % ", ".join(group) for group in groups
    ]


def unanswered(reading: Reading, kind: Kind, options: Mapping[str, str]) -> list[Fault]:
    """What has to be said of the whole table first: once for it, instead of once for each of its rows."""
    lacking = [one for one in kind.options if one.is_lacking(reading.places, str(options.get(one.key, "")))]
    sentence = _("Tabel ini tidak menyebut “%(what)s”. Isi di bawah, lalu tekan Baca ulang.")
    return [Fault(reading.heading + 1, sentence % {"what": one.label}) for one in lacking if reading.rows.rows]
