"""A worksheet as an XLSX: everything locked but what is filled in, checked as it is typed, printable on A4."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.utils import translation

from triwulan.cycles.models import Assignment
from triwulan.exchange.sheets.paper import Workbook, lines_of, pattern_of
from triwulan.exchange.worksheet import layout
from triwulan.exchange.worksheet.contents import Entry, Line, Question, Worksheet, worksheet_of
from triwulan.exchange.worksheet.instructions import write_instructions
from triwulan.exchange.worksheet.layout import COLUMNS, QUESTION_COLUMNS, RIGHT, TEXTS, WRONG, Column, place

LINE_HEIGHT = 12.5
# Of the rights that a locked sheet leaves: to widen what is too narrow for one's eyes.
_ALLOWED = {"format_columns": True, "format_rows": True}
_LARGEST = 10**14


def worksheet_file(task: Assignment) -> bytes:
    with translation.override("id"):
        return write_worksheet(worksheet_of(task))


def write_worksheet(worksheet: Worksheet) -> bytes:
    book = Workbook(worksheet.title)
    sheet = _begun(book, layout.SHEET, COLUMNS)
    row = _head(book, sheet, worksheet)
    _heading(book, sheet, row, COLUMNS)
    sheet.repeat_rows(row)
    sheet.freeze_panes(row + 1, place(COLUMNS, "measure"))
    for entry in worksheet.entries:
        row = _write_entry(book, sheet, row + 1, entry)
    sheet.print_area(0, 0, row, _last_shown(COLUMNS))
    if worksheet.questions:
        _write_questions(book, worksheet)
    write_instructions(book, worksheet)
    sheet.activate()
    return book.close()


def _begun(book: Workbook, name: str, columns: Sequence[Column]) -> Any:
    sheet = book.sheet(name)
    sheet.protect("", _ALLOWED)
    for number, column in enumerate(columns):
        sheet.set_column(number, number, column.width or 2, None, {"hidden": not column.width})
    return sheet


def _last_shown(columns: Sequence[Column]) -> int:
    return max(number for number, column in enumerate(columns) if column.width)


def _head(book: Workbook, sheet: Any, worksheet: Worksheet) -> int:
    """The row of the table's heading."""
    last = _last_shown(COLUMNS)
    row = book.letterhead(sheet, worksheet.letterhead, last)
    sheet.merge_range(row, 0, row, last, worksheet.title.upper(), book.look("title"))
    sheet.set_row(row, 24)
    for label, text in worksheet.facts:
        row += 1
        book.put(sheet, row, 0, f"{label}: {text}", "plain")
    return row + 2


def _heading(book: Workbook, sheet: Any, row: int, columns: Sequence[Column]) -> None:
    for number, column in enumerate(columns):
        book.put(sheet, row, number, column.heading, "head" if column.width else "hidden")
    sheet.set_row(row, 3 * LINE_HEIGHT)


def _write_entry(book: Workbook, sheet: Any, first: int, entry: Entry) -> int:
    """Its last row: one for each variable; what is of the whole indicator spans them."""
    last = first + len(entry.lines) - 1
    pattern = pattern_of(entry.decimals)
    cells: Mapping[str, object] = {
        "number": entry.number,
        "name": f"{entry.name}\n{entry.code}",
        "measure": entry.measure,
        "target": entry.target,
        "year_target": entry.year_target,
        "before": entry.before,
        "percent": entry.percent,
        **entry.texts,
    }
    for key, value in cells.items():
        patterns = {"percent": pattern_of(2), "number": "0"}
        _span(book, sheet, (first, last), key, value, patterns.get(key, pattern))
    sheet.write_comment(first, place(COLUMNS, "name"), entry.note, {"x_scale": 2.5, "y_scale": 1.6})
    sheet.data_validation(first, place(COLUMNS, TEXTS[0]), first, place(COLUMNS, TEXTS[-1]), _PROSE)
    reason = place(COLUMNS, "not_applicable")
    sheet.data_validation(first, reason, first, reason, _PROSE | _REASON)
    for row, line in enumerate(entry.lines, first):
        _write_line(book, sheet, row, line)
        hidden = {"key": line.key, "version": entry.version, "value_before": line.value}
        hidden |= {f"{key}_before": text for key, text in entry.texts.items()}
        for key, value in hidden.items():
            book.put(sheet, row, place(COLUMNS, key), value, "hidden")
        sheet.set_row(row, _height(entry) / len(entry.lines))
    return last


