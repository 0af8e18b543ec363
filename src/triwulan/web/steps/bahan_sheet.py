"""A worksheet that came back, held against what stands now: what would change, what is refused, what collides.

Three texts meet in every field: as it was taken away, as it stands online now, and as it came back. Whatever only one
side changed is that side's; where both did, its holder decides. Trying it out is the very saving of the page, taken back.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from triwulan.core.numbers import NumberUnreadable
from triwulan.cycles.models import Assignment
from triwulan.cycles.trail.changes import TEXTS as LABELS
from triwulan.exchange.worksheet.read import Answer, Filled, FilledRow, Given
from triwulan.indicators.entry import entered_text, read_number
from triwulan.indicators.figures import Figure, figure_for
from triwulan.indicators.models import Indicator
from triwulan.indicators.validation import findings
from triwulan.organisations.models import Person
from triwulan.web.steps.bahan_entry import Saved, save_row
from triwulan.web.steps.bahan_rows import TEXTS, field_name, figures_of

FROM_FILE, FROM_HERE = "berkas", "daring"


@dataclass
class Change:
    """One field. `name` is the form's; `choice` is asked only where `collides`."""

    name: str
    label: str
    given: Given
    now: str
    collides: bool = False
    choice: str = ""
    fault: str = ""

    @property
    def is_taken(self) -> bool:
        return not self.given.fault and (not self.collides or self.choice == FROM_FILE)

    @property
    def is_open(self) -> bool:
        return self.collides and not self.choice


@dataclass
class RowPreview:
    """An indicator's part of the file. `asks`: what it would be asked next; `stale`: it changed under the preview."""

    figure: Figure
    changes: list[Change]
    answers: Mapping[str, Answer]
    after: str = ""
    asks: Sequence[str] = ()
    notes: Sequence[str] = ()
    faults: list[str] = field(default_factory=list)
    stale: str = ""

    @property
    def version_name(self) -> str:
        return field_name("r", self.figure.indicator.pk)

    @property
    def who(self) -> str:
        row = self.figure.realisation
        return row.entered_by.full_name if row and row.entered_by else ""

    @property
    def when(self) -> datetime | None:
        return self.figure.realisation.entered_at if self.figure.realisation else None

    @property
    def typed(self) -> dict[str, str]:
        """As a form of the page would send it."""
        pk = self.figure.indicator.pk
        typed = {one.name: one.given.text for one in self.changes if one.is_taken}
        for code, answer in self.answers.items():
            if answer.is_right:
                typed |= {field_name("w", pk, code): "benar", field_name("j", pk, code): answer.reason}
        return typed and typed | {self.version_name: str(self.figure.version)}

    @property
    def is_refused(self) -> bool:
        return bool(self.faults or self.stale or any(one.fault or one.given.fault for one in self.changes))

    @property
    def collides(self) -> bool:
        return any(one.is_open for one in self.changes)


@dataclass(frozen=True)
class Preview:
    rows: tuple[RowPreview, ...]
    strangers: tuple[str, ...]

    @property
    def count(self) -> int:
        """Fields that would be written."""
        return sum(1 for row in self.rows if not row.stale for one in row.changes if one.is_taken and not one.fault)

    @property
    def answered(self) -> int:
        right = (sum(answer.is_right for answer in row.answers.values()) for row in self.rows if not row.stale)
        return sum(right) - sum(len(row.faults) for row in self.rows if not row.stale)

    @property
    def refused(self) -> int:
        return sum(1 for row in self.rows for one in row.changes if one.fault or one.given.fault)

    @property
    def colliding(self) -> int:
        return sum(1 for row in self.rows for one in row.changes if one.collides)

    @property
    def is_left(self) -> bool:
        """Something of the file is neither in nor decided against."""
        return any(row.is_refused or row.collides for row in self.rows)


