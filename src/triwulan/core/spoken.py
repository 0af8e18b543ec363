"""Dates, times and lengths of time in the reader's language: for pages and mails. Papers are written with `dates`."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from triwulan.core import dates
from triwulan.core.duration import Duration
from triwulan.core.sentences import is_english

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_HOUR = 60
_UNITS = {"menit": "minute", "jam": "hour", "hari": "day"}


def say_date(day: date, *, weekday: bool = False) -> str:
    if not is_english():
        return dates.format_date(day, weekday)
    written = f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    return f"{_WEEKDAYS[day.weekday()]} {written}" if weekday else written


def month_name(month: int) -> str:
    return _MONTHS[month - 1] if is_english() else dates.month_name(month)


def say_time(instant: datetime, zone: str) -> str:
    if not is_english():
        return dates.format_time(instant, zone)
    return f"{instant.astimezone(ZoneInfo(zone)):%H:%M} {dates.zone_abbreviation(zone)}"


def say_instant(instant: datetime, zone: str) -> str:
    return f"{say_date(instant.astimezone(ZoneInfo(zone)).date(), weekday=True)} {say_time(instant, zone)}"


def say_instant_near(instant: datetime, now: datetime, zone: str) -> str:
    if not is_english():
        return dates.format_instant_near(instant, now, zone)
    there = ZoneInfo(zone)
    if instant.astimezone(there).date() == now.astimezone(there).date():
        return f"today {say_time(instant, zone)}"
    return say_instant(instant, zone)


def say_minutes(minutes: int) -> str:
    if not is_english():
        return dates.format_working_minutes(minutes)
    days, rest = divmod(abs(minutes), dates.MINUTES_PER_WORKING_DAY)
    hours, left = divmod(rest, _HOUR)
    parts = [_counted(amount, unit) for amount, unit in ((days, "day"), (hours, "hour"), (left, "minute")) if amount]
    return " ".join(parts) or "0 minutes"


def say_duration(duration: Duration) -> str:
    """A standard time, in the unit it is set in."""
    return _counted(duration.amount, _UNITS[duration.unit]) if is_english() else str(duration)


def say_clock(remaining: int | None, *, late: bool) -> str:
    """As `core.dates.clock_words`."""
    if not is_english():
        return dates.clock_words(remaining, late)
    if remaining is None:
        return "no time limit"
    word = "late" if late else "left"
    if remaining == 0:
        return f"less than 1 minute {word}"
    work = " of work" if abs(remaining) >= _HOUR else ""
    return f"{say_minutes(remaining)}{work} {word}"


def _counted(amount: int, unit: str) -> str:
    return f"{amount} {unit}" if amount == 1 else f"{amount} {unit}s"


def say_weekday(number: int) -> str:
    """0 is Monday."""
    return _WEEKDAYS[number] if is_english() else dates.WEEKDAYS[number]
