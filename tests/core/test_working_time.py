from datetime import UTC, date, datetime, time, timedelta

import pytest

from tests.core.cast import JENEPONTO, wita
from triwulan.core.working_time import (
    Hours,
    NoWorkingTime,
    WorkCalendar,
    add_working_time,
    clock_from,
    day_end,
    day_start,
    default_week,
    parse_duration,
    working_minutes_between,
)


@pytest.mark.parametrize(
    ("given_at", "standard", "limit", "why"),
    [
        ("2026-04-14 09:35", "12 menit", "2026-04-14 09:47", "within a morning"),
        ("2026-04-10 15:50", "15 menit", "2026-04-10 16:05", "a Friday ends 16.30"),
        ("2026-04-09 15:50", "15 menit", "2026-04-10 07:35", "a Thursday ends 16.00"),
        ("2026-04-10 16:20", "15 menit", "2026-04-13 07:35", "over the weekend"),
        ("2026-04-14 11:30", "1 jam", "2026-04-14 13:30", "across the lunch break"),
        ("2026-04-10 11:00", "1 jam", "2026-04-10 13:30", "across Friday prayer"),
        ("2026-04-14 11:00", "1 jam", "2026-04-14 12:00", "ends with the morning, not after the break"),
        ("2026-04-14 15:45", "15 menit", "2026-04-14 16:00", "ends with the day"),
        ("2026-04-14 12:00", "1 menit", "2026-04-14 13:01", "given as the break begins"),
        ("2026-04-14 12:20", "1 jam", "2026-04-14 14:00", "given in the break"),
        ("2026-04-14 22:10", "15 menit", "2026-04-15 07:45", "given in the evening"),
        ("2026-04-14 05:00", "15 menit", "2026-04-14 07:45", "given before the office opens"),
        ("2026-04-11 10:00", "1 jam", "2026-04-13 08:30", "given on a Saturday"),
        ("2026-04-14 09:35:20", "12 menit", "2026-04-14 09:47:20", "seconds stay"),
        ("2026-04-14 07:30", "15 jam", "2026-04-15 16:00", "two whole days of 7.5 hours"),
        ("2026-02-18 15:30", "1 jam", "2026-02-19 08:30", "into the first day of Ramadan"),
    ],
)
def test_minutes_and_hours_run_in_office_hours(given_at: str, standard: str, limit: str, why: str) -> None:
    assert add_working_time(wita(given_at), parse_duration(standard), JENEPONTO) == wita(limit), why


@pytest.mark.parametrize(
    ("given_at", "standard", "limit", "why"),
    [
        ("2026-04-14 09:35", "1 hari", "2026-04-15 09:35", "the same time tomorrow"),
        ("2026-05-13 10:00", "1 hari", "2026-05-18 10:00", "a Wednesday before a long weekend"),
        ("2026-04-02 10:00", "1 hari", "2026-04-06 10:00", "a Thursday before a long weekend"),
        ("2026-01-12 08:15", "15 hari", "2026-02-03 08:15", "the annual report"),
        ("2026-04-09 11:45", "1 hari", "2026-04-10 11:30", "Friday's longer break: back to its begin"),
        ("2026-04-10 16:15", "1 hari", "2026-04-13 16:00", "Monday ends earlier: back to its end"),
        ("2026-02-18 07:40", "1 hari", "2026-02-19 08:00", "Ramadan opens later: on to its opening"),
        ("2026-02-18 15:30", "1 hari", "2026-02-19 15:00", "Ramadan closes earlier: back to its end"),
        ("2026-04-14 12:20", "1 hari", "2026-04-15 13:00", "given in the break: runs from its end"),
        ("2026-04-11 10:00", "1 hari", "2026-04-14 07:30", "given on a Saturday: runs from Monday's opening"),
        ("2026-04-14 16:00", "1 hari", "2026-04-16 07:30", "given as the office closes"),
    ],
)
def test_days_end_at_the_same_time_of_a_later_working_day(given_at: str, standard: str, limit: str, why: str) -> None:
    assert add_working_time(wita(given_at), parse_duration(standard), JENEPONTO) == wita(limit), why


def test_the_limit_comes_in_the_offices_zone_from_an_instant_in_any_zone() -> None:
    limit = add_working_time(datetime(2026, 4, 14, 1, 35, tzinfo=UTC), parse_duration("12 menit"), JENEPONTO)
    assert limit.isoformat() == "2026-04-14T09:47:00+08:00"


