"""The rows of the worksheet: an indicator's quarter as it stands, and as somebody is just typing it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from triwulan.core.numbers import format_exact
from triwulan.core.predicates import Scale
from triwulan.cycles.models import Assignment, Mark, ReturnNote
from triwulan.cycles.trail.changes import TEXTS as LABELS
from triwulan.indicators.entry import bounds, entered_text, value_bounds
from triwulan.indicators.figures import Figure, figures_for
from triwulan.indicators.measured import NOT_APPLICABLE, spoken_measure
from triwulan.indicators.models import Indicator, Variable
from triwulan.indicators.queries import with_places, with_variables
from triwulan.indicators.scales import scale_of
from triwulan.indicators.validation import Finding, Findings, findings
from triwulan.organisations.prepared import prepared

TEXTS = ("not_applicable", "explanation", "support", "obstacle", "follow_up")
# What the spark line shows; the figure knows eight.
SPARK = 6


@dataclass(frozen=True)
class Typing:
    """What somebody typed and what was wrong with it, by the name of the field. `insist`: he pressed the button."""

    values: Mapping[str, str] = field(default_factory=dict)
    faults: Mapping[str, str] = field(default_factory=dict)
    insist: bool = False

    def value(self, name: str, stands: str) -> str:
        """What was typed stands, refused or not."""
        return self.values.get(name, stands)

    def fault(self, name: str) -> str:
        return self.faults.get(name, "")


NOTHING_TYPED = Typing()


@dataclass(frozen=True)
class Field:
    """One thing to fill in. `name` is its name and its id on the page."""

    name: str
    label: str
    value: str
    fault: str = ""
    unit: str = ""
    hint: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question:
    """A warning with its answer so far. What stands in `reason` without an answer is offered, not given."""

    code: str
    sentence: str
    answer: str
    choice: Field
    reason: Field


@dataclass(frozen=True)
class Correction:
    """Why the value came back. `unchanged`: nothing of it has been touched since."""

    reason: str
    who: str
    when: datetime | None
    unchanged: bool


@dataclass(frozen=True)
class Row:
    task_id: int
    figure: Figure
    findings: Findings
    variables: tuple[Field, ...]
    texts: dict[str, Field]
    version: Field
    files: Field
    questions: tuple[Question, ...]
    scale: Scale
    conflict: str = ""
    correction: Correction | None = None
    insist: bool = False

    @property
    def indicator(self) -> Indicator:
        return self.figure.indicator

    @property
    def pk(self) -> int:
        return self.indicator.pk

    @property
    def value_bounds(self) -> str:
        return value_bounds(self.indicator)

    @property
    def blockers(self) -> Sequence[str]:
        """Before anything is filled in there is nothing to complain of; the button says what is missing all the same."""
        shown = self.insist or self.figure.is_begun or self.figure.is_excused
        return [one.sentence for one in self.findings.blockers] if shown else ()

    @property
    def state(self) -> str:
        if self.conflict or self.blockers:
            return "block"
        return "warn" if self.findings.unanswered else ""

    @property
    def more(self) -> bool:
        """Obstacle or follow-up have something to show."""
        return any(self.texts[code].value or self.texts[code].fault for code in ("support", "obstacle", "follow_up"))

    @property
    def past_values(self) -> list[Decimal | None]:
        return [past.value for past in self.figure.history[-SPARK:]]

    @property
    def past_last(self) -> str:
        previous = self.figure.previous
        return self.figure.say(previous.value) if previous else ""

    @property
    def stored_words(self) -> str:
        """What is stored, for who has just typed something else."""
        figure = self.figure
        said = [
            f"{row.label} {entered_text(figure.indicator, figure.variables.get(row.code)) or _('(kosong)')}"
            for row in figure.indicator.variables.all()
        ]
        said += [f"{NOT_APPLICABLE}: “{figure.not_applicable}”"] if figure.not_applicable else []
        return ", ".join([*said, f"“{figure.explanation}”"] if figure.explanation else said)

    @property
    def past_words(self) -> str:
        values = ", ".join(self.figure.say(value) for value in self.past_values)
        return _("Nilai sebelumnya: %(values)s. Target %(target)s.") % {
            "values": values,
            "target": self.figure.target_text,
        }


def figures_of(task: Assignment) -> list[Figure]:
    round_ = task.step_run.cycle.round
    return figures_for(with_variables(_indicators_of(task=task)), round_.year, round_.quarter)


@prepared
def _indicators_of(*, task: Assignment) -> QuerySet[Indicator]:
    return with_places(Indicator.objects.filter(assignments=task))


def rows_of(task: Assignment, figures: Sequence[Figure], typing: Typing = NOTHING_TYPED) -> list[Row]:
    corrections = corrections_of(task)
    return [_row(task.pk, figure, typing, corrections.get(figure.indicator.pk)) for figure in figures]


def field_name(kind: str, indicator_id: int, code: str = "") -> str:
    """ "v-12-pembilang": v a variable, t a text, r the version, b the files, w a warning's choice, j its reason."""
    return f"{kind}-{indicator_id}-{code}" if code else f"{kind}-{indicator_id}"


