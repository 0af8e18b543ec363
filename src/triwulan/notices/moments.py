"""When a rule goes off for a task. Arithmetic alone: the same for the reminder, the page's preview and the calendar."""

from dataclasses import dataclass
from datetime import datetime

from triwulan.core.duration import Duration
from triwulan.core.work_calendar import WorkCalendar
from triwulan.core.working_time import add_working_time, working_minutes_between
from triwulan.cycles.models import Assignment
from triwulan.cycles.reminders import NEWS
from triwulan.notices.models import AmountUnit, Moment, ReminderRule

_WHOLE = 100


@dataclass(frozen=True)
class Clock:
    """A task's three instants; lateness begins at `late_at`."""

    clock_from: datetime
    due_at: datetime
    late_at: datetime


@dataclass(frozen=True)
class GoingOff:
    rule: ReminderRule
    number: int
    at: datetime


def clock_of(task: Assignment) -> Clock | None:
    """None for a task that waits, or that the SOP gives no limit."""
    if task.clock_from is None or task.due_at is None or task.late_at is None:
        return None
    return Clock(task.clock_from, task.due_at, task.late_at)


def first_moment(rule: ReminderRule, clock: Clock, calendar: WorkCalendar) -> datetime:
    if rule.moment == Moment.BEFORE:
        return _before(rule, clock, calendar)
    return _later(clock.late_at, rule.amount if rule.moment == Moment.AFTER else 0, calendar)


def reached(rule: ReminderRule, clock: Clock, now: datetime, calendar: WorkCalendar) -> GoingOff | None:
    """The last time it should have gone off by now: of repetitions missed in days off only the latest is told.

    What comes before a limit is told until then, and what has been late for longer than NEWS is none.
    """
    if rule.moment == Moment.BEFORE:
        at = _before(rule, clock, calendar)
        return GoingOff(rule, 0, at) if at <= now < clock.due_at else None
    if not clock.late_at < now < clock.late_at + NEWS:
        return None
    if rule.moment == Moment.AT:
        return GoingOff(rule, 0, clock.late_at)
    passed = working_minutes_between(clock.late_at, now, calendar) - rule.amount
    if passed < 0:
        return None
    number = passed // rule.repeat_minutes if rule.repeat_minutes else 0
    return GoingOff(rule, number, _later(clock.late_at, rule.amount + number * rule.repeat_minutes, calendar))


def _before(rule: ReminderRule, clock: Clock, calendar: WorkCalendar) -> datetime:
    """Counted from the beginning, as working time is; a lead longer than the whole standard begins with the task."""
    whole = working_minutes_between(clock.clock_from, clock.due_at, calendar)
    lead = whole * rule.amount // _WHOLE if rule.unit == AmountUnit.SHARE else rule.amount
    return max(clock.clock_from, _later(clock.clock_from, whole - max(lead, 1), calendar))


def _later(instant: datetime, minutes: int, calendar: WorkCalendar) -> datetime:
    return add_working_time(instant, Duration(minutes, "menit"), calendar) if minutes > 0 else instant
