"""Dates, times and lengths of time as an Indonesian office writes them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")

# 37.5 hours over five days: Perpres 21/2023 article 4.
MINUTES_PER_WORKING_DAY = 450

# Keputusan Presiden 41/1987: the three zones; here by the names of the tz database.
_ABBREVIATIONS = {
    "Asia/Jakarta": "WIB",
    "Asia/Pontianak": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Ujung_Pandang": "WITA",
    "Asia/Jayapura": "WIT",
}


def month_name(month: int) -> str:
    return MONTHS[month - 1]


def weekday_name(day: date) -> str:
    return WEEKDAYS[day.weekday()]


def format_date(day: date, weekday: bool = False) -> str:  # noqa: FBT001, FBT002 - reads well at every call
    written = f"{day.day} {month_name(day.month)} {day.year}"
    return f"{weekday_name(day)} {written}" if weekday else written


def format_time(instant: datetime, zone: str) -> str:
    """Like "09.47 WITA"."""
    return f"{_local(instant, zone):%H.%M} {zone_abbreviation(zone)}"


def format_instant(instant: datetime, zone: str) -> str:
    return f"{format_date(_local(instant, zone).date(), weekday=True)} {format_time(instant, zone)}"


def format_instant_near(instant: datetime, now: datetime, zone: str) -> str:
    """Say "hari ini" when it is today in the office's own zone."""
    if _local(instant, zone).date() == _local(now, zone).date():
        return f"hari ini {format_time(instant, zone)}"
    return format_instant(instant, zone)


def zone_abbreviation(zone: str) -> str:
    """WIB, WITA or WIT; outside Indonesia the zone's own name, so that nobody reads a time as local by mistake."""
    return _ABBREVIATIONS.get(zone, zone)


def format_working_minutes(minutes: int, minutes_per_day: int = MINUTES_PER_WORKING_DAY) -> str:
    """Like "2 jam 10 menit" or "1 hari 2 jam"; a day is a working day. The sign is dropped: the words around tell it."""
    days, rest = divmod(abs(minutes), minutes_per_day)
    hours, left = divmod(rest, 60)
    parts = [f"{amount} {unit}" for amount, unit in ((days, "hari"), (hours, "jam"), (left, "menit")) if amount]
    return " ".join(parts) or "0 menit"


def clock_words(remaining: int | None, late: bool | None = None) -> str:  # noqa: FBT001 - contract of the pages
    """The clock of a task, from the working minutes left; None: no limit; negative: late.

    `late` False with a negative number: beyond the standard, but not red before the day ends; with 0 it tells on which
    side of the limit one stands. "kerja" stands from an hour on, where
    working time and the wall clock part ways.
    """
    if remaining is None:
        return "tanpa batas waktu"
    is_late = remaining < 0 if late is None else late
    word = "terlambat" if is_late else "sisa" if remaining >= 0 else "lewat standar"
    if remaining == 0:
        return f"{word} kurang dari 1 menit"
    amount = format_working_minutes(remaining)
    return f"{word} {amount} kerja" if abs(remaining) >= 60 else f"{word} {amount}"  # noqa: PLR2004


def _local(instant: datetime, zone: str) -> datetime:
    return instant.astimezone(ZoneInfo(zone))
