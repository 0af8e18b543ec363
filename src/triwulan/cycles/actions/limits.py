"""Moving the limits of open tasks when their calendar has changed. Finished ones keep what they were measured by."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from triwulan.audit.record import SYSTEM, record
from triwulan.core.working_time import clock_from
from triwulan.cycles.models import Assignment
from triwulan.cycles.opening import limits, subject_of
from triwulan.cycles.queries import open_tasks, step_of
from triwulan.organisations.calendars import work_calendar
from triwulan.organisations.models import Agency
from triwulan.organisations.scoping import only_if


@dataclass(frozen=True)
class Move:
    """An open task whose limit moved; `due_before` None where it had none."""

    task: Assignment
    due_before: datetime | None

    @property
    def due_at(self) -> datetime | None:
        return self.task.due_at


def move_limits(agency: Agency) -> list[Move]:
    """What moved, in the order of the tasks. Asked again without a change it moves nothing."""
    tasks = open_tasks().filter(step_run__cycle__round__agency=agency, opened_at__isnull=False)
    found = {task.pk: task for task in tasks.select_related("step_run__beside").order_by("id")}
    calendar = work_calendar(agency) if found else None
    moved = []
    for task in found.values():
        if calendar is None or task.opened_at is None:
            continue
        # a correction is due with the report it was asked for, which stands before it
        task.given_by = found.get(task.given_by_id or 0, task.given_by)
        before = (task.clock_from, task.due_at, task.late_at)
        task.clock_from = clock_from(task.opened_at, calendar)
        task.due_at, task.late_at = limits(task, step_of(task), calendar)
        if before != (task.clock_from, task.due_at, task.late_at):
            _keep(task)
            moved.append(Move(task, before[1]))
    return moved


def would_move(agency: Agency, change: Callable[[], object]) -> list[Move]:
    """What the change would move: it is made, looked at and taken back. Refusals pass through."""
    with transaction.atomic():
        change()
        moved = move_limits(agency)
        transaction.set_rollback(True)
    return [each for each in moved if each.due_before != each.due_at]


def _keep(task: Assignment) -> None:
    """A limit that moved away is not missed any more: it may be noted again."""
    hit = only_if(task, finished_at__isnull=True).update(
        clock_from=task.clock_from,
        due_at=task.due_at,
        late_at=task.late_at,
        late_noted_at=None,
    )
    if hit:
        due = task.due_at.isoformat() if task.due_at else None
        record("limit_moved", actor=SYSTEM, subject=subject_of(task), facts={"due_at": due})
