"""A whole table out of a file or a paste: CSV by "," or ";", tabs, or lines of a PDF; its heading wherever it stands."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from triwulan.core.published.cells import tokens_in
from triwulan.core.published.columns import Columns, ColumnsUnclear, find_columns, looks_like_heading
from triwulan.core.published.digits import decimal_mark
from triwulan.core.published.spaced import spaced_order, split_tail
from triwulan.core.sentences import say

_BOMS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))
_PACKED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")
_SEPARATORS = "\t;,|"
# How far below titles and letterheads a heading is looked for.
_TITLE_LINES = 15
_COLUMN_LIMIT = 200
# What a table without separators must end its lines with: target, realisation and, mostly, achievement.
_TAIL = ("target", "realisasi", "capaian")


class TableUnreadable(ValueError):
    """Carries one sentence."""


@dataclass(frozen=True)
class Line:
    """`number` as a spreadsheet counts, the file's first line being 1. `note`: why it is no row of figures."""

    number: int
    cells: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True)
class Sheet:
    """`guessed`: no heading was found, so the last figures of each line were taken."""

    heading: tuple[str, ...]
    lines: tuple[Line, ...]
    columns: Columns
    guessed: bool = False
    marks: dict[int, str] = field(default_factory=dict)

    def row(self, line: Line) -> dict[str, str]:
        return self.columns.of(line.cells)

    def name(self, line: Line) -> str:
        """What is measured, where a column says so."""
        return "" if self.columns.name is None else line.cells[self.columns.name].strip()


def decode(content: bytes) -> str:
    """TableUnreadable for what is no text."""
    if content.startswith(_PACKED):
        raise TableUnreadable(say("Berkas ini bukan CSV. Simpan dari lembar kerja sebagai “CSV UTF-8”."))
    told = [name for mark, name in _BOMS if content.startswith(mark)] or _unmarked(content)
    for encoding in told or ["utf-8", "cp1252", "latin-1"]:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text
    raise TableUnreadable(say("Berkas ini bukan CSV. Simpan dari lembar kerja sebagai “CSV UTF-8”."))


def _unmarked(content: bytes) -> list[str]:
    """UTF-16 without its mark: every second byte of what a table begins with is nought."""
    begun = content[:64]
    if len(begun) < 4 or len(content) % 2:  # noqa: PLR2004 - two letters tell nothing yet
        return []
    nought = (not any(begun[1::2]), not any(begun[::2]))
    return {(True, False): ["utf-16-le"], (False, True): ["utf-16-be"]}.get(nought, [])


def read_sheet(text: str, *, guess: bool = False) -> Sheet:
    """TableUnreadable with what to change; an empty line is left out, but counted.

    With `guess`, lines without a heading, as they come out of a PDF, are read from their end.
    """
    records = _records(text.lstrip("\ufeff"))
    filled = [(number, cells) for number, cells in records if any(cell.strip() for cell in cells)]
    if not filled:
        raise TableUnreadable(say("Tabel kosong. Baris pertama berisi nama kolom, sekurangnya target dan realisasi."))
    place = next((at for at, (_no, cells) in enumerate(filled[:_TITLE_LINES]) if looks_like_heading(cells)), None)
    if place is None:
        return _without_heading(filled, guess=guess)
    heading = filled[place][1]
    if order := spaced_order(heading):
        return _spaced(order, filled[place + 1 :])
    try:
        columns = find_columns(heading)
    except ColumnsUnclear as unclear:
        raise TableUnreadable(str(unclear)) from unclear
    if place + 1 == len(filled):
        raise TableUnreadable(say("Tabel hanya berisi judul kolom, tanpa baris."))
    return _sheet(heading, filled[place + 1 :], columns)


def _sheet(
    heading: list[str], rows: Sequence[tuple[int, list[str]]], columns: Columns, *, guessed: bool = False
) -> Sheet:
    width = len(heading)
    spilled = [str(number) for number, cells in rows if _spilled(cells, width)]
    if len(spilled) * 2 >= len(rows):
        raise TableUnreadable(
            say(
                "Baris %(rows)s lebih panjang daripada judul kolom. Angka berkoma di dalam CSV berpemisah koma harus "
                "diapit tanda kutip; atau pakai titik koma sebagai pemisah.",
                rows=", ".join(spilled[:10]) + (" …" if len(spilled) > 10 else ""),  # noqa: PLR2004 - enough to find them
            )
        )
    lines = tuple(
        Line(
            number,
            tuple((cells + [""] * width)[:width]),
            _why_no_row(cells, width),
        )
        for number, cells in rows
    )
    return Sheet(tuple(heading), lines, columns, guessed, _marks(lines, columns))


