"""Each agency's own calendar: seeded from the law and the national days, edited by its administrator from then on."""

from collections.abc import Iterable
from datetime import date, time
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from triwulan.core.national_holidays import national_holidays, ramadan_periods
from triwulan.core.work_calendar import Hours, WorkCalendar, default_ramadan_week, default_week
from triwulan.organisations.models import Agency, Holiday, OfficeHours, RamadanPeriod
from triwulan.organisations.prepared import prepared
from triwulan.organisations.remembering import remembered


def work_calendar(agency: Agency) -> WorkCalendar:
    """Three queries; ask once per request or tick, not per deadline. CalendarInvalid when hours contradict each other."""
    return remembered(("calendar", agency.pk), lambda: [_read(agency)])[0]


def _read(agency: Agency) -> WorkCalendar:
    weeks: dict[bool, dict[int, Hours]] = {False: {}, True: {}}
    for ramadan, weekday, start, end, break_start, break_end in _office_hours(agency=agency):
        weeks[ramadan][weekday] = Hours(start, end, _breaks(break_start, break_end))
    return WorkCalendar(
        zone=agency.time_zone,
        week=weeks[False],
        ramadan_week=weeks[True] or weeks[False],
        ramadan=tuple(_ramadans(agency=agency)),
        holidays=frozenset(_holidays(agency=agency)),
    )


@prepared
def _office_hours(*, agency: Agency) -> QuerySet[Any, tuple[bool, int, time, time, time | None, time | None]]:
    rows = OfficeHours.objects.filter(agency=agency)
    return rows.values_list("ramadan", "weekday", "start", "end", "break_start", "break_end")


@prepared
def _ramadans(*, agency: Agency) -> QuerySet[Any, tuple[date, date]]:
    return RamadanPeriod.objects.filter(agency=agency).values_list("starts_on", "ends_on")


@prepared
def _holidays(*, agency: Agency) -> QuerySet[Any, date]:
    return Holiday.objects.filter(agency=agency).order_by().values_list("date", flat=True)


@transaction.atomic
def seed_calendar(agency: Agency, years: Iterable[int]) -> None:
    """Fill what is empty; a day, a period or an hour that is already there was set by hand and stays."""
    if not OfficeHours.objects.filter(agency=agency).exists():
        OfficeHours.objects.bulk_create(
            _hours_row(agency, weekday, hours, ramadan=ramadan)
            for ramadan, week in ((False, default_week()), (True, default_ramadan_week()))
            for weekday, hours in week.items()
        )
    for year in years:
        _seed_holidays(agency, year)
        _seed_ramadan(agency, year)


def _seed_holidays(agency: Agency, year: int) -> None:
    known = set(Holiday.objects.filter(agency=agency, date__year=year).values_list("date", flat=True))
    Holiday.objects.bulk_create(
        Holiday(agency=agency, date=each.day, name=each.name[:120], kind=each.kind)
        for each in national_holidays(year)
        if each.day not in known
    )


def _seed_ramadan(agency: Agency, year: int) -> None:
    for first, last in ramadan_periods(year):
        # A period moved by a day or two after the announcement is still this year's.
        if not RamadanPeriod.objects.filter(agency=agency, starts_on__lte=last, ends_on__gte=first).exists():
            RamadanPeriod.objects.create(agency=agency, starts_on=first, ends_on=last)


def _hours_row(agency: Agency, weekday: int, hours: Hours, *, ramadan: bool) -> OfficeHours:
    pause: tuple[time | None, time | None] = hours.breaks[0] if hours.breaks else (None, None)
    return OfficeHours(
        agency=agency,
        weekday=weekday,
        ramadan=ramadan,
        start=hours.start,
        end=hours.end,
        break_start=pause[0],
        break_end=pause[1],
    )


def _breaks(start: time | None, end: time | None) -> tuple[tuple[time, time], ...]:
    return ((start, end),) if start and end else ()
