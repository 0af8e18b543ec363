from datetime import UTC, date, datetime

import pytest

from tests.core.cast import wita
from triwulan.core.dates import (
    clock_words,
    format_date,
    format_instant,
    format_instant_near,
    format_time,
    format_working_minutes,
    month_name,
    weekday_name,
    zone_abbreviation,
)

ZONE = "Asia/Makassar"


def test_a_date_is_written_out_with_its_weekday_when_asked() -> None:
    day = date(2026, 4, 14)
    assert [format_date(day), format_date(day, weekday=True)] == ["14 April 2026", "Selasa 14 April 2026"]


def test_months_and_weekdays_have_their_indonesian_names() -> None:
    assert [month_name(month) for month in (1, 2, 5, 8, 12)] == ["Januari", "Februari", "Mei", "Agustus", "Desember"]
    assert [weekday_name(date(2026, 4, 13 + passed)) for passed in range(7)] == [
        "Senin",
        "Selasa",
        "Rabu",
        "Kamis",
        "Jumat",
        "Sabtu",
        "Minggu",
    ]


def test_an_instant_is_written_in_the_offices_own_zone() -> None:
    instant = datetime(2026, 4, 14, 1, 0, tzinfo=UTC)
    assert [format_instant(instant, zone) for zone in ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")] == [
        "Selasa 14 April 2026 08.00 WIB",
        "Selasa 14 April 2026 09.00 WITA",
        "Selasa 14 April 2026 10.00 WIT",
    ]
    assert format_time(instant, ZONE) == "09.00 WITA"


def test_zones_outside_indonesia_keep_their_name() -> None:
    zones = ("Asia/Pontianak", "Asia/Ujung_Pandang", "Asia/Singapore")
    assert [zone_abbreviation(zone) for zone in zones] == ["WIB", "WITA", "Asia/Singapore"]


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("2026-04-14 09:35", "hari ini 09.47 WITA"),
        ("2026-04-14 00:00", "hari ini 09.47 WITA"),
        ("2026-04-13 23:59", "Selasa 14 April 2026 09.47 WITA"),
        ("2026-04-15 00:00", "Selasa 14 April 2026 09.47 WITA"),
    ],
)
def test_today_is_said_as_today_by_the_offices_midnight(now: str, words: str) -> None:
    assert format_instant_near(wita("2026-04-14 09:47"), wita(now).astimezone(UTC), ZONE) == words


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "0 menit"),
        (12, "12 menit"),
        (60, "1 jam"),
        (130, "2 jam 10 menit"),
        (449, "7 jam 29 menit"),
        (450, "1 hari"),
        (1085, "2 hari 3 jam 5 menit"),
        (-120, "2 jam"),
    ],
)
def test_working_minutes_are_put_into_days_hours_and_minutes(minutes: int, words: str) -> None:
    assert format_working_minutes(minutes) == words


def test_a_working_day_of_ramadan_is_shorter() -> None:
    assert format_working_minutes(400, minutes_per_day=390) == "1 hari 10 menit"


@pytest.mark.parametrize(
    ("remaining", "late", "words"),
    [
        (None, None, "tanpa batas waktu"),
        (12, None, "sisa 12 menit"),
        (59, None, "sisa 59 menit"),
        (60, None, "sisa 1 jam kerja"),
        (130, None, "sisa 2 jam 10 menit kerja"),
        (450, None, "sisa 1 hari kerja"),
        (-120, None, "terlambat 2 jam kerja"),
        (-5, None, "terlambat 5 menit"),
        (0, None, "sisa kurang dari 1 menit"),
        (0, True, "terlambat kurang dari 1 menit"),
        (-20, False, "lewat standar 20 menit"),
    ],
)
def test_the_clock_speaks_as_on_the_pages(remaining: int | None, late: bool | None, words: str) -> None:
    assert clock_words(remaining, late) == words
