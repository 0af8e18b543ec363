"""Opening steps and shares: the clock starts here and nowhere else."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from triwulan.audit.record import SYSTEM, Actor, Subject, record
from triwulan.core import clock
from triwulan.core.duration import Duration
from triwulan.core.work_calendar import WorkCalendar
from triwulan.core.working_time import add_working_time, clock_from, day_end
from triwulan.cycles.models import Assignment, Cycle, StepRun
from triwulan.cycles.people import Share
from triwulan.organisations.calendars import work_calendar
from triwulan.organisations.models import Agency
from triwulan.organisations.models.agency import LateRule
from triwulan.sop import engine
from triwulan.sop.definition import SharedDuration, Sop, Step


def new_run(
    sop: Sop, step: Step, cycle: Cycle, *, returned_by: StepRun | None = None, beside: StepRun | None = None
) -> StepRun:
    attempts = StepRun.objects.filter(cycle=cycle, code=step.code, withdrawn_at__isnull=True).count()
    return StepRun.objects.create(
        cycle=cycle,
        code=step.code,
        work=step.work,
        stretch=engine.stretch_of(sop, step.code).index,
        attempt=attempts + 1,
        opened_at=clock.now(),
        returned_by=returned_by,
        beside=beside,
    )


def add_share(run: StepRun, share: Share, *, given_by: Assignment | None = None) -> Assignment:
    """A waiting assignment; `start` sets its clock."""
    assignment = Assignment.objects.create(
        step_run=run,
        position=share.position,
        given_by=given_by,
        coordinator=share.coordinator,
        instruction=share.instruction,
    )
    assignment.indicators.add(*share.indicators)  # a new one: nothing to compare with
    return assignment


def start(assignments: Iterable[Assignment], sop: Sop, *, actor: Actor = SYSTEM) -> None:
    """Open waiting assignments now, each with its deadline, and record each, so that its performer can be told."""
    for assignment in assignments:
        cycle = assignment.step_run.cycle
        calendar = work_calendar(cycle.round.agency)
        opened = clock.now()
        assignment.opened_at = opened
        assignment.clock_from = clock_from(opened, calendar)
        step = sop.step(assignment.step_run.code)
        assignment.due_at, assignment.late_at = limits(assignment, step, calendar)
        assignment.save(update_fields=["opened_at", "clock_from", "due_at", "late_at"])
        record("task_opened", actor=actor, subject=subject_of(assignment), facts=_facts(assignment))


def late_from(due_at: datetime, duration: Duration, agency: Agency, calendar: WorkCalendar) -> datetime:
    """When a missed limit turns red. Minutes and hours are the work, not the wait: they get the rest of that day."""
    if not duration.is_under_a_day or agency.late_rule == LateRule.AT_ONCE:
        return due_at
    return max(due_at, day_end(due_at.astimezone(ZoneInfo(calendar.zone)).date(), calendar))


def subject_of(assignment: Assignment) -> Subject:
    return cycle_subject(assignment.step_run.cycle, "assignment", assignment.id)


def cycle_subject(cycle: Cycle, type_: str, id_: int) -> Subject:
    agency = cycle.round.agency
    return Subject(type_, id_, agency.id, agency.government_id, cycle.id)


def limits(assignment: Assignment, step: Step, calendar: WorkCalendar) -> tuple[datetime | None, datetime | None]:
    """When the task is due and when it turns red; None where the SOP sets no standard."""
    beside = assignment.step_run.beside
    if beside is not None and assignment.given_by is not None:
        return assignment.given_by.due_at, assignment.given_by.late_at
    if isinstance(step.duration, SharedDuration):
        return _shared_limits(assignment, step.duration)
    if step.duration is None or assignment.clock_from is None:
        return None, None
    due = add_working_time(assignment.clock_from, step.duration, calendar)
    return due, late_from(due, step.duration, assignment.step_run.cycle.round.agency, calendar)


def _shared_limits(assignment: Assignment, duration: SharedDuration) -> tuple[datetime | None, datetime | None]:
    """The limit of the last finished attempt of the step whose time this one shares."""
    source = Assignment.objects.filter(
        step_run__cycle__round=assignment.step_run.cycle.round_id,
        step_run__code=duration.step,
        step_run__finished_at__isnull=False,
        finished_at__isnull=False,
        withdrawn_at__isnull=True,
    ).order_by("-finished_at", "-id")
    own = source.filter(step_run__cycle=assignment.step_run.cycle).first() or source.first()
    return (own.due_at, own.late_at) if own else (None, None)


def _facts(assignment: Assignment) -> dict[str, object]:
    run = assignment.step_run
    return {
        "step": run.code,
        "attempt": run.attempt,
        "position": assignment.position_id,
        "due_at": assignment.due_at.isoformat() if assignment.due_at else None,
        "returned": run.returned_by_id is not None,
        "correction": run.beside_id is not None,
    }
