"""A worksheet's file as it came back: what stands in its cells now, and what stood there when it was taken away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from triwulan.exchange.sheets.book import Book, Broken, Sheet, Value, address, text_of
from triwulan.exchange.sheets.refusals import SheetRefused
from triwulan.exchange.worksheet import layout
from triwulan.exchange.worksheet.layout import COLUMNS, QUESTION_COLUMNS, RIGHT, TEXTS, Column, Key, key_from

# Where a title and a letterhead end at the latest.
_HEADING_WITHIN = 60


@dataclass(frozen=True)
class Given:
    """`fault`: what stands there is no text and no number, but a broken formula or a date."""

    text: str
    before: str
    address: str
    fault: str = ""


@dataclass
class Answer:
    """To a warning: `is_right` as the dropdown says, `reason` as typed."""

    is_right: bool
    reason: str
    address: str


@dataclass
class FilledRow:
    """An indicator's cells: variables by their code, texts by column, answers by the warning's code."""

    indicator_id: int
    version: int
    variables: dict[str, Given] = field(default_factory=dict)
    texts: dict[str, Given] = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)


@dataclass(frozen=True)
class Filled:
    """`strangers`: sentences about rows that did not come from the downloaded file."""

    rows: tuple[FilledRow, ...]
    strangers: tuple[str, ...]


def read_worksheet(book: Book, task_id: int) -> Filled:
    """SheetRefused where it is no worksheet, or another task's."""
    sheet = book.sheet(layout.SHEET)
    if sheet is None:
        facts = {"sheet": layout.SHEET}
        raise SheetRefused(
            _("Lembar “%(sheet)s” tidak ada di berkas ini. Unggah berkas yang diunduh dari tugas ini.") % facts
        )
    table = _Table(sheet, COLUMNS)
    rows: dict[int, FilledRow] = {}
    strangers: list[str] = []
    for number in table.body:
        _read_row(table, number, task_id, rows, strangers)
    if not rows:
        raise SheetRefused(_("Berkas ini tidak berisi satu indikator pun. Unduh lagi lembar kerjanya dari tugas ini."))
    _read_answers(book, task_id, rows)
    return Filled(tuple(rows.values()), tuple(strangers))


class _Table:
    """A sheet whose columns are found by their headings, so that an added one does no harm."""

    def __init__(self, sheet: Sheet, columns: Sequence[Column]) -> None:
        self.sheet = sheet
        wanted = {column.heading.casefold(): column.key for column in columns}
        heading = 0
        self.places: Mapping[str, int] = {}
        for number, row in enumerate(sheet.rows[:_HEADING_WITHIN]):
            found = {wanted[text]: at for at, cell in enumerate(row) if (text := text_of(cell).casefold()) in wanted}
            if "key" in found:
                heading, self.places = number, found
                break
        missing = [column.heading for column in columns if column.key in _NEEDED and column.key not in self.places]
        if missing:
            facts = {"sheet": sheet.name, "columns": ", ".join(missing)}
            raise SheetRefused(
                _(
                    "Pada lembar “%(sheet)s” kolom %(columns)s tidak ada. Unduh lagi lembar kerjanya, lalu salin isian Anda."
                )
                % facts
            )
        self.body = range(heading + 1, len(sheet.rows))

    def cell(self, row: int, key: str) -> Value:
        at = self.places.get(key)
        cells = self.sheet.rows[row]
        return cells[at] if at is not None and at < len(cells) else None

    def text(self, row: int, key: str) -> str:
        return prose_of(self.cell(row, key))

    def given(self, row: int, key: str) -> Given:
        cell = self.cell(row, key)
        where = address(row, self.places[key])
        return Given(prose_of(cell), self.text(row, f"{key}_before"), where, _fault_of(cell, key))


# A sheet taken away before there was n/a has no column for it, and is taken back all the same.
_NEEDED = frozenset({"key", "version", "value", "value_before", "choice", "reason", *TEXTS} - {"not_applicable"})


def _read_row(table: _Table, number: int, task_id: int, rows: dict[int, FilledRow], strangers: list[str]) -> None:
    key = key_from(table.text(number, "key"))
    if key is None:
        if any(table.text(number, name) for name in ("value", *TEXTS)):
            facts = {"row": number + 1}
            strangers.append(_("Baris %(row)d tidak berasal dari berkas yang diunduh; isinya tidak dibaca.") % facts)
        return
    if key.task_id != task_id:
        raise SheetRefused(
            _("Berkas ini lembar kerja tugas lain. Unggah di halaman tugas itu, atau unduh yang dari sini.")
        )
    row = rows.get(key.indicator_id)
    if row is None:
        row = rows[key.indicator_id] = FilledRow(key.indicator_id, _version(table.text(number, "version")))
        row.texts = {name: table.given(number, name) for name in TEXTS if name in table.places}
    if key.code in row.variables:
        facts = {"row": number + 1}
        strangers.append(_("Baris %(row)d mengulang baris lain dari berkas ini; isinya tidak dibaca.") % facts)
        return
    row.variables[key.code] = table.given(number, "value")


def _version(text: str) -> int:
    return int(text) if text.isdecimal() else 0


def _read_answers(book: Book, task_id: int, rows: Mapping[int, FilledRow]) -> None:
    """Only what was answered since; a promise to mend is no answer."""
    sheet = book.sheet(layout.QUESTIONS)
    if sheet is None:
        return
    table = _Table(sheet, QUESTION_COLUMNS)
    for number in table.body:
        key = key_from(table.text(number, "key"))
        if key is None or not _is_of(key, task_id, rows):
            continue
        choice, reason = table.given(number, "choice"), table.given(number, "reason")
        if (choice.text, reason.text) != (choice.before, reason.before):
            is_right = choice.text.casefold() == RIGHT.casefold()
            rows[key.indicator_id].answers[key.code] = Answer(is_right, reason.text, reason.address)


def _is_of(key: Key, task_id: int, rows: Mapping[int, FilledRow]) -> bool:
    return key.task_id == task_id and key.indicator_id in rows


def prose_of(cell: Value) -> str:
    """As typed, with one kind of line end; numbers and percentages as an office writes them."""
    if isinstance(cell, str):
        return cell.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n").strip()
    return text_of(cell)


def _fault_of(cell: Value, key: str) -> str:
    if isinstance(cell, Broken):
        return _("Selnya berisi kesalahan rumus %(error)s. Tulis angkanya.") % {"error": cell.error}
    if isinstance(cell, date) and key == "value":
        return _("Selnya terbaca sebagai tanggal, %(date)s. Tulis angkanya.") % {"date": cell.isoformat()}
    return ""
