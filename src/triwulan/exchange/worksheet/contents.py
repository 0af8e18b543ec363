"""What a worksheet's file holds, in plain values; `write.py` puts them where `layout.py` says. Papers are Indonesian."""

from dataclasses import dataclass
from decimal import Decimal

from triwulan.core import clock
from triwulan.core.dates import format_date, format_instant
from triwulan.cycles.models import Assignment
from triwulan.documents.imprint import Letterhead
from triwulan.documents.letterheads import letterhead_of, signature_of
from triwulan.exchange.worksheet.layout import TEXTS, Key
from triwulan.indicators.entry import bounds, entered_text, value_bounds
from triwulan.indicators.figures import Figure, figures_for
from triwulan.indicators.measured import NOT_SET, spoken_measure
from triwulan.indicators.models import Indicator, Variable
from triwulan.indicators.queries import with_rules
from triwulan.indicators.validation import findings
from triwulan.organisations.queries import today


@dataclass(frozen=True)
class Line:
    """One field to fill in, of one of the indicator's variables; a category by its name, out of `choices`."""

    key: Key
    label: str
    hint: str
    value: Decimal | str | None
    choices: tuple[str, ...]
    decimals: int
    minimum: Decimal | None
    maximum: Decimal | None


@dataclass(frozen=True)
class Entry:
    """An indicator. A goal that is no single number is its words; `texts` by column."""

    number: int
    code: str
    name: str
    note: str
    measure: str
    decimals: int
    target: Decimal | str
    year_target: Decimal | str
    before: Decimal | str | None
    percent: Decimal | str
    version: int
    texts: dict[str, str]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Question:
    key: Key
    number: int
    name: str
    sentence: str
    is_answered: bool
    reason: str


@dataclass(frozen=True)
class Worksheet:
    letterhead: Letterhead
    title: str
    facts: tuple[tuple[str, str], ...]
    entries: tuple[Entry, ...]
    questions: tuple[Question, ...]


def worksheet_of(task: Assignment) -> Worksheet:
    """As its values stand now. The same figures as on the page."""
    round_ = task.step_run.cycle.round
    figures = figures_for(list(with_rules(task.indicators.all())), round_.year, round_.quarter)
    return Worksheet(
        letterhead=letterhead_of(round_.agency),
        title=f"Lembar Kerja {round_.period}",
        facts=_facts(task),
        entries=tuple(_entry(task.pk, figure) for figure in figures),
        questions=tuple(one for figure in figures for one in _questions(task.pk, figure)),
    )


def _facts(task: Assignment) -> tuple[tuple[str, str], ...]:
    agency = task.step_run.cycle.round.agency
    period = task.step_run.cycle.round.period
    holder = signature_of(task.position, today(agency))
    zone = agency.time_zone
    return (
        ("Unit kerja", task.position.unit.name),
        ("Jabatan", " ".join(word for word in (holder.capacity, holder.position) if word)),
        ("Nama", holder.name or "–"),
        ("Data", f"{format_date(period.first_day)} sampai {format_date(period.last_day)}"),
        ("Batas waktu", format_instant(task.due_at, zone) if task.due_at else "–"),
        ("Diunduh", format_instant(clock.now(), zone)),
    )


def _entry(task_id: int, figure: Figure) -> Entry:
    one = figure.indicator
    return Entry(
        number=figure.number,
        code=one.code,
        name=one.name,
        note=_note(figure),
        measure=one.measure,
        decimals=one.decimals,
        target=_goal(one, figure.target, figure.target_upper, figure.target_number),
        year_target=_goal(one, figure.year_target, figure.year_target_upper, figure.year_target_number),
        before=_goal(one, figure.previous.value, None, figure.count(figure.previous.value))
        if figure.previous
        else None,
        percent=figure.percent_text if figure.percent is None else figure.percent,
        version=figure.version,
        texts={name: str(getattr(figure, name)) for name in TEXTS},
        lines=tuple(_line(task_id, figure, row) for row in one.variables.all()),
    )


def _goal(indicator: Indicator, lower: Decimal | None, upper: Decimal | None, words: str) -> Decimal | str:
    """A range and a category are words."""
    if lower is None:
        return NOT_SET
    return words if upper is not None or indicator.scale else lower


def _line(task_id: int, figure: Figure, row: Variable) -> Line:
    value, choices = figure.variables.get(row.code), figure.indicator.scale.labels
    unit = spoken_measure(row.measure)
    # "Laporan (laporan)" says nothing twice.
    label = row.label if not unit or unit.casefold() in row.label.casefold() else f"{row.label} ({unit})"
    return Line(
        key=Key(task_id, figure.indicator.pk, row.code),
        label=label,
        hint=", ".join(choices) or bounds(row),
        value=entered_text(figure.indicator, value) if choices else value,
        choices=choices,
        decimals=row.decimals,
        minimum=row.minimum,
        maximum=row.maximum,
    )


def _note(figure: Figure) -> str:
    """What the page opens under "Definisi"."""
    one = figure.indicator
    parts = (
        ("Definisi", one.definition),
        ("Rumus capaian", figure.formula_text),
        ("Batas nilai", value_bounds(one)),
        ("Sumber data", one.source),
        ("Bukti", "wajib; diunggah di halaman tugas" if one.evidence_required else ""),
    )
    return "\n".join(f"{label}: {text}" for label, text in parts if text)


def _questions(task_id: int, figure: Figure) -> list[Question]:
    found = []
    for warning in findings(figure).warnings:
        former = figure.answers.get(warning.code)
        found.append(
            Question(
                key=Key(task_id, figure.indicator.pk, warning.code),
                number=figure.number,
                name=figure.indicator.name,
                sentence=warning.sentence,
                is_answered=bool(warning.answer),
                reason=warning.answer or (former.text if former else figure.explanation),
            )
        )
    return found
