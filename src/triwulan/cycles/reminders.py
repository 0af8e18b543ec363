"""Noting, once each, that an open task is late: a fact of the cycle. Who is reminded of it, and when, is for `notices`."""

from datetime import timedelta

from triwulan.audit.record import SYSTEM, record
from triwulan.core import clock
from triwulan.cycles.models import Assignment
from triwulan.cycles.opening import subject_of
from triwulan.cycles.queries import asked_tasks
from triwulan.organisations.models import Agency
from triwulan.organisations.scoping import only_if

# What has been late for longer is no news: nobody is told of it after weeks off or a restored backup.
NEWS = timedelta(days=14)


def note_limits(agency: Agency) -> None:
    now = clock.now()
    running = asked_tasks().filter(step_run__cycle__round__agency=agency)
    for task in running.filter(late_noted_at__isnull=True, late_at__lt=now, late_at__gt=now - NEWS):
        _note_late(task)


def _note_late(task: Assignment) -> None:
    """A conditional update, so that two ticks at once note it once."""
    unnoted = only_if(task, finished_at__isnull=True, late_noted_at__isnull=True)
    if unnoted.update(late_noted_at=clock.now()):
        facts = {"step": task.step_run.code, "position": task.position_id}
        record("task_late", actor=SYSTEM, subject=subject_of(task), facts=facts)