def _why_no_row(cells: Sequence[str], width: int) -> str:
    if _is_numbering(cells):
        return say("Baris nomor kolom, bukan data.")
    if spilled := _spilled(cells, width):
        return say(
            "Baris ini lebih panjang daripada judul kolom (“%(spilled)s”), jadi tidak jelas angka mana di kolom mana.",
            spilled="”, “".join(spilled),
        )
    return ""


def _spilled(cells: Sequence[str], width: int) -> list[str]:
    return [cell.strip() for cell in cells[width:] if cell.strip()]


def _marks(lines: Sequence[Line], columns: Columns) -> dict[int, str]:
    """What writes decimals, by line: as the line itself does, else as the whole table."""
    tokens = {
        line.number: [token for cell in columns.of(line.cells).values() for token in tokens_in(cell)] for line in lines
    }
    whole = decimal_mark(token for found in tokens.values() for token in found)
    return {number: decimal_mark(found) or whole for number, found in tokens.items()}


def _is_numbering(cells: Sequence[str]) -> bool:
    """ "(1) (2) (3)" below a heading."""
    found = [re.sub(r"[()\s]", "", cell) for cell in cells if cell.strip()]
    least = 3
    numbers = [int(cell) for cell in found if cell.isdecimal() and len(cell) <= least]
    return (
        len(found) >= least
        and len(numbers) == len(found)
        and numbers == list(range(numbers[0], numbers[0] + len(found)))
    )


def _records(text: str) -> list[tuple[int, list[str]]]:
    text, marked = _without_mark(text)
    separator = marked or _separator(text)
    if not separator:
        lines = enumerate(text.splitlines(), start=1)
        return [(number, re.split(r"\s{2,}", line.strip())) for number, line in lines]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=separator != "\t")
    records, last = [], 0
    try:
        for cells in reader:
            records.append((last + 1 + bool(marked), cells))
            last = reader.line_num
    except csv.Error as error:
        raise TableUnreadable(
            say("Tabel tidak terbaca sebagai CSV sesudah baris %(row)s: periksa tanda kutipnya.", row=last)
        ) from error
    if max((len(cells) for _number, cells in records), default=0) > _COLUMN_LIMIT:
        raise TableUnreadable(say("Tabel lebih lebar dari %(most)s kolom.", most=_COLUMN_LIMIT))
    return records


def _without_mark(text: str) -> tuple[str, str]:
    """Excel's own first line, "sep=;"."""
    match = re.match(r"sep=(.)\r?\n", text)
    return (text[match.end() :], match[1]) if match else (text, "")


def _separator(text: str) -> str:
    """Of the line that looks like a heading, else of the first, where a comma between digits separates nothing."""
    lines = [line for line in text.splitlines()[:_TITLE_LINES] if line.strip()]
    heading = next((line for line in lines if looks_like_heading([line])), None)
    chosen = heading or re.sub(r"(?<=\d),(?=\d)", "", lines[0] if lines else "")
    best = max(_SEPARATORS, key=chosen.count)
    if chosen.count(best):
        return best
    return "\t" if any("\t" in line for line in lines) else ""


def _spaced(order: Sequence[str], rows: Sequence[tuple[int, list[str]]]) -> Sheet:
    """Lines under a heading that only spaces divide: as many figures as it names end each of them."""
    told: list[tuple[int, list[str]]] = []
    before: list[str] = []
    for number, cells in rows:
        name, tail = split_tail(cells, len(order))
        if not tail:
            before.append(name)  # a long name's first lines
            continue
        lacking = [""] * (len(order) - len(tail))
        told.append((number, [" ".join([*before, name]).strip(), *tail, *lacking]))
        before = []
    heading = [say("uraian"), *order]
    if not told:
        raise TableUnreadable(say("Tabel hanya berisi judul kolom, tanpa baris."))
    return _sheet(heading, told, find_columns(heading), guessed=True)


def _without_heading(filled: Sequence[tuple[int, list[str]]], *, guess: bool) -> Sheet:
    """The last figures of each line are taken, if enough lines end with them."""
    rows = [(number, split_tail(cells, len(_TAIL))) for number, cells in filled]
    widest = max(len(tail) for _number, (_name, tail) in rows)
    told = [(number, [name, *tail]) for number, (name, tail) in rows if len(tail) == widest]
    least = 2
    if not guess or widest < least or len(told) * 2 < len(filled):
        raise TableUnreadable(
            say("Kolom target dan realisasi tidak ditemukan. Sertakan baris judul yang memuat kedua kata itu.")
        )
    heading = [say("uraian"), *_TAIL[:widest]]
    return _sheet(heading, told, find_columns(heading), guessed=True)
