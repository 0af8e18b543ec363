"""The frame of a step's page: whose order it is, how much time is left, what is missing, what may be done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Literal

from django.utils.translation import gettext as _

from triwulan.core.duration import Duration
from triwulan.core.spoken import month_name
from triwulan.cycles.actions.start_without import waiting_sentences
from triwulan.cycles.models import Assignment, Paper
from triwulan.cycles.printing import spent, timeliness
from triwulan.cycles.queries import sop_of
from triwulan.documents.access import curtained
from triwulan.documents.making import Making, making_of
from triwulan.organisations.calendars import work_calendar
from triwulan.organisations.models import Person
from triwulan.sop.definition import SharedDuration, Sop, Step
from triwulan.web.clock import Clock, task_clock
from triwulan.web.steps.outcomes import Outcome, outcomes_of
from triwulan.web.steps.page import Missing, StepPage, Visit

Stage = Literal["open", "waiting", "finished", "withdrawn"]


@dataclass(frozen=True)
class Order:
    """What was ordered. `giver` is empty where the SOP itself orders; `text` may be. `returned`: it came back."""

    giver: str
    given_at: datetime | None
    text: str
    urgency: str = ""
    returned: bool = False


@dataclass(frozen=True)
class Frame:
    """`conflict`: somebody was first; `faults`: what the last press was refused for; `unsaved`: what could not be kept.

    All three leave the form as it was typed.
    """

    reader: Person
    task: Assignment
    step: Step
    stage: Stage
    editable: bool
    label: str
    title: str
    lead: str
    order: Order
    standard: str
    clock: Clock | None
    missing: Sequence[Missing]
    waits_for: Sequence[str]
    button: str
    outcomes: Sequence[Outcome]
    confirm: str
    asks: bool = False
    conflict: str = ""
    faults: Sequence[str] = ()
    unsaved: Sequence[str] = ()

    @property
    def asks_reason(self) -> bool:
        """One of the buttons sends work back."""
        return any(outcome.returns for outcome in self.outcomes)

    @property
    def papers(self) -> list[Paper]:
        """What this share has yielded."""
        found = list(self.task.papers.select_related("document").prefetch_related("document__renditions"))
        curtained(self.reader, (paper.document for paper in found))
        return found

    @cached_property
    def made(self) -> list[tuple[Paper, Making]]:
        """Each with how far its files are."""
        return [(paper, making_of(paper.document)) for paper in self.papers]

    @property
    def still_making(self) -> bool:
        return any(making.goes_on for _paper, making in self.made)

    @property
    def spent(self) -> str:
        return spent(self.task)

    @property
    def timeliness(self) -> str:
        return timeliness(self.task)


def frame_of(
    visit: Visit,
    page: StepPage,
    missing: Sequence[Missing],
    *,
    asks: bool = False,
    conflict: str = "",
    faults: Sequence[str] = (),
    unsaved: Sequence[str] = (),
) -> Frame:
    task = visit.task
    sop = sop_of(task.step_run.cycle.round)
    step = sop.step(task.step_run.code)
    stage = stage_of(task)
    return Frame(
        reader=visit.request.person,
        task=task,
        step=step,
        stage=stage,
        editable=visit.editable and not conflict,
        label=_("Langkah %(number)s") % {"number": sop.label(step)},
        title=page.title(task) if page.title else step.title,
        lead=lead_of(task),
        order=order_of(task),
        standard=standard_of(step, sop),
        clock=_clock(task, step) if stage == "open" else None,
        missing=missing,
        waits_for=waiting_sentences(task) if stage == "waiting" else (),
        button=page.button_of(task),
        outcomes=outcomes_of(task, sop, step, page.button_of(task)),
        confirm=str(page.confirm),
        asks=asks,
        conflict=conflict,
        faults=faults,
        unsaved=unsaved,
    )


def stage_of(task: Assignment) -> Stage:
    if task.withdrawn_at or task.step_run.withdrawn_at:
        return "withdrawn"
    if task.finished_at:
        return "finished"
    return "open" if task.opened_at else "waiting"


def lead_of(task: Assignment) -> str:
    """Like "Bidang Statistik dan Persandian, data Januari sampai Maret 2026"."""
    cycle = task.step_run.cycle
    period = cycle.round.period
    return _("%(unit)s, data %(first)s sampai %(last)s %(year)s") % {
        "unit": cycle.unit.name,
        "first": month_name(period.first_day.month),
        "last": month_name(period.last_day.month),
        "year": period.year,
    }


def order_of(task: Assignment) -> Order:
    run = task.step_run
    if run.returned_by is not None:
        checks = run.returned_by.assignments.filter(finished_at__isnull=False).select_related("position")
        check = checks.order_by("-finished_at", "-id").first()
        return Order(check.position.title if check else "", task.opened_at, run.returned_by.reason, returned=True)
    given = task.given_by
    if given is None:
        return Order("", task.opened_at, task.instruction, task.urgency)
    if run.beside_id:
        return Order(given.position.title, task.opened_at, task.instruction, returned=True)
    return Order(given.position.title, given.finished_at or task.opened_at, task.instruction, given.urgency)


def standard_of(step: Step, sop: Sop) -> str:
    """The SOP's time for the step, in words; empty where it sets none."""
    if isinstance(step.duration, SharedDuration):
        shared = sop.step(step.duration.step)
        return _("bersama langkah %(number)s") % {"number": sop.label(shared)}
    return step.duration_printed


def _clock(task: Assignment, step: Step) -> Clock:
    standard = step.duration if isinstance(step.duration, Duration) else None
    return task_clock(task, work_calendar(task.step_run.cycle.round.agency), standard)
