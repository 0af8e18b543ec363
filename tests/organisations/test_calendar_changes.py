"""The calendar edited by hand, with its refusals, and told in the record."""

from datetime import date, time

import pytest

from tests.organisations.office import Office
from triwulan.audit.actions import describe
from triwulan.audit.models import Entry
from triwulan.audit.record import SYSTEM
from triwulan.core.work_calendar import Hours
from triwulan.organisations.calendar_changes import add_holiday, remove_holiday, set_office_hours, set_ramadan
from triwulan.organisations.calendars import seed_calendar, work_calendar
from triwulan.organisations.refusals import OrganisationRefused

SATURDAY = 5
MORNING = Hours(time(8), time(12), ((time(10), time(10, 15)),))


def told(office: Office) -> list[str]:
    mine = Entry.objects.filter(agency_id=office.agency.pk, action__regex="hours|holiday|ramadan")
    return [describe(entry) for entry in mine.order_by("pk")]


def test_hours_are_set_and_taken_away_by_weekday(office: Office) -> None:
    seed_calendar(office.agency, [])
    set_office_hours(agency=office.agency, weekday=SATURDAY, hours=MORNING, actor=SYSTEM)
    set_office_hours(agency=office.agency, weekday=0, hours=None, actor=SYSTEM, in_ramadan=True)
    calendar = work_calendar(office.agency)
    assert (calendar.week[SATURDAY], sorted(calendar.ramadan_week)) == (MORNING, [1, 2, 3, 4])
    assert told(office) == [
        "Mengubah jam kerja hari Sabtu: 08.00–12.00, istirahat 10.00–10.15.",
        "Mengubah jam kerja hari Senin pada bulan Ramadan: libur.",
    ]


def test_a_day_has_at_most_one_break_and_a_week_seven_days(office: Office) -> None:
    twice = Hours(time(8), time(16), ((time(10), time(11)), (time(12), time(13))))
    for weekday, hours in ((0, twice), (7, MORNING)):
        with pytest.raises(OrganisationRefused, match="paling banyak satu kali istirahat"):
            set_office_hours(agency=office.agency, weekday=weekday, hours=hours, actor=SYSTEM)


def test_a_local_holiday_comes_and_goes(office: Office) -> None:
    day = date(2026, 5, 4)
    holiday = add_holiday(agency=office.agency, day=day, name="Hari Jadi Kabupaten", actor=SYSTEM)
    assert day in work_calendar(office.agency).holidays
    with pytest.raises(OrganisationRefused, match=r"^Hari itu sudah libur: Hari Jadi Kabupaten\.$"):
        add_holiday(agency=office.agency, day=day, name="Lain", actor=SYSTEM)
    remove_holiday(holiday=holiday, actor=SYSTEM)
    assert work_calendar(office.agency).holidays == frozenset()
    assert told(office) == [
        "Menambahkan hari libur 4 Mei 2026: Hari Jadi Kabupaten.",
        "Menghapus hari libur 4 Mei 2026: Hari Jadi Kabupaten.",
    ]


def test_ramadan_moves_when_it_is_announced(office: Office) -> None:
    seed_calendar(office.agency, [2026])
    set_ramadan(agency=office.agency, starts_on=date(2026, 2, 18), ends_on=date(2026, 3, 19), actor=SYSTEM)
    assert work_calendar(office.agency).ramadan == ((date(2026, 2, 18), date(2026, 3, 19)),)
    with pytest.raises(OrganisationRefused, match="yang diisi 31 hari"):
        set_ramadan(agency=office.agency, starts_on=date(2026, 2, 18), ends_on=date(2026, 3, 20), actor=SYSTEM)


def test_a_holiday_needs_a_name(office: Office) -> None:
    with pytest.raises(OrganisationRefused):
        add_holiday(agency=office.agency, day=date(2026, 5, 4), name=" ", actor=SYSTEM)
