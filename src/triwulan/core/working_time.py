"""Deadlines in working time.

A limit at the very end of a stretch of work ("16.00") belongs to it: 15 minutes given at 15.45 end at 16.00, not at
07.30 the next day. A start there does not: the office has just closed, so the clock starts at the next office hour.
Indonesia's zones have no summer time; the arithmetic on local clock readings relies on that.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from triwulan.core.duration import Duration, DurationUnit, parse_duration
from triwulan.core.work_calendar import (
    CalendarInvalid,
    Hours,
    NoWorkingTime,
    ShiftRule,
    WorkCalendar,
    add_working_days,
    default_ramadan_week,
    default_week,
    is_working_day,
    next_working_day,
    previous_working_day,
    ramadan_before,
    shift_start,
    working_days_from,
)

__all__ = [
    "CalendarInvalid",
    "Duration",
    "DurationUnit",
    "Hours",
    "NoWorkingTime",
    "ShiftRule",
    "WorkCalendar",
    "add_working_days",
    "add_working_time",
    "clock_from",
    "day_end",
    "day_start",
    "default_ramadan_week",
    "default_week",
    "is_working_day",
    "next_working_day",
    "parse_duration",
    "previous_working_day",
    "ramadan_before",
    "shift_start",
    "working_minutes_between",
]

_MINUTE = timedelta(minutes=1)


def clock_from(opened_at: datetime, calendar: WorkCalendar) -> datetime:
    """The opening itself when the office is at work, else the next office hour; in the calendar's zone."""
    opened = _local(opened_at, calendar)
    begins, _ends = next(_stretches_after(opened, calendar))
    return max(opened, begins)


def add_working_time(start: datetime, duration: Duration, calendar: WorkCalendar) -> datetime:
    """Return the limit, in the calendar's zone.

    Minutes and hours run in office hours. "n hari" is the same time of day n working days later; in a break or after
    hours it moves back to the end of the work before it, and before a later opening (Ramadan) on to that opening.
    """
    begins = clock_from(start, calendar)
    if duration.unit == "hari":
        return _same_time_of_day(begins, duration.amount, calendar)
    return _run(begins, duration.amount * (60 if duration.unit == "jam" else 1) * _MINUTE, calendar)


def working_minutes_between(earlier: datetime, later: datetime, calendar: WorkCalendar) -> int:
    """Whole working minutes from one instant to the other; negative when the second lies before the first."""
    if later < earlier:
        return -working_minutes_between(later, earlier, calendar)
    since, until = _local(earlier, calendar), _local(later, calendar)
    worked = timedelta()
    for begins, ends in _stretches_after(since, calendar):
        if begins >= until:
            break
        worked += min(ends, until) - max(begins, since)
    return worked // _MINUTE


def day_start(day: date, calendar: WorkCalendar) -> datetime:
    """When work begins that day, or on the next working day if it is none."""
    day, hours = next(working_days_from(day, calendar))
    return calendar.at(day, hours.stretches[0][0])


def day_end(day: date, calendar: WorkCalendar) -> datetime:
    """When work ends that day, or on the next working day if it is none."""
    day, hours = next(working_days_from(day, calendar))
    return calendar.at(day, hours.stretches[-1][1])


def _run(begins: datetime, left: timedelta, calendar: WorkCalendar) -> datetime:
    limit = begins
    for opens, closes in _stretches_after(begins, calendar):
        starts = max(opens, begins)
        limit = min(closes, starts + left)
        left -= limit - starts
        if not left:
            break
    return limit


def _same_time_of_day(begins: datetime, days: int, calendar: WorkCalendar) -> datetime:
    day = add_working_days(begins.date(), days, calendar)
    wanted = calendar.at(day, begins.time())
    limit = day_start(day, calendar)
    for opens, closes in _stretches_of(day, calendar):
        if opens <= wanted:
            limit = min(closes, wanted)
    return limit


def _stretches_after(instant: datetime, calendar: WorkCalendar) -> Iterator[tuple[datetime, datetime]]:
    """Every stretch of work that ends after `instant` (local), the running one included."""
    for day, _hours in working_days_from(instant.date(), calendar):
        for begins, ends in _stretches_of(day, calendar):
            if ends > instant:
                yield begins, ends


def _stretches_of(day: date, calendar: WorkCalendar) -> Iterator[tuple[datetime, datetime]]:
    hours = calendar.hours_on(day)
    for begins, ends in hours.stretches if hours else ():
        yield calendar.at(day, begins), calendar.at(day, ends)


def _local(instant: datetime, calendar: WorkCalendar) -> datetime:
    if instant.utcoffset() is None:
        message = f"Working time needs an instant with a time zone, not {instant!r}"
        raise ValueError(message)
    return instant.astimezone(ZoneInfo(calendar.zone))
