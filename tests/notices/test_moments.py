"""When a rule goes off: arithmetic on working time, on the tenth of April 2026 (a Friday)."""

import pytest

from tests.hands import local
from triwulan.core.work_calendar import WorkCalendar, default_week
from triwulan.notices.models import AmountUnit, Moment, ReminderRule
from triwulan.notices.moments import Clock, first_moment, reached

OFFICE = WorkCalendar("Asia/Makassar", default_week())
# 15 minutes given at 07.30: red at the end of that day.
SHORT = Clock(local("2026-04-10T07:30"), local("2026-04-10T07:45"), local("2026-04-10T16:30"))
# One day.
LONG = Clock(local("2026-04-10T07:30"), local("2026-04-13T07:30"), local("2026-04-13T07:30"))


def share(percent: int) -> ReminderRule:
    return ReminderRule(moment=Moment.BEFORE, amount=percent, unit=AmountUnit.SHARE)


def before(minutes: int) -> ReminderRule:
    return ReminderRule(moment=Moment.BEFORE, amount=minutes)


AT = ReminderRule(moment=Moment.AT)
AFTER = ReminderRule(moment=Moment.AFTER, amount=60, repeat_minutes=450)
ONCE = ReminderRule(moment=Moment.AFTER, amount=60)


@pytest.mark.parametrize(
    ("rule", "clock", "at"),
    [
        (share(20), SHORT, "2026-04-10T07:42"),
        (share(1), SHORT, "2026-04-10T07:44"),
        (before(10), SHORT, "2026-04-10T07:35"),
        (before(60), SHORT, "2026-04-10T07:30"),
        (share(20), LONG, "2026-04-10T15:00"),
        (before(300), LONG, "2026-04-10T10:00"),
        (AT, SHORT, "2026-04-10T16:30"),
        (AT, LONG, "2026-04-13T07:30"),
        (AFTER, SHORT, "2026-04-13T08:30"),
        (AFTER, LONG, "2026-04-13T08:30"),
    ],
)
def test_its_first_moment_is_counted_in_working_time(rule: ReminderRule, clock: Clock, at: str) -> None:
    assert first_moment(rule, clock, OFFICE) == local(at)


@pytest.mark.parametrize(
    ("rule", "now", "found"),
    [
        (share(20), "2026-04-10T07:41", None),
        (share(20), "2026-04-10T07:42", (0, "2026-04-10T07:42")),
        (share(20), "2026-04-10T07:44", (0, "2026-04-10T07:42")),
        (share(20), "2026-04-10T07:45", None),
        (AT, "2026-04-10T16:30", None),
        (AT, "2026-04-10T16:31", (0, "2026-04-10T16:30")),
        (AT, "2026-04-24T16:29", (0, "2026-04-10T16:30")),
        (AT, "2026-04-24T16:30", None),
        (AFTER, "2026-04-13T08:29", None),
        (AFTER, "2026-04-13T08:30", (0, "2026-04-13T08:30")),
        (AFTER, "2026-04-14T08:29", (0, "2026-04-13T08:30")),
        (AFTER, "2026-04-14T08:30", (1, "2026-04-14T08:30")),
        (AFTER, "2026-04-17T12:00", (4, "2026-04-17T08:30")),
        (ONCE, "2026-04-17T12:00", (0, "2026-04-13T08:30")),
    ],
)
def test_it_is_reached_from_then_on_until_it_is_no_news(
    rule: ReminderRule, now: str, found: tuple[int, str] | None
) -> None:
    """Of repetitions that were missed only the latest counts."""
    due = reached(rule, SHORT, local(now), OFFICE)
    assert (due and (due.number, due.at)) == (found and (found[0], local(found[1])))
