"""Quiet hours, and the digest that keeps out of them."""

from datetime import date, time

import pytest

from tests.hands import local
from triwulan.core.work_calendar import WorkCalendar, default_week
from triwulan.notices.quiet import Quiet, next_digest

# 10 April 2026 is a Friday; the Monday after it is a holiday here.
OFFICE = WorkCalendar("Asia/Makassar", default_week(), holidays=frozenset({date(2026, 4, 13)}))
NEVER = WorkCalendar("Asia/Makassar", {})
USUAL = Quiet(OFFICE)
EVENING = Quiet(OFFICE, outside_hours=False, starts=time(20), ends=time(6))
NOON = Quiet(OFFICE, starts=time(12), ends=time(13))


@pytest.mark.parametrize(
    ("quiet", "at", "speaks"),
    [
        (USUAL, "2026-04-10T07:29", "2026-04-10T07:30"),
        (USUAL, "2026-04-10T07:30", "2026-04-10T07:30"),
        (USUAL, "2026-04-10T12:15", "2026-04-10T12:15"),
        (USUAL, "2026-04-10T16:30", "2026-04-10T16:30"),
        (USUAL, "2026-04-10T16:31", "2026-04-14T07:30"),
        (USUAL, "2026-04-12T10:00", "2026-04-14T07:30"),
        (EVENING, "2026-04-12T19:59", "2026-04-12T19:59"),
        (EVENING, "2026-04-12T20:00", "2026-04-13T06:00"),
        (EVENING, "2026-04-13T05:59", "2026-04-13T06:00"),
        (NOON, "2026-04-10T12:15", "2026-04-10T13:00"),
        (NOON, "2026-04-09T18:00", "2026-04-10T07:30"),
        (Quiet(OFFICE, outside_hours=False), "2026-04-12T03:00", "2026-04-12T03:00"),
        (Quiet(NEVER), "2026-04-12T03:00", "2026-04-12T03:00"),
    ],
)
def test_what_falls_into_quiet_hours_waits_for_their_end(quiet: Quiet, at: str, speaks: str) -> None:
    assert quiet.speaks_from(local(at)) == local(speaks)
    assert quiet.is_quiet(local(at)) is (at != speaks)


def test_a_quiet_that_never_ends_is_known() -> None:
    silent = Quiet(OFFICE, starts=time(7), ends=time(17))
    assert (silent.never_ends(local("2026-04-10T07:00")), USUAL.never_ends(local("2026-04-10T07:00"))) == (True, False)


@pytest.mark.parametrize(
    ("moment", "digest_at", "goes"),
    [
        ("2026-04-10T07:42", time(8), "2026-04-10T08:00"),
        ("2026-04-10T08:00", time(8), "2026-04-10T08:00"),
        ("2026-04-10T08:01", time(8), "2026-04-14T08:00"),
        ("2026-04-09T16:00", time(6), "2026-04-10T07:30"),
        ("2026-04-09T16:00", time(17), "2026-04-10T07:30"),
    ],
)
def test_a_digest_goes_at_its_hour_on_days_that_are_worked(moment: str, digest_at: time, goes: str) -> None:
    """An hour before the office opens is its opening; one after it closes has no day of its own."""
    found = next_digest(local(moment), digest_at, USUAL)
    assert found == local(goes)
