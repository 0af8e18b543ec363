"""Letting the agency's rules go off for its open tasks: noted once each, and written into the record.

Whoever is told reads it there, as of everything else (`audience.py`).
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from triwulan.audit.record import SYSTEM, hold_chain, record
from triwulan.core import clock
from triwulan.cycles.models import Assignment
from triwulan.cycles.opening import subject_of
from triwulan.cycles.queries import asked_tasks
from triwulan.notices.defaults import reminder_times
from triwulan.notices.models import Moment, Reminder, ReminderRule
from triwulan.notices.moments import GoingOff, clock_of, reached
from triwulan.organisations.calendars import work_calendar
from triwulan.organisations.models import Agency

_Noted = set[tuple[int, int, int, datetime]]


def note_reminders(agency: Agency) -> int:
    """How many tasks somebody is reminded of now. Everything that a task has due goes into one entry."""
    reminder_times(agency)
    rules = list(ReminderRule.objects.filter(agency=agency, active=True))
    tasks = list(asked_tasks().filter(step_run__cycle__round__agency=agency, late_at__isnull=False)) if rules else []
    if not tasks:
        return 0
    now, calendar = clock.now(), work_calendar(agency)
    noted = _noted(tasks)
    reminded = 0
    for task in tasks:
        times = clock_of(task)
        if times is None:
            continue
        found = [reached(rule, times, now, calendar) for rule in rules]
        due = [each for each in found if each is not None and _key(task, each) not in noted]
        reminded += bool(due) and _note(task, times.due_at, due)
    return reminded


def _key(task: Assignment, due: GoingOff) -> tuple[int, int, int, datetime | None]:
    return task.pk, due.rule.pk, due.number, task.due_at


def _noted(tasks: Iterable[Assignment]) -> _Noted:
    rows = Reminder.objects.filter(task__in=[task.pk for task in tasks])
    return set(rows.values_list("task_id", "rule_id", "number", "due_at"))


@transaction.atomic
def _note(task: Assignment, due_at: datetime, due: list[GoingOff]) -> bool:
    """Two ticks at once wait for each other at the chain's head; the second finds what the first has noted."""
    agency = task.step_run.cycle.round.agency
    hold_chain(agency_id=agency.pk, government_id=agency.government_id)
    noted = _noted([task])
    fresh = [each for each in due if _key(task, each) not in noted]
    if not fresh or not asked_tasks().filter(pk=task.pk, due_at=due_at).exists():
        return False
    Reminder.objects.bulk_create(
        Reminder(task=task, rule=each.rule, number=each.number, due_at=due_at, noted_at=clock.now()) for each in fresh
    )
    late = any(each.rule.moment != Moment.BEFORE for each in fresh)
    facts = _facts(task, fresh)
    record("late_reminded" if late else "task_due_soon", actor=SYSTEM, subject=subject_of(task), facts=facts)
    return True


def _facts(task: Assignment, due: list[GoingOff]) -> dict[str, object]:
    """`to` maps whom to the ways beside the inbox; the rules may be others by the time the entry is read."""
    to: dict[str, set[str]] = {}
    for each in due:
        ways = {"mail": each.rule.by_mail, "webhook": each.rule.by_webhook}
        to.setdefault(each.rule.to, set()).update(way for way, wanted in ways.items() if wanted)
    return {
        "step": task.step_run.code,
        "position": task.position_id,
        "at": max(each.at for each in due).isoformat(),
        "to": {whom: sorted(ways) for whom, ways in sorted(to.items())},
    }
