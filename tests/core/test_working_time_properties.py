"""What must hold for any calendar, tried against a slow minute-by-minute count."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import count

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from triwulan.core.working_time import (
    Duration,
    Hours,
    WorkCalendar,
    add_working_time,
    clock_from,
    working_minutes_between,
)

QUARTER_HOURS = st.integers(0, 24 * 4 - 1).map(lambda quarter: time(quarter // 4, quarter % 4 * 15))
FIRST, LAST = date(2026, 1, 5), date(2026, 3, 2)
INSTANTS = st.datetimes(datetime(2026, 1, 5), datetime(2026, 3, 1), timezones=st.just(UTC)).map(  # noqa: DTZ001 - given its zone
    lambda instant: instant.replace(microsecond=0)
)
MINUTES = st.integers(1, 3000)


@st.composite
def hours(draw: st.DrawFn) -> Hours:
    edges = sorted(draw(st.lists(QUARTER_HOURS, min_size=2, max_size=6, unique=True)))
    inner = edges[1:-1]
    return Hours(edges[0], edges[-1], tuple(zip(inner[::2], inner[1::2], strict=False)))


@st.composite
def calendars(draw: st.DrawFn) -> WorkCalendar:
    days = st.integers(0, 6)
    began = draw(st.dates(FIRST, LAST))
    calendar = WorkCalendar(
        zone=draw(st.sampled_from(["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"])),
        week=draw(st.dictionaries(days, hours(), min_size=1)),
        ramadan_week=draw(st.dictionaries(days, hours())),
        ramadan=((began, began + timedelta(days=draw(st.integers(0, 29)))),),
        holidays=frozenset(draw(st.sets(st.dates(FIRST, LAST), max_size=8))),
    )
    assume(any(day.minutes for day in calendar.week.values()))
    return calendar


def add(start: datetime, minutes: int, calendar: WorkCalendar) -> datetime:
    return add_working_time(start, Duration(minutes, "menit"), calendar)


def at_work(instant: datetime, calendar: WorkCalendar) -> bool:
    hours = calendar.hours_on(instant.date())
    return hours is not None and any(begins <= instant.time() < ends for begins, ends in hours.stretches)


def is_a_limit(instant: datetime, calendar: WorkCalendar) -> bool:
    """At work, or the moment at which work just ended."""
    return at_work(instant, calendar) or at_work(instant - timedelta(seconds=1), calendar)


@given(INSTANTS, MINUTES, MINUTES, calendars())
def test_adding_in_two_goes_is_adding_at_once(start: datetime, first: int, second: int, calendar: WorkCalendar) -> None:
    assert add(add(start, first, calendar), second, calendar) == add(start, first + second, calendar)


@given(INSTANTS, st.timedeltas(timedelta(0), timedelta(days=9)), calendars(), st.sampled_from(["menit", "jam", "hari"]))
def test_a_later_start_never_ends_earlier(start: datetime, gap: timedelta, calendar: WorkCalendar, unit: str) -> None:
    standard = Duration(3, unit)  # type: ignore[arg-type] # one of the three
    assert add_working_time(start, standard, calendar) <= add_working_time(start + gap, standard, calendar)


@given(INSTANTS, MINUTES, calendars())
def test_more_minutes_always_end_later(start: datetime, minutes: int, calendar: WorkCalendar) -> None:
    assert add(start, minutes, calendar) < add(start, minutes + 1, calendar)


@given(INSTANTS, MINUTES, calendars())
def test_minutes_added_are_counted_back(start: datetime, minutes: int, calendar: WorkCalendar) -> None:
    assert working_minutes_between(start, add(start, minutes, calendar), calendar) == minutes


@given(INSTANTS, st.integers(1, 40), calendars(), st.sampled_from(["menit", "jam", "hari"]))
def test_a_limit_never_falls_into_a_break_or_outside_hours(
    start: datetime, amount: int, calendar: WorkCalendar, unit: str
) -> None:
    standard = Duration(amount, unit)  # type: ignore[arg-type] # one of the three
    assert is_a_limit(add_working_time(start, standard, calendar), calendar)


@given(INSTANTS, calendars())
def test_the_clock_starts_at_work_and_nothing_is_worked_before(start: datetime, calendar: WorkCalendar) -> None:
    begins = clock_from(start, calendar)
    assert at_work(begins, calendar)
    assert begins >= start
    assert working_minutes_between(start, begins, calendar) == 0
    assert clock_from(begins, calendar) == begins


@given(INSTANTS, st.integers(1, 120), calendars())
@settings(max_examples=30)
def test_the_limit_is_where_counting_minute_by_minute_arrives(
    start: datetime, minutes: int, calendar: WorkCalendar
) -> None:
    begins = clock_from(start, calendar)
    begins -= timedelta(seconds=begins.second)
    worked = 0
    for passed in count():
        instant = begins + timedelta(minutes=passed)
        worked += at_work(instant, calendar)
        if worked == minutes:
            break
    assert add(begins, minutes, calendar) == instant + timedelta(minutes=1)


@given(INSTANTS, st.integers(1, 20), st.integers(1, 20), calendars())
def test_days_added_in_two_goes_reach_the_day_of_both(
    start: datetime, first: int, second: int, calendar: WorkCalendar
) -> None:
    begins = clock_from(start, calendar)
    at_once = add_working_time(begins, Duration(first + second, "hari"), calendar)
    halfway = add_working_time(begins, Duration(first, "hari"), calendar)
    assume(at_work(halfway, calendar))
    assert add_working_time(halfway, Duration(second, "hari"), calendar).date() == at_once.date()