def preview_of(task: Assignment, filled: Filled, choices: Mapping[str, str]) -> Preview:
    """Nothing is tried yet. `choices` by the field's name, where both sides changed it."""
    figures = {figure.indicator.pk: figure for figure in figures_of(task)}
    strangers = list(filled.strangers)
    rows = []
    for row in filled.rows:
        figure = figures.get(row.indicator_id)
        if figure is None:
            strangers.append(_("Sebuah indikator di berkas ini tidak lagi termasuk tugas Anda; isinya tidak dibaca."))
            continue
        changes = _changes(figure, row, choices)
        answers = _standing(figure, row.answers, changes)
        dropped = (
            [_("Jawaban atas peringatan lama tidak dipakai: nilainya sudah lain.")] if row.answers != answers else []
        )
        if changes or answers or dropped:
            rows.append(RowPreview(figure, changes, answers, notes=dropped))
    return Preview(tuple(rows), tuple(dict.fromkeys(strangers)))


def _standing(figure: Figure, answers: Mapping[str, Answer], changes: Sequence[Change]) -> dict[str, Answer]:
    """An answer holds for the value it was given for; one about files outlives another value."""
    asked = {warning.code for warning in findings(figure).warnings}
    if any(one.name.startswith("v-") for one in changes):
        asked &= {"file_used_elsewhere"}
    return {code: answer for code, answer in answers.items() if code in asked}


def try_out(person: Person, task: Assignment, preview: Preview) -> None:
    """Fills in what would be refused and asked; nothing stays written."""
    with transaction.atomic():
        write(person, task, preview)
        transaction.set_rollback(True)


def write(person: Person, task: Assignment, preview: Preview) -> None:
    """What may stand is saved, field by field, exactly as the page would; the rest gets its sentence."""
    for row in preview.rows:
        if row.typed and not row.stale:
            saved = save_row(person, task.step_run.cycle_id, row.figure, row.typed)
            _tell(row, saved)
            after = figure_for(row.figure.indicator, row.figure.quarter)
            row.after = after.percent_text
            row.asks = [one.sentence for one in findings(after).unanswered]


def _tell(row: RowPreview, saved: Saved) -> None:
    by_name = {one.name: one for one in row.changes}
    for name, sentence in saved.faults.items():
        if name in by_name:
            by_name[name].fault = sentence
        elif name == row.version_name:
            row.stale = sentence
        else:
            row.faults.append(_in_answer(row, name, sentence))


def _in_answer(row: RowPreview, name: str, sentence: str) -> str:
    answer = row.answers.get(name.removeprefix(f"{field_name('j', row.figure.indicator.pk)}-"))
    return f"{answer.address}: {sentence}" if answer else sentence


def _changes(figure: Figure, row: FilledRow, choices: Mapping[str, str]) -> list[Change]:
    pk = figure.indicator.pk
    found = []
    for variable in figure.indicator.variables.all():
        given = row.variables.get(variable.code)
        now = entered_text(figure.indicator, figure.variables.get(variable.code))
        same = partial(_same_value, figure.indicator)
        if given and _is_news(given, now, same):
            name = field_name("v", pk, variable.code)
            collides = not same(given.before, now)
            found.append(Change(name, variable.label, given, now, collides, _choice(choices, name)))
    for code in TEXTS:
        given, now = row.texts.get(code), str(getattr(figure, code))
        if given and _is_news(given, now, _same_text):
            name = field_name("t", pk, code)
            found.append(
                Change(name, str(LABELS[code]), given, now, not _same_text(given.before, now), _choice(choices, name))
            )
    return found


def _choice(choices: Mapping[str, str], name: str) -> str:
    chosen = choices.get(f"p-{name}", "")
    return chosen if chosen in {FROM_FILE, FROM_HERE} else ""


def _is_news(given: Given, now: str, same: Callable[[str, str], bool]) -> bool:
    """Somebody changed it in the file, and not to what stands here already."""
    return bool(given.fault) or not (same(given.text, given.before) or same(given.text, now))


def _same_value(indicator: Indicator, one: str, other: str) -> bool:
    try:
        return bool(one) == bool(other) and (not one or read_number(indicator, one) == read_number(indicator, other))
    except NumberUnreadable:
        return one == other


def _same_text(one: str, other: str) -> bool:
    return one == other
