"""Reading a table of indicators: Indonesian column names, comma or semicolon, UTF-8 or what Excel makes of it."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from triwulan.indicators.refusals import PlanRefused

NEEDED = ("kode", "nama", "satuan", "sasaran", "unit", "tahun")
OPTIONAL = (
    "definisi",
    "desimal",
    "jenis_nilai",
    "polaritas",
    "rumus",
    "batas",
    "lantai",
    "kategori",
    "bobot",
    "agregasi",
    "jenis_target",
    "program",
    "pemilik",
    "bukti_wajib",
    "sumber",
    "variabel",
    "target_tw1",
    "target_tw2",
    "target_tw3",
    "target_tw4",
    "target_tahun",
)
COLUMNS = (*NEEDED, *OPTIONAL)
MOST_ROWS = 2000


@dataclass(frozen=True)
class Row:
    """A line of the table; `number` as a spreadsheet counts them, the heading being 1."""

    number: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


def read_table(content: bytes | str) -> list[Row]:
    """Empty lines are left out. PlanRefused when it is no such table."""
    text = _decoded(content)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True))
    except csv.Error as broken:
        raise PlanRefused(_("Tabel tidak terbaca sebagai CSV. Simpan ulang sebagai CSV, lalu unggah lagi.")) from broken
    if not lines:
        raise PlanRefused(_("Tabel kosong. Baris pertama berisi nama kolom: %s.") % ", ".join(COLUMNS))
    heads = [head.strip().lower().replace(" ", "_") for head in lines[0]]
    problems = [*_head_problems(heads)]
    if len(lines) > MOST_ROWS:
        problems.append(_("Tabel paling banyak %d baris.") % MOST_ROWS)
    if problems:
        raise PlanRefused(*problems)
    return [
        Row(number, {head: cell.strip() for head, cell in zip(heads, cells, strict=False)})
        for number, cells in enumerate(lines[1:], start=2)
        if any(cell.strip() for cell in cells)
    ]


def _head_problems(heads: list[str]) -> Iterator[str]:
    missing = [column for column in NEEDED if column not in heads]
    if missing:
        yield _("Kolom %s tidak ada.") % ", ".join(missing)
    unknown = [head for head in heads if head and head not in COLUMNS]
    if unknown:
        facts = {"unknown": ", ".join(unknown), "known": ", ".join(COLUMNS)}
        yield _("Kolom %(unknown)s tidak dikenal. Yang dikenal: %(known)s.") % facts
    twice = sorted({head for head in heads if head and heads.count(head) > 1})
    if twice:
        yield _("Kolom %s berulang.") % ", ".join(twice)


def _decoded(content: bytes | str) -> str:
    if isinstance(content, str):
        return content.lstrip("\ufeff")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _delimiter(text: str) -> str:
    head = text.split("\n", 1)[0]
    return max(";,\t", key=head.count)
