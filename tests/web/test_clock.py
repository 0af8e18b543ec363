"""A task's clock in words, colour and drawing, on both sides of every border."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from triwulan.core.duration import Duration
from triwulan.core.work_calendar import Hours, WorkCalendar
from triwulan.web.clock import Clock, read_clock

ZONE = ZoneInfo("Asia/Makassar")
DAY = Hours(time(7, 30), time(16), ((time(12), time(13)),))
CALENDAR = WorkCalendar("Asia/Makassar", dict.fromkeys(range(5), DAY))


def at(hour: int, minute: int, day: int = 14) -> datetime:
    """Tuesday 14 April 2026, unless told otherwise."""
    return datetime(2026, 4, day, hour, minute, tzinfo=ZONE)


def clock(now: datetime, due: datetime | None = None, late_from: datetime | None = None) -> Clock:
    """An hour given at 08.47."""
    return read_clock(
        opened_at=at(8, 47),
        clock_from=at(8, 47),
        due_at=due or at(9, 47),
        now=now,
        calendar=CALENDAR,
        standard=Duration(1, "jam"),
        late_from=late_from,
    )


@pytest.mark.parametrize(
    ("now", "state", "words", "share"),
    [
        (at(8, 47), "", "sisa 1 jam kerja", 1.0),
        (at(9, 34), "", "sisa 13 menit", 13 / 60),
        (at(9, 35), "soon", "sisa 12 menit", 0.2),
        (at(9, 47), "soon", "sisa kurang dari 1 menit", 0.0),
        (at(9, 48), "late", "terlambat 1 menit", 0.0),
        (at(11, 47), "late", "terlambat 2 jam kerja", 0.0),
        # before the clock has begun nothing is used yet
        (at(7, 0), "", "sisa 1 jam kerja", 1.0),
    ],
)
def test_the_clock_turns_amber_in_its_last_fifth_and_red_after_the_limit(
    now: datetime, state: str, words: str, share: float
) -> None:
    read = clock(now)
    assert (read.state, read.words, read.share) == (state, words, share)


def test_a_standard_under_a_day_stays_amber_until_the_day_ends_where_the_agency_wants_so() -> None:
    states = [
        (clock(now, late_from=at(16, 0)).state, clock(now, late_from=at(16, 0)).words)
        for now in (at(11, 47), at(16, 30))
    ]
    assert states == [("soon", "standar lewat 2 jam"), ("late", "terlambat 5 jam 13 menit kerja")]


def test_the_limit_and_the_standard_stand_below() -> None:
    assert (clock(at(9, 0)).due, clock(at(9, 0)).standard) == ("batas hari ini 09.47 WITA", "standar 1 jam")
    assert clock(at(9, 0, day=13)).due == "batas Selasa 14 April 2026 09.47 WITA"


def test_without_a_standard_there_is_no_limit_and_no_dial() -> None:
    read = read_clock(opened_at=at(8, 0, day=10), clock_from=None, due_at=None, now=at(9, 0), calendar=CALENDAR)
    assert read == Clock("", "tanpa batas waktu", "sejak Jumat 10 April 2026")


def test_it_speaks_english_to_who_chose_it() -> None:
    with translation.override("en"):
        read = [clock(now) for now in (at(9, 35), at(11, 47), at(8, 47))]
    assert [each.words for each in read] == ["12 minutes left", "2 hours of work late", "1 hour of work left"]
