"""Noting, once each, that an open task has little time left or is late; whoever tells people reads it in the record."""

from datetime import datetime, timedelta

from triwulan.audit.record import SYSTEM, record
from triwulan.core import clock
from triwulan.core.work_calendar import WorkCalendar
from triwulan.core.working_time import working_minutes_between
from triwulan.cycles.models import Assignment
from triwulan.cycles.opening import subject_of
from triwulan.cycles.queries import asked_tasks
from triwulan.organisations.calendars import work_calendar
from triwulan.organisations.models import Agency

LAST_SHARE = 5
"""Little time is left from the last fifth of the standard."""

# What has been late for longer is no news: nobody is told of it after weeks off or a restored backup.
NEWS = timedelta(days=14)


def note_limits(agency: Agency) -> None:
    now = clock.now()
    running = asked_tasks().filter(step_run__cycle__round__agency=agency, due_at__isnull=False)
    for task in running.filter(late_noted_at__isnull=True, late_at__lt=now, late_at__gt=now - NEWS):
        _note(task, "late_noted_at", "task_late", now)
    waiting = list(running.filter(soon_noted_at__isnull=True, late_noted_at__isnull=True, due_at__gt=now))
    calendar = work_calendar(agency) if waiting else None
    for task in waiting:
        if calendar is not None and is_soon(task, now, calendar):
            _note(task, "soon_noted_at", "task_due_soon", now)


def is_soon(task: Assignment, now: datetime, calendar: WorkCalendar) -> bool:
    if task.clock_from is None or task.due_at is None or now < task.clock_from:
        return False
    whole = working_minutes_between(task.clock_from, task.due_at, calendar)
    return working_minutes_between(now, task.due_at, calendar) * LAST_SHARE <= whole


def _note(task: Assignment, field: str, action: str, now: datetime) -> None:
    """A conditional update, so that two ticks at once note it once."""
    if Assignment.objects.filter(pk=task.pk, finished_at__isnull=True, **{f"{field}__isnull": True}).update(
        **{field: now}
    ):
        record(
            action,
            actor=SYSTEM,
            subject=subject_of(task),
            facts={"step": task.step_run.code, "position": task.position_id},
        )
