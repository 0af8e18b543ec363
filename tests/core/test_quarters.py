from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triwulan.core.quarters import Quarter
from triwulan.core.roman import to_roman


def test_a_quarter_reads_as_the_office_says_it() -> None:
    assert [str(Quarter(2026, number)) for number in (1, 2, 3, 4)] == [
        "Triwulan I 2026",
        "Triwulan II 2026",
        "Triwulan III 2026",
        "Triwulan IV 2026",
    ]


def test_a_quarter_knows_its_days() -> None:
    assert [(Quarter(2024, number).first_day, Quarter(2024, number).last_day) for number in (1, 2, 3, 4)] == [
        (date(2024, 1, 1), date(2024, 3, 31)),
        (date(2024, 4, 1), date(2024, 6, 30)),
        (date(2024, 7, 1), date(2024, 9, 30)),
        (date(2024, 10, 1), date(2024, 12, 31)),
    ]


def test_neighbours_cross_the_year() -> None:
    assert (Quarter(2026, 1).previous, Quarter(2026, 4).next) == (Quarter(2025, 4), Quarter(2027, 1))
    assert (Quarter(2026, 3).previous, Quarter(2026, 3).next) == (Quarter(2026, 2), Quarter(2026, 4))


def test_quarters_sort_by_time() -> None:
    quarters = [Quarter(2026, 1), Quarter(2025, 4), Quarter(2026, 4), Quarter(2025, 2)]
    assert sorted(quarters) == [Quarter(2025, 2), Quarter(2025, 4), Quarter(2026, 1), Quarter(2026, 4)]


@pytest.mark.parametrize("number", [0, 5, -1])
def test_there_is_no_fifth_quarter(number: int) -> None:
    with pytest.raises(ValueError, match=rf"^Triwulan hanya I sampai IV, bukan {number}\.$"):
        Quarter(2026, number)


@given(st.dates(date(1950, 1, 1), date(2150, 12, 31)))
def test_every_day_lies_in_its_quarter_and_quarters_touch(day: date) -> None:
    quarter = Quarter.containing(day)
    assert quarter.first_day <= day <= quarter.last_day
    assert quarter.next.first_day == quarter.last_day + timedelta(days=1)
    assert quarter.next.previous == quarter


def test_roman_numerals() -> None:
    numbers = (1, 3, 4, 9, 14, 40, 90, 400, 1944, 2026, 3999)
    assert [to_roman(number) for number in numbers] == [
        "I",
        "III",
        "IV",
        "IX",
        "XIV",
        "XL",
        "XC",
        "CD",
        "MCMXLIV",
        "MMXXVI",
        "MMMCMXCIX",
    ]


@pytest.mark.parametrize("number", [0, -4, 4000])
def test_the_romans_had_no_sign_for_it(number: int) -> None:
    with pytest.raises(ValueError, match="Roman"):
        to_roman(number)
