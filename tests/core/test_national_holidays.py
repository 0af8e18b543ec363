from collections import Counter
from datetime import date

import pytest

from tests.core.cast import DAYS_OFF
from triwulan.core.national_holidays import NationalHoliday, national_holidays, ramadan_periods


@pytest.mark.parametrize("year", DAYS_OFF)
def test_the_package_knows_the_days_of_the_joint_decrees(year: int) -> None:
    assert [holiday.day for holiday in national_holidays(year)] == sorted(DAYS_OFF[year])


def test_holidays_carry_their_indonesian_name_and_their_kind() -> None:
    assert national_holidays(2026)[:4] == [
        NationalHoliday(date(2026, 1, 1), "Tahun Baru Masehi", "libur_nasional"),
        NationalHoliday(date(2026, 1, 16), "Isra Mikraj Nabi Muhammad", "libur_nasional"),
        NationalHoliday(date(2026, 2, 16), "Cuti Bersama Tahun Baru Imlek", "cuti_bersama"),
        NationalHoliday(date(2026, 2, 17), "Tahun Baru Imlek", "libur_nasional"),
    ]


def test_both_kinds_are_counted_apart() -> None:
    assert {year: Counter(holiday.kind for holiday in national_holidays(year)) for year in (2025, 2026)} == {
        2025: {"libur_nasional": 17, "cuti_bersama": 11},
        2026: {"libur_nasional": 17, "cuti_bersama": 8},
    }


def test_ramadan_is_the_thirty_days_before_eid() -> None:
    assert {year: ramadan_periods(year) for year in (2024, 2025, 2026)} == {
        2024: [(date(2024, 3, 11), date(2024, 4, 9))],
        2025: [(date(2025, 3, 1), date(2025, 3, 30))],
        2026: [(date(2026, 2, 19), date(2026, 3, 20))],
    }


def test_a_year_with_two_eids_has_two_fasts() -> None:
    assert [first.year for first, _last in ramadan_periods(2033)] == [2032, 2033]
