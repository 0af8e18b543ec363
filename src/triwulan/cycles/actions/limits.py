"""Moving the limits of open tasks when their calendar has changed. Finished ones keep what they were measured by."""

from triwulan.audit.record import SYSTEM, record
from triwulan.core.working_time import clock_from
from triwulan.cycles.models import Assignment
from triwulan.cycles.opening import limits, subject_of
from triwulan.cycles.queries import open_tasks, step_of
from triwulan.organisations.calendars import work_calendar
from triwulan.organisations.models import Agency


def move_limits(agency: Agency) -> int:
    """Number of tasks whose limit moved. Asked again without a change it moves nothing."""
    tasks = open_tasks().filter(step_run__cycle__round__agency=agency, opened_at__isnull=False)
    found = list(tasks.select_related("step_run__beside").order_by("id"))
    calendar = work_calendar(agency) if found else None
    moved = 0
    for task in found:
        if calendar is None or task.opened_at is None:
            continue
        before = (task.clock_from, task.due_at, task.late_at)
        task.clock_from = clock_from(task.opened_at, calendar)
        task.due_at, task.late_at = limits(task, step_of(task), calendar)
        if before != (task.clock_from, task.due_at, task.late_at):
            _keep(task)
            moved += 1
    return moved


def _keep(task: Assignment) -> None:
    """A limit that moved away is not missed any more: it may be noted again."""
    hit = Assignment.objects.filter(pk=task.pk, finished_at__isnull=True).update(
        clock_from=task.clock_from,
        due_at=task.due_at,
        late_at=task.late_at,
        soon_noted_at=None,
        late_noted_at=None,
    )
    if hit:
        due = task.due_at.isoformat() if task.due_at else None
        record("limit_moved", actor=SYSTEM, subject=subject_of(task), facts={"due_at": due})
