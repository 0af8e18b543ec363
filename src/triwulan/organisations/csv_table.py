"""A table out of a CSV file as spreadsheets write them here: ";" or ",", with or without BOM, header first."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from django.utils.translation import gettext as _

MAX_BYTES = 2 * 1024 * 1024
MAX_ROWS = 2000

_BOMS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))


@dataclass(frozen=True, order=True)
class RowFault:
    """`row` as the spreadsheet numbers it: the header is row 1; 0 stands for the file."""

    row: int
    sentence: str

    def __str__(self) -> str:
        return _("Baris %(row)d: %(sentence)s") % vars(self) if self.row else self.sentence


class TableRefused(Exception):
    """Carries every fault, in the order of the file."""

    def __init__(self, faults: Sequence[RowFault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(str(fault) for fault in self.faults))


@dataclass(frozen=True)
class TableRow:
    """Cells trimmed, by column; a column the file does not have is empty."""

    number: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


def read_table(content: bytes, *, columns: Sequence[str], required: Sequence[str]) -> list[TableRow]:
    """Empty rows are left out, but counted. TableRefused when it is no such table; the cells are the caller's business."""
    records = _records(_decode(content))
    if not records or not any(cell.strip() for cell in records[0]):
        raise TableRefused([RowFault(0, _("Berkas kosong. Baris pertama berisi nama kolom: %s.") % ", ".join(columns))])
    header = [cell.strip().casefold() for cell in records[0]]
    faults = _header_faults(header, columns, required)
    if len(records) > MAX_ROWS + 1:
        faults.append(RowFault(0, _("Berkas berisi lebih dari %d baris. Bagi menjadi beberapa berkas.") % MAX_ROWS))
    faults += [
        RowFault(
            number,
            _("Baris ini berisi %(here)d kolom, padahal baris pertama %(first)d.")
            % {"here": len(cells), "first": len(header)},
        )
        for number, cells in enumerate(records[1:], start=2)
        if any(cell.strip() for cell in cells[len(header) :])
    ]
    if faults:
        raise TableRefused(faults)
    return [
        TableRow(number, {name: cell.strip() for name, cell in zip(header, cells, strict=False)})
        for number, cells in enumerate(records[1:], start=2)
        if any(cell.strip() for cell in cells)
    ]


def _decode(content: bytes) -> str:
    if len(content) > MAX_BYTES:
        raise TableRefused([RowFault(0, _("Berkas lebih besar dari %d MB.") % (MAX_BYTES // 1024 // 1024))])
    encodings = [name for mark, name in _BOMS if content.startswith(mark)] or ["utf-8", "cp1252"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise TableRefused([RowFault(0, _("Berkas ini bukan CSV. Simpan dari lembar kerja sebagai “CSV UTF-8”."))])


def _records(text: str) -> list[list[str]]:
    first = text.split("\n", 1)[0]
    separator = max(";,\t", key=first.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise TableRefused([RowFault(0, _("Berkas CSV tidak terbaca; periksa tanda kutip di dalamnya."))]) from error


def _header_faults(header: Sequence[str], columns: Sequence[str], required: Sequence[str]) -> list[RowFault]:
    faults = []
    for name in dict.fromkeys(header):
        if name not in columns:
            close = get_close_matches(name, columns, n=1)
            hint = (
                _("Mungkin maksudnya “%s”.") % close[0] if close else _("Kolom yang dikenal: %s.") % ", ".join(columns)
            )
            faults.append(RowFault(1, _("Kolom “%s” tidak dikenal.") % name[:40] + f" {hint}"))
        elif header.count(name) > 1:
            faults.append(RowFault(1, _("Kolom “%s” ada dua kali.") % name))
    return faults + [RowFault(1, _("Kolom “%s” harus ada.") % name) for name in required if name not in header]
