"""What an agency's rules would do for one task, before anybody is reminded of anything."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from triwulan.core.duration import Duration
from triwulan.core.spoken import say_duration, say_weekday
from triwulan.core.working_time import add_working_time, clock_from
from triwulan.cycles.opening import late_from
from triwulan.notices.models import Moment, ReminderRule
from triwulan.notices.moments import Clock, first_moment
from triwulan.notices.quiet import Quiet, next_digest
from triwulan.notices.wording import whom_words
from triwulan.organisations.models import Agency


@dataclass(frozen=True)
class Example:
    """A task given at some moment, its limits, and how the agency lets mails and webhooks go."""

    duration: Duration
    clock: Clock
    quiet: Quiet
    digest_at: time

    def told(self, instant: datetime) -> str:
        """The hour alone on the day it was given."""
        there = instant.astimezone(ZoneInfo(self.quiet.calendar.zone))
        given = self.clock.clock_from.astimezone(there.tzinfo)
        return f"{there:%H.%M}" if there.date() == given.date() else f"{say_weekday(there.weekday())} {there:%H.%M}"


def example_of(agency: Agency, given_at: datetime, duration: Duration, quiet: Quiet, digest_at: time) -> Example:
    calendar = quiet.calendar
    begins = clock_from(given_at, calendar)
    due = add_working_time(begins, duration, calendar)
    return Example(duration, Clock(begins, due, late_from(due, duration, agency, calendar)), quiet, digest_at)


@dataclass(frozen=True)
class Preview:
    heading: str
    lines: list[str]


def preview(rules: Iterable[ReminderRule], example: Example) -> Preview:
    """Like "Untuk tugas 15 menit yang diberikan 07.30 (batas 07.45):" "pengingat 07.42 kepada pemegang tugas (…)"."""
    calendar = example.quiet.calendar
    moments = [(first_moment(rule, example.clock, calendar), rule) for rule in rules if rule.active]
    heading = _("Untuk tugas %(standard)s yang diberikan %(given)s (batas %(due)s):") % {
        "standard": say_duration(example.duration),
        "given": example.told(example.clock.clock_from),
        "due": example.told(example.clock.due_at),
    }
    lines = [_line(rule, at, example) for at, rule in sorted(moments, key=lambda found: found[0])]
    return Preview(heading, lines or [_("tidak ada pengingat")])


def _line(rule: ReminderRule, at: datetime, example: Example) -> str:
    said = _("pengingat") if rule.moment == Moment.BEFORE else _("terlambat")
    line = _("%(said)s %(at)s kepada %(whom)s") % {"said": said, "at": example.told(at), "whom": whom_words(rule.to)}
    ways = []
    if rule.by_mail:
        ways.append(_("surel %(at)s") % {"at": example.told(mail_at(rule, at, example))})
    if rule.by_webhook:
        ways.append(_("webhook %(at)s") % {"at": example.told(example.quiet.speaks_from(at))})
    return f"{line} ({', '.join(ways)})" if ways else line


def mail_at(rule: ReminderRule, at: datetime, example: Example) -> datetime:
    """With the day's digest, unless that comes after the limit it warns of."""
    digest = next_digest(at, example.digest_at, example.quiet)
    if rule.moment == Moment.BEFORE and digest >= example.clock.due_at:
        return example.quiet.speaks_from(at)
    return digest
