"""The indicators of a report as its page shows them: what the figures say, what is written, what went back to whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from triwulan.audit.models import Entry
from triwulan.core.predicates import Scale
from triwulan.cycles.models import Assignment, Mark, ReturnNote
from triwulan.cycles.narrative import quarter_figures
from triwulan.indicators.figures import Figure
from triwulan.indicators.models import Indicator
from triwulan.indicators.scales import scale_of
from triwulan.indicators.validation import Findings, findings
from triwulan.organisations.models import Position
from triwulan.reports.drafts import first_sentence
from triwulan.reports.facts import fact_of
from triwulan.web.steps.page import Visit
from triwulan.web.steps.sections import Part


@dataclass(frozen=True)
class SentBack:
    """A value that went back to its analyst. `unchanged`: handed in again as it was, which is allowed and shown."""

    reason: str
    position: Position
    at: datetime
    returned_at: datetime | None
    unchanged: bool

    @property
    def is_open(self) -> bool:
        return self.returned_at is None


@dataclass(frozen=True)
class OwnChange:
    """A value that an author of the report changed himself, and why."""

    position: str
    at: datetime
    reason: str


@dataclass(frozen=True)
class Told:
    """An indicator in the report. `mine`: its value may be sent back or changed by who looks at it.

    `mark`: what the check that returned the report found wrong with it.
    """

    figure: Figure
    sentence: str
    scale: Scale
    part: Part | None
    mine: bool
    sent_back: SentBack | None
    changed: OwnChange | None
    mark: Mark | None

    @property
    def indicator(self) -> Indicator:
        return self.figure.indicator

    @property
    def findings(self) -> Findings:
        return findings(self.figure)

    @property
    def before(self) -> Decimal | None:
        previous = self.figure.previous
        return previous.percent if previous else None

    @property
    def is_low(self) -> bool:
        """Below what the agency wants explained: hatched in the drawing."""
        percent = self.figure.percent
        return percent is not None and percent < self.indicator.agency.explanation_below


def told(visit: Visit, parts: dict[str, Part]) -> list[Told]:
    """A fixed number of queries, however many indicators there are."""
    task = visit.task
    figures = figures_at(visit)
    mine = {indicator.pk for indicator in task.indicators.all()} if visit.editable and task.opened_at else set()
    back, changed, marks = _sent_back(task), _own_changes(task), _marks(task)
    return [
        Told(
            figure=figure,
            sentence=first_sentence(fact_of(figure)),
            scale=scale_of(figure.indicator.agency),
            part=parts.get(f"uraian-{figure.indicator.pk}"),
            mine=figure.indicator.pk in mine,
            sent_back=_since(figure, back.get(figure.indicator.pk)),
            changed=changed.get(figure.realisation.pk) if figure.realisation else None,
            mark=marks.get(figure.indicator.pk),
        )
        for figure in figures
    ]


def figures_at(visit: Visit) -> list[Figure]:
    """The report's, worked out once for a page."""
    if "figures" not in visit.worked_out:
        visit.worked_out["figures"] = quarter_figures(visit.task.step_run.cycle)
    found: list[Figure] = visit.worked_out["figures"]
    return found


def formulas(figures: Sequence[Figure]) -> list[tuple[str, list[int]]]:
    """Each formula once, with the numbers of the indicators it is for; the most common one first and without."""
    by_formula: dict[str, list[int]] = {}
    for figure in figures:
        by_formula.setdefault(figure.formula_text, []).append(figure.number)
    ordered = sorted(by_formula.items(), key=lambda pair: -len(pair[1]))
    return [(formula, [] if not place else numbers) for place, (formula, numbers) in enumerate(ordered) if formula]


def _sent_back(task: Assignment) -> dict[int, ReturnNote]:
    notes = ReturnNote.objects.filter(assignment__step_run__beside=task.step_run_id)
    return {note.indicator_id: note for note in notes.select_related("assignment__position").order_by("id")}


def _since(figure: Figure, note: ReturnNote | None) -> SentBack | None:
    if note is None:
        return None
    correction, row = note.assignment, figure.realisation
    moments = [one.attached_at for one in figure.evidence]
    if row and row.entered_at:
        moments.append(row.entered_at)
    unchanged = all(moment <= note.returned_at for moment in moments)
    return SentBack(note.reason, correction.position, note.returned_at, correction.finished_at, unchanged=unchanged)


def _marks(task: Assignment) -> dict[int, Mark]:
    if task.step_run.returned_by_id is None:
        return {}
    found = Mark.objects.filter(assignment__step_run=task.step_run.returned_by_id, fits=False)
    return {mark.indicator_id: mark for mark in found.select_related("assignment__position")}


def _own_changes(task: Assignment) -> dict[int, OwnChange]:
    """By realisation; the last one."""
    entries = list(
        Entry.objects.filter(action="value_changed_by_author", cycle_id=task.step_run.cycle_id).order_by("id")
    )
    titles = dict(
        Position.objects.filter(pk__in={entry.position_id for entry in entries}).values_list("pk", "title")
        if entries
        else ()
    )
    return {
        entry.subject_id: OwnChange(titles.get(entry.position_id or 0, ""), entry.at, entry.facts["reason"])
        for entry in entries
    }
