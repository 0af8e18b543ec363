"""The calendar of the office in these tests: Jeneponto, with the days off of 2023-2027 written down as facts.

Joint decrees of the three ministers for each year, cuti bersama included; Eid of 2027 as announced.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from triwulan.core.working_time import WorkCalendar, default_ramadan_week, default_week, ramadan_before

WITA = ZoneInfo("Asia/Makassar")

_DAYS_OFF = {
    2023: "01-01 01-22 01-23 02-18 03-22 03-23 04-07 04-19 04-20 04-21 04-22 04-23 04-24 04-25 05-01 05-18 06-01 06-02"
    " 06-04 06-28 06-29 06-30 07-19 08-17 09-28 12-25 12-26",
    2024: "01-01 02-08 02-09 02-10 02-14 03-11 03-12 03-29 03-31 04-08 04-09 04-10 04-11 04-12 04-15 05-01 05-09 05-10"
    " 05-23 05-24 06-01 06-17 06-18 07-07 08-17 09-16 11-27 12-25 12-26",
    2025: "01-01 01-27 01-28 01-29 03-28 03-29 03-31 04-01 04-02 04-03 04-04 04-07 04-18 04-20 05-01 05-12 05-13 05-29"
    " 05-30 06-01 06-06 06-09 06-27 08-17 08-18 09-05 12-25 12-26",
    2026: "01-01 01-16 02-16 02-17 03-18 03-19 03-20 03-21 03-22 03-23 03-24 04-03 04-05 05-01 05-14 05-15 05-27 05-28"
    " 05-31 06-01 06-16 08-17 08-25 12-24 12-25",
    2027: "01-01 01-05 02-05 02-06 03-08 03-09 03-10 03-11 03-12 03-15 03-25 03-26 03-28 05-01 05-06 05-17 05-18 05-19"
    " 05-20 06-01 06-06 08-15 08-17 12-24 12-25 12-26",
}

DAYS_OFF = {
    year: frozenset(date.fromisoformat(f"{year}-{day}") for day in days.split()) for year, days in _DAYS_OFF.items()
}

JENEPONTO = WorkCalendar(
    zone="Asia/Makassar",
    week=default_week(),
    ramadan_week=default_ramadan_week(),
    ramadan=(ramadan_before(date(2026, 3, 21)),),
    holidays=frozenset[date]().union(*DAYS_OFF.values()),
)


def wita(text: str) -> datetime:
    """Read "2026-04-14 09:35" as the clock on the office's wall."""
    return datetime.fromisoformat(text).replace(tzinfo=WITA)
