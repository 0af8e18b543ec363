"""An agency's calendar: which days are worked, and between which hours.

Perpres 21/2023 fixes the sum of hours and the start; the end is set by each office, so all of it is data.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Literal, get_args
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from triwulan.core.sentences import say

ShiftRule = Literal["next", "previous", "none"]

# The longest run of days off that is believed; beyond it the calendar has no working time at all.
LONGEST_REST_DAYS = 366


class CalendarInvalid(ValueError):
    """Carries one Indonesian sentence for whoever edits the calendar."""


class NoWorkingTime(CalendarInvalid):
    def __init__(self) -> None:
        super().__init__(
            say("Kalender kerja tidak memiliki jam kerja. Isi jam kerja untuk sekurangnya satu hari dalam seminggu.")
        )


@dataclass(frozen=True, slots=True)
class Hours:
    start: time
    end: time
    breaks: tuple[tuple[time, time], ...] = ()

    def __post_init__(self) -> None:
        if self.start >= self.end:
            message = say(
                "Jam kerja berakhir %(end)s, sebelum mulai %(start)s.",
                end=f"{self.end:%H.%M}",
                start=f"{self.start:%H.%M}",
            )
            raise CalendarInvalid(message)
        latest = self.start
        for begins, ends in sorted(self.breaks):
            if not latest <= begins < ends <= self.end:
                message = say(
                    "Istirahat %(begins)s–%(ends)s tidak berada di dalam jam kerja atau tumpang tindih.",
                    begins=f"{begins:%H.%M}",
                    ends=f"{ends:%H.%M}",
                )
                raise CalendarInvalid(message)
            latest = ends

    @property
    def stretches(self) -> tuple[tuple[time, time], ...]:
        """What is left of the day between the breaks, in order; empty when the breaks fill it."""
        return _stretches(self)

    @property
    def minutes(self) -> int:
        """Working minutes of the day, breaks excluded."""
        return sum(_minute(ends) - _minute(begins) for begins, ends in self.stretches)


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """`week` and `ramadan_week` map the weekday (0 = Monday) to its hours; a missing weekday is not worked.

    `ramadan` holds first and last days, both included. `holidays` are all days off, national, shared and local.
    """

    zone: str
    week: Mapping[int, Hours]
    ramadan_week: Mapping[int, Hours] = field(default_factory=dict)
    ramadan: tuple[tuple[date, date], ...] = ()
    holidays: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        try:
            ZoneInfo(self.zone)
        except (ZoneInfoNotFoundError, ValueError) as error:
            message = say('Zona waktu "%(zone)s" tidak dikenal. Contoh: Asia/Makassar.', zone=self.zone)
            raise CalendarInvalid(message) from error

    def hours_on(self, day: date) -> Hours | None:
        if day in self.holidays:
            return None
        in_ramadan = any(first <= day <= last for first, last in self.ramadan)
        hours = (self.ramadan_week if in_ramadan else self.week).get(day.weekday())
        return hours if hours is not None and hours.stretches else None

    def at(self, day: date, moment: time) -> datetime:
        return datetime.combine(day, moment, ZoneInfo(self.zone))


def default_week() -> dict[int, Hours]:
    """37.5 hours: Perpres 21/2023 articles 3-4 (start 07.30; breaks of 60 minutes, 90 on Friday)."""
    day = Hours(time(7, 30), time(16), ((time(12), time(13)),))
    friday = Hours(time(7, 30), time(16, 30), ((time(11, 30), time(13)),))
    return {0: day, 1: day, 2: day, 3: day, 4: friday}


def default_ramadan_week() -> dict[int, Hours]:
    """32.5 hours: Perpres 21/2023 article 4 (start 08.00; breaks of 30 minutes, 60 on Friday)."""
    day = Hours(time(8), time(15), ((time(12), time(12, 30)),))
    friday = Hours(time(8), time(15, 30), ((time(12), time(13)),))
    return {0: day, 1: day, 2: day, 3: day, 4: friday}


def ramadan_before(eid_al_fitr: date) -> tuple[date, date]:
    """The 30 days before Idul Fitri: a first guess to edit, as the month may have 29 days."""
    return eid_al_fitr - timedelta(days=30), eid_al_fitr - timedelta(days=1)


def is_working_day(day: date, calendar: WorkCalendar) -> bool:
    return calendar.hours_on(day) is not None


def next_working_day(day: date, calendar: WorkCalendar) -> date:
    """That day itself, or the first working day after it."""
    return _search(day, calendar, step=1)[0]


def previous_working_day(day: date, calendar: WorkCalendar) -> date:
    """That day itself, or the last working day before it."""
    return _search(day, calendar, step=-1)[0]


def shift_start(day: date, rule: str, calendar: WorkCalendar) -> date:
    """Where a start date goes that is no working day: a ShiftRule; the signed SOP is silent, so each agency chooses."""
    if rule == "none":
        return day
    if rule not in get_args(ShiftRule):
        message = f"Unknown rule for a start on a day off: {rule!r}"
        raise ValueError(message)
    return next_working_day(day, calendar) if rule == "next" else previous_working_day(day, calendar)


def add_working_days(day: date, count: int, calendar: WorkCalendar) -> date:
    """The `count`-th working day after `day`, which is not counted itself; 0 gives `day` or the next one."""
    day = next_working_day(day, calendar) if count == 0 else day
    for _ in range(count):
        day = next_working_day(day + timedelta(days=1), calendar)
    return day


def working_days_from(day: date, calendar: WorkCalendar) -> Iterator[tuple[date, Hours]]:
    """Every working day from `day` on, without end; NoWorkingTime rather than an endless search."""
    while True:
        day, hours = _search(day, calendar, step=1)
        yield day, hours
        day += timedelta(days=1)


def _search(day: date, calendar: WorkCalendar, *, step: int) -> tuple[date, Hours]:
    for _ in range(LONGEST_REST_DAYS):
        hours = calendar.hours_on(day)
        if hours is not None:
            return day, hours
        day += timedelta(days=step)
    raise NoWorkingTime


def _minute(moment: time) -> int:
    return moment.hour * 60 + moment.minute


@lru_cache(maxsize=256)
def _stretches(hours: Hours) -> tuple[tuple[time, time], ...]:
    edges = [hours.start, *(edge for pause in sorted(hours.breaks) for edge in pause), hours.end]
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return tuple((begins, ends) for begins, ends in pairs if begins < ends)
