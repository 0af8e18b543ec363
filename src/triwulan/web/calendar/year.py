"""A year at a glance: each day as a mark and a word, twelve months."""

from calendar import Calendar
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from triwulan.core.spoken import month_name, say_weekday
from triwulan.core.work_calendar import WorkCalendar
from triwulan.organisations.calendars import work_calendar
from triwulan.organisations.models import Agency, Holiday

WORK, OFF = "kerja", "bebas"
# In the order of the key; the kinds of days off are those of the office's calendar.
MARKS = (
    (WORK, gettext_lazy("hari kerja")),
    (OFF, gettext_lazy("bukan hari kerja")),
    ("libur_nasional", gettext_lazy("libur nasional")),
    ("cuti_bersama", gettext_lazy("cuti bersama")),
    ("libur_daerah", gettext_lazy("libur daerah")),
    ("ramadan", gettext_lazy("Ramadan, jam kerja Ramadan")),
)
_WORDS = dict(MARKS)


@dataclass(frozen=True)
class Day:
    """`words` say what the mark shows; a working day needs none."""

    day: date
    kind: str
    ramadan: bool
    words: str


@dataclass(frozen=True)
class Month:
    """`weeks` from Monday; a place that belongs to another month is None."""

    name: str
    weeks: tuple[tuple[Day | None, ...], ...]
    working_days: int
    named: tuple[str, ...]


def weekdays() -> list[tuple[str, str]]:
    """Short and in full, from Monday."""
    return [(name[:3], name) for name in (say_weekday(day) for day in range(7))]


def year_of(agency: Agency, year: int) -> list[Month]:
    calendar = work_calendar(agency)
    holidays = {each.date: each for each in Holiday.objects.filter(agency=agency, date__year=year)}
    return [_month(year, month, calendar, holidays) for month in range(1, 13)]


def _month(year: int, month: int, calendar: WorkCalendar, holidays: dict[date, Holiday]) -> Month:
    weeks = tuple(
        tuple(_day(day, calendar, holidays) if day.month == month else None for day in week)
        for week in Calendar().monthdatescalendar(year, month)
    )
    days = [day for week in weeks for day in week if day]
    return Month(month_name(month), weeks, sum(day.kind == WORK for day in days), tuple(_named(days, holidays)))


def _day(day: date, calendar: WorkCalendar, holidays: dict[date, Holiday]) -> Day:
    fasting = any(first <= day <= last for first, last in calendar.ramadan)
    words = [_("Ramadan")] if fasting else []
    if holiday := holidays.get(day):
        return Day(day, holiday.kind, fasting, ", ".join([f"{_WORDS[holiday.kind]}: {holiday.name}", *words]))
    kind = WORK if calendar.hours_on(day) else OFF
    return Day(day, kind, fasting, ", ".join([*([] if kind == WORK else [str(_WORDS[OFF])]), *words]))


def _named(days: list[Day], holidays: dict[date, Holiday]) -> list[str]:
    """Like "20–21 Idul Fitri": the holidays of a month with their days."""
    off = [holidays[day.day] for day in days if day.day in holidays]
    lines = []
    for name, group in groupby(off, key=lambda each: each.name):
        dates = [each.date.day for each in group]
        lines.append(f"{dates[0]}{f'–{dates[-1]}' if dates[1:] else ''} {name}")
    return lines
