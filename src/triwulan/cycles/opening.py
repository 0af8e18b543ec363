"""Opening steps and shares: the clock starts here and nowhere else."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from triwulan.audit.record import SYSTEM, Actor, Subject, record_all
from triwulan.core import clock
from triwulan.core.duration import Duration
from triwulan.core.work_calendar import WorkCalendar
from triwulan.core.working_time import add_working_time, clock_from, day_end
from triwulan.cycles.models import Assignment, Cycle, StepRun
from triwulan.cycles.people import Share
from triwulan.organisations.calendars import work_calendar
from triwulan.organisations.models import Agency
from triwulan.organisations.models.agency import LateRule
from triwulan.organisations.prepared import prepared
from triwulan.sop import engine
from triwulan.sop.definition import SharedDuration, Sop, Step

Wanted = Iterable[tuple[StepRun, Share]]


def new_runs(sop: Sop, step: Step, cycles: Sequence[Cycle], *, returned_by: StepRun | None = None) -> list[StepRun]:
    """The step's next attempt in each of the cycles: two statements for all of them."""
    before = Counter(_attempts(cycles=[cycle.pk for cycle in cycles], code=step.code))
    return StepRun.objects.bulk_create(_run(sop, step, cycle, before[cycle.pk], returned_by) for cycle in cycles)


def new_run_beside(sop: Sop, step: Step, cycle: Cycle, beside: StepRun) -> StepRun:
    """One that corrects single values while `beside` is open."""
    run = _run(sop, step, cycle, len(_attempts(cycles=[cycle.pk], code=step.code)), None)
    run.beside = beside
    run.save(force_insert=True)
    return run


def add_shares(wanted: Wanted, *, given_by: Assignment | None = None) -> list[Assignment]:
    """Waiting assignments; `start` sets their clocks."""
    return _inserted([(_waiting(run, share, given_by), share) for run, share in wanted])


def open_shares(
    wanted: Wanted, sop: Sop, *, given_by: Assignment | None = None, actor: Actor = SYSTEM
) -> list[Assignment]:
    """Added and started, in as many statements for all of them as for one."""
    fresh = [(_waiting(run, share, given_by), share) for run, share in wanted]
    for assignment, _share in fresh:
        _set_clock(assignment, sop)
    added = _inserted(fresh)
    _record_opened(added, actor)
    return added


def start(assignments: Sequence[Assignment], sop: Sop, *, actor: Actor = SYSTEM) -> None:
    """Open waiting assignments now, each with its deadline, and record each, so that its performer can be told."""
    for assignment in assignments:
        _set_clock(assignment, sop)
        assignment.save(update_fields=["opened_at", "clock_from", "due_at", "late_at"])
    _record_opened(assignments, actor)


@prepared
def _attempts(*, cycles: Collection[int], code: str) -> QuerySet[StepRun, int]:
    """A cycle's id for each attempt."""
    standing = StepRun.objects.filter(cycle__in=cycles, code=code, withdrawn_at__isnull=True)
    return standing.order_by().values_list("cycle", flat=True)


def _run(sop: Sop, step: Step, cycle: Cycle, attempts: int, returned_by: StepRun | None) -> StepRun:
    return StepRun(
        cycle=cycle,
        code=step.code,
        work=step.work,
        stretch=engine.stretch_of(sop, step.code).index,
        attempt=attempts + 1,
        opened_at=clock.now(),
        returned_by=returned_by,
    )


def _waiting(run: StepRun, share: Share, given_by: Assignment | None) -> Assignment:
    return Assignment(
        step_run=run,
        position=share.position,
        given_by=given_by,
        coordinator=share.coordinator,
        instruction=share.instruction,
    )


def _inserted(fresh: Sequence[tuple[Assignment, Share]]) -> list[Assignment]:
    Assignment.objects.bulk_create(assignment for assignment, _share in fresh)
    of = Assignment.indicators.through
    of.objects.bulk_create(
        of(assignment=assignment, indicator=indicator) for assignment, share in fresh for indicator in share.indicators
    )
    return [assignment for assignment, _share in fresh]


def _set_clock(assignment: Assignment, sop: Sop) -> None:
    calendar = work_calendar(assignment.step_run.cycle.round.agency)
    assignment.opened_at = clock.now()
    assignment.clock_from = clock_from(assignment.opened_at, calendar)
    step = sop.step(assignment.step_run.code)
    assignment.due_at, assignment.late_at = limits(assignment, step, calendar)


def _record_opened(assignments: Iterable[Assignment], actor: Actor) -> None:
    record_all("task_opened", actor=actor, happened=[(subject_of(one), _facts(one)) for one in assignments])


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
