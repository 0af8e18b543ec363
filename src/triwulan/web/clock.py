"""Reads a task's clock for the page: how much is left, in a word, a colour and a drawing."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from triwulan.core import clock
from triwulan.core.duration import Duration
from triwulan.core.spoken import say_clock, say_date, say_duration, say_instant_near, say_minutes
from triwulan.core.work_calendar import WorkCalendar
from triwulan.core.working_time import working_minutes_between
from triwulan.cycles.models import Assignment

ClockState = Literal["", "soon", "late"]

# Amber from the last fifth.
_SOON = 5


@dataclass(frozen=True)
class Clock:
    """`share` is what is left of the standard, 0-1; None where the SOP sets no limit and no dial is drawn."""

    state: ClockState
    words: str
    due: str
    standard: str = ""
    share: float | None = None


def read_clock(
    *,
    opened_at: datetime,
    clock_from: datetime | None,
    due_at: datetime | None,
    now: datetime,
    calendar: WorkCalendar,
    standard: Duration | str | None = None,
    late_from: datetime | None = None,
) -> Clock:
    """`late_from` is when it turns red, where that is later than the limit (LateRule.END_OF_DAY)."""
    if due_at is None or clock_from is None:
        since = say_date(opened_at.astimezone(ZoneInfo(calendar.zone)).date(), weekday=True)
        return Clock("", say_clock(None, late=False), _("sejak %(date)s") % {"date": since})
    whole = working_minutes_between(clock_from, due_at, calendar)
    left = working_minutes_between(max(now, clock_from), due_at, calendar)
    state, words = _said(left, whole, over=now > due_at, late=now > max(due_at, late_from or due_at))
    return Clock(
        state,
        words,
        _("batas %(instant)s") % {"instant": say_instant_near(due_at, now, calendar.zone)},
        _("standar %(time)s") % {"time": _time(standard)} if standard else "",
        max(left, 0) / whole if whole > 0 else 0.0,
    )


def _time(standard: Duration | str) -> str:
    return say_duration(standard) if isinstance(standard, Duration) else standard


def task_clock(task: Assignment, calendar: WorkCalendar, standard: Duration | str | None) -> Clock:
    """Of an open task; one that waits has no clock yet."""
    return read_clock(
        opened_at=task.opened_at or clock.now(),
        clock_from=task.clock_from,
        due_at=task.due_at,
        now=clock.now(),
        calendar=calendar,
        standard=standard,
        late_from=task.late_at,
    )


def _said(left: int, whole: int, *, over: bool, late: bool) -> tuple[ClockState, str]:
    if late:
        return "late", say_clock(left, late=True)
    if over:
        return "soon", _("standar lewat %(time)s") % {"time": say_minutes(left)}
    return ("soon" if left * _SOON <= whole else ""), say_clock(left, late=False)
