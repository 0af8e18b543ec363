from datetime import date, time, timedelta

import pytest

from tests.core.cast import JENEPONTO
from triwulan.core.working_time import (
    CalendarInvalid,
    Hours,
    NoWorkingTime,
    WorkCalendar,
    add_working_days,
    default_ramadan_week,
    default_week,
    is_working_day,
    next_working_day,
    previous_working_day,
    ramadan_before,
    shift_start,
)


@pytest.mark.parametrize(
    ("tenth", "next_day", "previous_day"),
    [
        # Idul Fitri
        (date(2024, 4, 10), date(2024, 4, 16), date(2024, 4, 5)),
        # weekends
        (date(2026, 1, 10), date(2026, 1, 12), date(2026, 1, 9)),
        (date(2026, 10, 10), date(2026, 10, 12), date(2026, 10, 9)),
        (date(2027, 1, 10), date(2027, 1, 11), date(2027, 1, 8)),
        (date(2027, 4, 10), date(2027, 4, 12), date(2027, 4, 9)),
        (date(2027, 7, 10), date(2027, 7, 12), date(2027, 7, 9)),
        (date(2027, 10, 10), date(2027, 10, 11), date(2027, 10, 8)),
        # a working day stays
        (date(2026, 4, 10), date(2026, 4, 10), date(2026, 4, 10)),
    ],
)
def test_a_tenth_that_is_no_working_day_moves_by_the_agencys_rule(
    tenth: date, next_day: date, previous_day: date
) -> None:
    moved = [shift_start(tenth, rule, JENEPONTO) for rule in ("next", "previous", "none")]
    assert moved == [next_day, previous_day, tenth]


def test_an_unknown_rule_is_refused() -> None:
    with pytest.raises(ValueError, match="'later'"):
        shift_start(date(2026, 4, 10), "later", JENEPONTO)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2025, 1, 10), date(2025, 2, 5)),
        (date(2026, 1, 12), date(2026, 2, 3)),
        (date(2027, 1, 11), date(2027, 2, 1)),
    ],
)
def test_fifteen_working_days_for_the_annual_report(start: date, end: date) -> None:
    assert add_working_days(start, 15, JENEPONTO) == end


def test_no_working_days_later_is_that_day_or_the_next_one_worked() -> None:
    saturday, monday = date(2026, 1, 10), date(2026, 1, 12)
    assert [add_working_days(day, 0, JENEPONTO) for day in (saturday, monday)] == [monday, monday]


@pytest.mark.parametrize(("year", "count"), [(2023, 239), (2024, 238), (2025, 237), (2026, 240), (2027, 242)])
def test_working_days_of_a_year(year: int, count: int) -> None:
    days = [date(year, 1, 1) + timedelta(days=passed) for passed in range(365 + (year == 2024))]
    assert sum(is_working_day(day, JENEPONTO) for day in days) == count


def test_next_and_previous_keep_a_working_day_and_pass_over_days_off() -> None:
    thursday, good_friday, monday = date(2026, 4, 2), date(2026, 4, 3), date(2026, 4, 6)
    assert [next_working_day(day, JENEPONTO) for day in (thursday, good_friday)] == [thursday, monday]
    assert [previous_working_day(day, JENEPONTO) for day in (monday, good_friday)] == [monday, thursday]


def test_the_default_weeks_hold_the_hours_of_the_regulation() -> None:
    hours = {name: sum(day.minutes for day in week.values()) for name, week in _WEEKS.items()}
    assert hours == {"default": 37.5 * 60, "ramadan": 32.5 * 60}


_WEEKS = {"default": default_week(), "ramadan": default_ramadan_week()}


def test_ramadan_has_its_own_hours_from_its_first_to_its_last_day() -> None:
    first, last = ramadan_before(date(2026, 3, 21))
    assert (first, last) == (date(2026, 2, 19), date(2026, 3, 20))
    ordinary, short = default_week(), default_ramadan_week()
    days = (date(2026, 2, 18), first, date(2026, 2, 20), date(2026, 3, 17), date(2026, 3, 25))
    assert [JENEPONTO.hours_on(day) for day in days] == [ordinary[2], short[3], short[4], short[1], ordinary[2]]
    assert JENEPONTO.hours_on(last) is None  # cuti bersama


def test_a_day_may_have_several_breaks_in_any_order() -> None:
    hours = Hours(time(8), time(16), ((time(15), time(15, 15)), (time(12), time(13)), (time(8), time(8, 30))))
    assert hours.stretches == ((time(8, 30), time(12)), (time(13), time(15)), (time(15, 15), time(16)))
    assert hours.minutes == 375


@pytest.mark.parametrize(
    ("start", "end", "breaks", "sentence"),
    [
        (time(16), time(7, 30), (), "Jam kerja berakhir 07.30, sebelum mulai 16.00."),
        (time(8), time(8), (), "Jam kerja berakhir 08.00, sebelum mulai 08.00."),
        (time(8), time(16), ((time(7), time(9)),), "07.00–09.00"),
        (time(8), time(16), ((time(15), time(17)),), "15.00–17.00"),
        (time(8), time(16), ((time(13), time(12)),), "13.00–12.00"),
        (time(8), time(16), ((time(12), time(13)), (time(12, 30), time(14))), "12.30–14.00"),
    ],
)
def test_impossible_hours_are_refused(
    start: time, end: time, breaks: tuple[tuple[time, time], ...], sentence: str
) -> None:
    with pytest.raises(CalendarInvalid) as refusal:
        Hours(start, end, breaks)
    assert sentence in str(refusal.value)


@pytest.mark.parametrize("zone", ["Asia/Jeneponto", "", "../etc/passwd"])
def test_an_unknown_zone_is_refused(zone: str) -> None:
    with pytest.raises(CalendarInvalid) as refusal:
        WorkCalendar(zone, default_week())
    assert str(refusal.value) == f'Zona waktu "{zone}" tidak dikenal. Contoh: Asia/Makassar.'


ALL_BREAK = Hours(time(8), time(16), ((time(8), time(16)),))


@pytest.mark.parametrize(
    "calendar",
    [
        WorkCalendar("Asia/Makassar", {}),
        WorkCalendar("Asia/Makassar", dict.fromkeys(range(7), ALL_BREAK)),
        WorkCalendar("Asia/Makassar", default_week(), {}, ((date(1900, 1, 1), date(2200, 1, 1)),)),
    ],
    ids=["empty week", "breaks fill the days", "endless ramadan without hours"],
)
def test_a_calendar_without_any_working_time_says_so_instead_of_searching_on(calendar: WorkCalendar) -> None:
    for search in (next_working_day, previous_working_day):
        with pytest.raises(NoWorkingTime, match="tidak memiliki jam kerja"):
            search(date(2026, 4, 14), calendar)
