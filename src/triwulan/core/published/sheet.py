"""A whole table out of a file or a paste: CSV by "," or ";", tabs, or lines of a PDF; its heading wherever it stands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from triwulan.core.published.cells import tokens_in
from triwulan.core.published.columns import NEEDED, Columns, ColumnsUnclear, find_columns, kind_of, looks_like_heading
from triwulan.core.published.digits import decimal_mark
from triwulan.core.published.periods import Numbered, Period, columns_of, line_by_line, side_by_side, whole_heading
from triwulan.core.published.records import TITLE_LINES, TableUnreadable, read_records
from triwulan.core.published.spaced import spaced_order, split_tail
from triwulan.core.sentences import say

# What a table without separators must end its lines with: target, realisation and, mostly, achievement.
_TAIL = ("target", "realisasi", "capaian")


@dataclass(frozen=True)
class Line:
    """`number` as a spreadsheet counts, the file's first line being 1. `note`: why it is no row of figures.

    `untold`: it has a printed achievement nevertheless.
    """

    number: int
    cells: tuple[str, ...]
    note: str = ""
    untold: bool = False


@dataclass(frozen=True)
class Sheet:
    """`guessed`: no heading was found, so the last figures of each line were taken.

    `periods` that were read out of a table that has several; of more than one, each line is one period's.
    """

    heading: tuple[str, ...]
    lines: tuple[Line, ...]
    columns: Columns
    guessed: bool = False
    marks: dict[int, str] = field(default_factory=dict)
    periods: tuple[str, ...] = ()

    def row(self, line: Line) -> dict[str, str]:
        return self.columns.of(line.cells)

    def name(self, line: Line) -> str:
        """What is measured, where a column says so."""
        name = "" if self.columns.name is None else line.cells[self.columns.name].strip()
        return " · ".join(filter(None, (name, self.row(line).get("periode", ""))))


def read_sheet(text: str, *, guess: bool = False, period: str = "") -> Sheet:
    """TableUnreadable with what to change; a line without cells is left out, but counted.

    With `guess`, lines without a heading, as they come out of a PDF, are read from their end. `period` picks one of
    several years or quarters that stand side by side.
    """
    records = read_records(text.lstrip("\ufeff"))
    filled = [(number, cells) for number, cells in records if any(cell.strip() for cell in cells)]
    if not filled:
        raise TableUnreadable(say("Tabel kosong. Baris pertama berisi nama kolom, sekurangnya target dan realisasi."))
    place = next((at for at, (_no, cells) in enumerate(filled[:TITLE_LINES]) if looks_like_heading(cells)), None)
    if place is None:
        return _without_heading(filled, guess=guess)
    if order := spaced_order(filled[place][1]):
        return _spaced(order, filled[place + 1 :])
    heading, place = whole_heading(filled, place)
    if place + 1 == len(filled):
        raise TableUnreadable(say("Tabel hanya berisi judul kolom, tanpa baris."))
    first, last = filled[place][0], filled[-1][0]
    rows = [(number, cells) for number, cells in records if first < number <= last and _has_cells(cells)]
    try:
        return _in_periods(heading, rows, period)
    except ColumnsUnclear as unclear:
        raise TableUnreadable(str(unclear)) from unclear


def _has_cells(cells: Sequence[str]) -> bool:
    """Also a line of nothing but separators, which a table has where it leaves a row free."""
    return len(cells) > 1 or any(cell.strip() for cell in cells)


def _in_periods(heading: list[str], rows: Sequence[Numbered], period: str) -> Sheet:
    periods = side_by_side(heading)
    if period:
        periods = [one for one in periods if one.name.casefold() == period.strip().casefold()] or _no_such(
            periods, period
        )
    else:
        try:
            return _sheet(heading, rows, find_columns(heading))
        except ColumnsUnclear:
            if not periods:
                raise
    names = tuple(one.name for one in periods)
    if len(periods) == 1:
        return _sheet(heading, rows, columns_of(heading, periods[0]), periods=names)
    told, lines, columns = line_by_line(heading, rows, periods)
    return _sheet(told, lines, columns, periods=names)


def _no_such(periods: Sequence[Period], period: str) -> list[Period]:
    there = ", ".join(one.name for one in periods if one.name)
    if not there:
        raise TableUnreadable(say("Tabel ini tidak memuat beberapa periode, jadi tidak ada yang dapat dipilih."))
    raise TableUnreadable(
        say("Periode “%(period)s” tidak ada di tabel. Yang ada: %(there)s.", period=period, there=there)
    )


def _sheet(
    heading: list[str],
    rows: Sequence[Numbered],
    columns: Columns,
    *,
    guessed: bool = False,
    periods: tuple[str, ...] = (),
) -> Sheet:
    width = len(heading)
    spilled = [str(number) for number, cells in rows if _spilled(cells, width)]
    if len(spilled) * 2 >= sum(any(cell.strip() for cell in cells) for _number, cells in rows):
        raise TableUnreadable(
            say(
                "Baris %(rows)s lebih panjang daripada judul kolom. Angka berkoma di dalam CSV berpemisah koma harus "
                "diapit tanda kutip; atau pakai titik koma sebagai pemisah.",
                rows=", ".join(spilled[:10]) + (" …" if len(spilled) > 10 else ""),  # noqa: PLR2004 - enough to find them
            )
        )
    lines = tuple(_line(number, cells, width, columns) for number, cells in rows)
    return Sheet(tuple(heading), lines, columns, guessed, _marks(lines, columns), periods)


def _line(number: int, cells: list[str], width: int, columns: Columns) -> Line:
    note = _why_no_row(cells, width)
    untold = bool(note) and not _is_numbering(cells) and bool(columns.of(cells).get("capaian", "").strip())
    return Line(number, tuple((cells + [""] * width)[:width]), note, untold)


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
    tokens: dict[int, list[str]] = {}
    for line in lines:
        found = [token for cell in columns.of(line.cells).values() for token in tokens_in(cell)]
        tokens.setdefault(line.number, []).extend(found)
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
        raise TableUnreadable(_lacking([cells for _number, cells in filled[:TITLE_LINES]]))
    heading = [say("uraian"), *_TAIL[:widest]]
    return _sheet(heading, told, find_columns(heading), guessed=True)


def _lacking(beginning: Sequence[list[str]]) -> str:
    """Of a heading with only one of the two columns: which other is missing."""
    for cells in beginning:
        if sum(bool(cell.strip()) for cell in cells) > 1 and any(kind_of(cell) in NEEDED for cell in cells):
            try:
                find_columns(cells)
            except ColumnsUnclear as unclear:
                return str(unclear)
    return say("Kolom target dan realisasi tidak ditemukan. Sertakan baris judul yang memuat kedua kata itu.")