def _span(book: Workbook, sheet: Any, rows: tuple[int, int], key: str, value: object, pattern: str) -> None:
    column = place(COLUMNS, key)
    is_number = isinstance(value, Decimal | int)
    kind = "typed" if COLUMNS[column].typed else "number" if is_number else "cell"
    more = {"num_format": pattern} if is_number else {}
    if rows[0] < rows[1]:
        sheet.merge_range(rows[0], column, rows[1], column, None, book.look(kind, **more))
    book.put(sheet, rows[0], column, value, kind, **more)


def _write_line(book: Workbook, sheet: Any, row: int, line: Line) -> None:
    value = place(COLUMNS, "value")
    book.put(sheet, row, place(COLUMNS, "label"), line.label)
    book.put(sheet, row, value, line.value, "typed number", num_format=pattern_of(line.decimals))
    rule = {"validate": "list", "source": book.choices(line.choices)} if line.choices else _between(line)
    words = {
        "input_title": line.label[:32],
        "input_message": _sentence(line.hint),
        "error_title": "Isian tidak sesuai",
        "error_message": f"{line.label[:80]}: {line.hint}."[:255],
    }
    sheet.data_validation(row, value, row, value, rule | words)


def _between(line: Line) -> dict[str, object]:
    low = -_LARGEST if line.minimum is None else line.minimum
    high = _LARGEST if line.maximum is None else line.maximum
    return {
        "validate": "decimal" if line.decimals else "integer",
        "criteria": "between",
        "minimum": float(low) if line.decimals else int(low),
        "maximum": float(high) if line.decimals else int(high),
    }


def _sentence(hint: str) -> str:
    return f"{hint[:1].upper()}{hint[1:]}. Kosongkan bila belum ada atau n/a."[:255]


_PROSE = {
    "validate": "length",
    "criteria": "<=",
    "value": 10_000,
    "error_title": "Tulisan terlalu panjang",
    "error_message": "Ringkas sampai paling banyak 10.000 huruf.",
}

_REASON = {
    "input_title": "Tidak dapat dinilai (n/a)",
    "input_message": "Diisi hanya bila tidak dapat dinilai pada triwulan ini, misalnya: survei terbit setahun sekali. "
    "Kolom isian dikosongkan; nol tetap nol.",
}


def _height(entry: Entry) -> float:
    texts = {"name": f"{entry.name}\n{entry.code}", **entry.texts}
    lines = max(lines_of(text, COLUMNS[place(COLUMNS, key)].width) for key, text in texts.items())
    labels = sum(lines_of(line.label, COLUMNS[place(COLUMNS, "label")].width) for line in entry.lines)
    return min(400, LINE_HEIGHT * max(lines, labels, 2) + 4)


def _write_questions(book: Workbook, worksheet: Worksheet) -> None:
    """What was asked of the values as they stood; an answer holds for them alone."""
    sheet = _begun(book, layout.QUESTIONS, QUESTION_COLUMNS)
    _heading(book, sheet, 0, QUESTION_COLUMNS)
    sheet.repeat_rows(0)
    sheet.freeze_panes(1, 0)
    for row, question in enumerate(worksheet.questions, 1):
        _write_question(book, sheet, row, question)
    sheet.print_area(0, 0, len(worksheet.questions), _last_shown(QUESTION_COLUMNS))


def _write_question(book: Workbook, sheet: Any, row: int, question: Question) -> None:
    choice = RIGHT if question.is_answered else ""
    cells = {
        "number": question.number,
        "name": question.name,
        "sentence": question.sentence,
        "choice": choice,
        "reason": question.reason,
        "key": question.key,
        "choice_before": choice,
        "reason_before": question.reason,
    }
    for key, value in cells.items():
        column = QUESTION_COLUMNS[place(QUESTION_COLUMNS, key)]
        kind = "typed" if column.typed else "cell" if column.width else "hidden"
        book.put(sheet, row, place(QUESTION_COLUMNS, key), value, kind)
    at = place(QUESTION_COLUMNS, "choice")
    sheet.data_validation(row, at, row, at, {"validate": "list", "source": [RIGHT, WRONG]})
    lines = max(lines_of(question.sentence, 60), lines_of(question.reason, 50), 2)
    sheet.set_row(row, min(400, LINE_HEIGHT * lines + 4))
