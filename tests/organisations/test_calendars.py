"""An agency's calendar out of its tables, seeded from the law and never over what was set by hand."""

from datetime import date, time

import pytest

from tests.organisations.office import Office
from triwulan.core.work_calendar import Hours, WorkCalendar, default_ramadan_week, default_week
from triwulan.organisations.calendars import seed_calendar, work_calendar
from triwulan.organisations.models import Holiday, OfficeHours, RamadanPeriod


def test_a_seeded_calendar_is_the_law_and_the_years_days_off(office: Office) -> None:
    seed_calendar(office.agency, [2026])
    calendar = work_calendar(office.agency)
    assert calendar == WorkCalendar(
        zone="Asia/Makassar",
        week=default_week(),
        ramadan_week=default_ramadan_week(),
        ramadan=((date(2026, 2, 19), date(2026, 3, 20)),),
        holidays=calendar.holidays,
    )
    assert sorted(day for day in calendar.holidays if day.month == 3) == [
        date(2026, 3, 18),
        date(2026, 3, 19),
        date(2026, 3, 20),
        date(2026, 3, 21),
        date(2026, 3, 22),
        date(2026, 3, 23),
        date(2026, 3, 24),
    ]


def test_seeding_again_changes_nothing_and_adds_another_year(office: Office) -> None:
    seed_calendar(office.agency, [2025, 2026])
    first = work_calendar(office.agency)
    seed_calendar(office.agency, [2025, 2026])
    assert work_calendar(office.agency) == first
    seed_calendar(office.agency, [2027])
    years = {day.year for day in work_calendar(office.agency).holidays}
    assert years == {2025, 2026, 2027}


def test_what_was_set_by_hand_stays(office: Office) -> None:
    OfficeHours.objects.create(agency=office.agency, weekday=0, start=time(8), end=time(12))
    Holiday.objects.create(agency=office.agency, date=date(2026, 1, 1), name="Pilkada ulang", kind="libur_daerah")
    RamadanPeriod.objects.create(agency=office.agency, starts_on=date(2026, 2, 18), ends_on=date(2026, 3, 19))
    seed_calendar(office.agency, [2026])
    calendar = work_calendar(office.agency)
    assert calendar.week == {0: Hours(time(8), time(12))}
    assert calendar.ramadan == ((date(2026, 2, 18), date(2026, 3, 19)),)
    assert Holiday.objects.get(agency=office.agency, date=date(2026, 1, 1)).name == "Pilkada ulang"


def test_without_hours_of_its_own_ramadan_keeps_the_usual_ones(office: Office) -> None:
    OfficeHours.objects.create(agency=office.agency, weekday=0, start=time(8), end=time(12))
    calendar = work_calendar(office.agency)
    assert calendar.ramadan_week == calendar.week


@pytest.mark.parametrize("years", [[2026], [2025, 2026, 2027]])
def test_a_calendar_takes_three_queries_whatever_its_size(
    office: Office, years: list[int], django_assert_num_queries: object
) -> None:
    seed_calendar(office.agency, years)
    with django_assert_num_queries(3):  # type: ignore[operator]
        work_calendar(office.agency)