def stored_text(value: Decimal | None) -> str:
    return "" if value is None else format_exact(value)


def corrections_of(task: Assignment) -> dict[int, Correction]:
    """From the author of the report, who sent single values back, or from a check that returned the whole step."""
    found = {
        indicator: Correction(reason, _giver(task), returned_at, unchanged=False)
        for indicator, reason, returned_at in _notes_on(task=task)
    }
    if task.step_run.returned_by_id:
        marks = Mark.objects.filter(assignment__step_run=task.step_run.returned_by_id, fits=False).exclude(note="")
        for mark in marks.select_related("assignment__position"):
            check = mark.assignment
            found[mark.indicator_id] = Correction(mark.note, check.position.title, check.finished_at, unchanged=False)
    return found


@prepared
def _notes_on(*, task: Assignment) -> QuerySet[ReturnNote, tuple[int, str, datetime]]:
    return ReturnNote.objects.filter(assignment=task).values_list("indicator_id", "reason", "returned_at")


def _giver(task: Assignment) -> str:
    return task.given_by.position.title if task.given_by else task.step_run.cycle.unit.name


def _row(task_id: int, figure: Figure, typing: Typing, sent_back: Correction | None) -> Row:
    pk = figure.indicator.pk
    found = findings(figure)
    version, files = field_name("r", pk), field_name("b", pk)
    return Row(
        task_id=task_id,
        figure=figure,
        findings=found,
        variables=tuple(_variable(figure, row, typing) for row in figure.indicator.variables.all()),
        texts={code: _text(figure, code, typing) for code in TEXTS},
        version=Field(version, "", str(figure.version)),
        files=Field(files, _("Berkas"), "", typing.fault(files)),
        questions=tuple(_question(figure, warning, typing) for warning in found.warnings),
        scale=scale_of(figure.indicator.agency),
        conflict=typing.fault(version),
        correction=sent_back and _since(figure, sent_back),
        insist=typing.insist,
    )


def _variable(figure: Figure, row: Variable, typing: Typing) -> Field:
    name = field_name("v", figure.indicator.pk, row.code)
    value = typing.value(name, entered_text(figure.indicator, figure.variables.get(row.code)))
    unit = spoken_measure(row.measure)
    # "Laporan (laporan)" says nothing twice.
    unit = "" if unit.casefold() in row.label.casefold() else unit
    choices = figure.indicator.scale.labels
    return Field(name, row.label, value, typing.fault(name), unit, ", ".join(choices) or bounds(row), choices)


def _text(figure: Figure, code: str, typing: Typing) -> Field:
    name = field_name("t", figure.indicator.pk, code)
    return Field(name, str(LABELS[code]), typing.value(name, str(getattr(figure, code))), typing.fault(name))


def _question(figure: Figure, warning: Finding, typing: Typing) -> Question:
    pk = figure.indicator.pk
    choice, reason = field_name("w", pk, warning.code), field_name("j", pk, warning.code)
    former = figure.answers.get(warning.code)
    draft = warning.answer or (former.text if former else figure.explanation)
    chosen = typing.value(choice, "benar" if warning.answer else "")
    return Question(
        warning.code,
        warning.sentence,
        warning.answer,
        Field(choice, "", chosen),
        Field(reason, _("Sebabnya"), typing.value(reason, draft), typing.fault(reason)),
    )


def _since(figure: Figure, sent_back: Correction) -> Correction:
    row, when = figure.realisation, sent_back.when
    moments = [each.attached_at for each in figure.evidence]
    if row and row.entered_at:
        moments.append(row.entered_at)
    touched = when is not None and any(moment > when for moment in moments)
    return Correction(sent_back.reason, sent_back.who, when, unchanged=not touched)