@pytest.mark.parametrize(
    ("opened", "runs_from"),
    [
        ("2026-04-14 09:35", "2026-04-14 09:35"),
        ("2026-04-14 07:30", "2026-04-14 07:30"),
        ("2026-04-14 07:29", "2026-04-14 07:30"),
        ("2026-04-14 12:00", "2026-04-14 13:00"),
        ("2026-04-14 15:59:59", "2026-04-14 15:59:59"),
        ("2026-04-14 16:00", "2026-04-15 07:30"),
        ("2026-04-10 16:45", "2026-04-13 07:30"),
        ("2024-04-05 17:00", "2024-04-16 07:30"),
    ],
)
def test_the_clock_runs_from_the_opening_or_the_next_office_hour(opened: str, runs_from: str) -> None:
    assert clock_from(wita(opened), JENEPONTO) == wita(runs_from)


@pytest.mark.parametrize(
    ("earlier", "later", "minutes"),
    [
        ("2026-04-14 09:35", "2026-04-14 09:47", 12),
        ("2026-04-14 09:35:30", "2026-04-14 09:47:00", 11),
        ("2026-04-10 14:45", "2026-04-13 07:55", 130),
        ("2026-04-13 13:20", "2026-04-14 07:48", 178),
        ("2026-04-14 11:30", "2026-04-14 13:30", 60),
        ("2026-04-11 08:00", "2026-04-12 20:00", 0),
        ("2026-04-14 12:10", "2026-04-14 12:50", 0),
        ("2026-04-06 07:30", "2026-04-13 07:30", 2250),
        ("2026-02-23 00:00", "2026-03-02 00:00", 1950),
    ],
)
def test_minutes_between_two_instants_count_office_hours_only(earlier: str, later: str, minutes: int) -> None:
    there_and_back = [
        working_minutes_between(wita(earlier), wita(later), JENEPONTO),
        working_minutes_between(wita(later), wita(earlier), JENEPONTO),
    ]
    assert there_and_back == [minutes, -minutes]


def test_a_day_begins_and_ends_with_its_work() -> None:
    friday, ramadan_thursday, saturday = date(2026, 4, 10), date(2026, 2, 19), date(2026, 4, 11)
    assert [(day_start(day, JENEPONTO), day_end(day, JENEPONTO)) for day in (friday, ramadan_thursday, saturday)] == [
        (wita("2026-04-10 07:30"), wita("2026-04-10 16:30")),
        (wita("2026-02-19 08:00"), wita("2026-02-19 15:00")),
        (wita("2026-04-13 07:30"), wita("2026-04-13 16:00")),
    ]


def test_work_that_begins_with_a_break_starts_after_it() -> None:
    hours = Hours(time(8), time(16), ((time(8), time(9)), (time(15), time(16))))
    calendar = WorkCalendar("Asia/Jayapura", dict.fromkeys(range(7), hours))
    day = date(2026, 4, 14)
    edges = [day_start(day, calendar).time(), day_end(day, calendar).time()]
    assert edges == [time(9), time(15)]


def test_an_office_that_works_on_saturdays_counts_them() -> None:
    calendar = WorkCalendar("Asia/Makassar", default_week() | {5: Hours(time(7, 30), time(12))})
    assert add_working_time(wita("2026-04-10 16:00"), parse_duration("1 jam"), calendar) == wita("2026-04-11 08:00")


@pytest.mark.parametrize("standard", ["1 menit", "1 hari"])
def test_without_working_time_there_is_no_limit(standard: str) -> None:
    with pytest.raises(NoWorkingTime):
        add_working_time(wita("2026-04-14 09:00"), parse_duration(standard), WorkCalendar("Asia/Makassar", {}))


def test_an_instant_without_a_zone_is_refused() -> None:
    naive = wita("2026-04-14 09:00").replace(tzinfo=None)
    with pytest.raises(ValueError, match="time zone"):
        clock_from(naive, JENEPONTO)


def test_the_longest_standards_are_found_without_counting_minutes() -> None:
    start = wita("2026-04-14 09:00")
    limits = [add_working_time(start, parse_duration(text), JENEPONTO) for text in ("1200000 menit", "2500 hari")]
    assert [limit - start > timedelta(days=3000) for limit in limits] == [True, True]
