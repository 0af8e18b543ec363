"""National holidays and cuti bersama, to fill an agency's calendar with; from then on the calendar is edited by hand.

The dates come from the joint decrees as the `holidays` package has them. Days added late in a year, and the feasts of
years without a decree yet ("perkiraan"), are corrected in the calendar, not here.
"""

from datetime import date
from typing import Literal, NamedTuple

from triwulan.core.work_calendar import ramadan_before

HolidayKind = Literal["libur_nasional", "cuti_bersama"]

_CATEGORIES: tuple[tuple[HolidayKind, str], ...] = (("libur_nasional", "public"), ("cuti_bersama", "government"))
_EID_AL_FITR = "Hari Raya Idul Fitri"


class NationalHoliday(NamedTuple):
    day: date
    name: str
    kind: HolidayKind


def national_holidays(year: int) -> list[NationalHoliday]:
    """List them by date, each day once; a day that is both is a national holiday."""
    # inline import: a calendar is filled once a year, and the package holds those of all countries
    from holidays import country_holidays

    found: dict[date, NationalHoliday] = {}
    for kind, category in _CATEGORIES:
        for day, name in country_holidays("ID", years=year, categories=(category,), language="id").items():
            found.setdefault(day, NationalHoliday(day, name, kind))
    return sorted(found.values())


def ramadan_periods(year: int) -> list[tuple[date, date]]:
    """The 30 days before each Idul Fitri of the year; 2033 has two."""
    return [ramadan_before(each.day) for each in national_holidays(year) if each.name.startswith(_EID_AL_FITR)]
