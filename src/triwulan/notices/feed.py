"""A person's open tasks as a calendar (RFC 5545): an event at each limit, with the alarms that the rules would give.

Everything in it follows from facts, never from the moment of asking, so the same tasks give the same bytes. Events, not
to-dos: most calendar programs show no to-dos of a feed. RFC 5545 knows COMPLETED for to-dos alone, so a finished task
says so in its title and loses its alarms; a withdrawn one is CANCELLED. Both stay for 30 days.
"""

from datetime import datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.db.models import Q
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_scopes import scope
from icalendar import Alarm, Calendar, Event

from triwulan.core import clock
from triwulan.core.work_calendar import WorkCalendar
from triwulan.cycles.models import Assignment
from triwulan.cycles.queries import ASSIGNMENT_RELATIONS, sop_of, step_of
from triwulan.notices.defaults import reminder_times
from triwulan.notices.feed_history import History, histories
from triwulan.notices.models import Moment, ReminderRule, To
from triwulan.notices.moments import clock_of, first_moment
from triwulan.notices.sentences import warnings_of
from triwulan.organisations.calendars import work_calendar
from triwulan.organisations.models import Agency, Person
from triwulan.organisations.queries import holdings_of

KEPT = timedelta(days=30)
ASK_AGAIN = timedelta(hours=1)


def feed_of(person: Person) -> bytes:
    """Without a position it is an empty calendar: what was shown there disappears."""
    with translation.override(person.language):
        return _feed_of(person)


def _feed_of(person: Person) -> bytes:
    found = Calendar()
    found.add("prodid", "-//Triwulan//Triwulan//ID")
    found.add("version", "2.0")
    found.add("calscale", "GREGORIAN")
    found.add("method", "PUBLISH")
    found.add("x-wr-calname", _("Triwulan: tugas saya"))
    found.add("refresh-interval", ASK_AGAIN, parameters={"value": "DURATION"})
    found.add("x-published-ttl", "PT1H")
    if person.government is not None:
        with scope(government=person.government, agency=None):
            tasks = _tasks(person)
        for agency in sorted({_agency(task) for task in tasks}, key=lambda each: each.pk):
            with scope(government=person.government, agency=agency):
                _add_events(found, agency, [task for task in tasks if _agency(task) == agency])
    return bytes(found.to_ical())


def _tasks(person: Person) -> list[Assignment]:
    """Of the positions he acts for today."""
    mine = [held.position_id for held in holdings_of(person, timezone.localdate(clock.now()))]
    since = clock.now() - KEPT
    standing = Q(withdrawn_at__isnull=True, step_run__withdrawn_at__isnull=True)
    shown = (
        (standing & (Q(finished_at__isnull=True) | Q(finished_at__gte=since)))
        | Q(withdrawn_at__gte=since)
        | Q(step_run__withdrawn_at__gte=since)
    )
    tasks = Assignment.objects.filter(shown, position__in=mine, due_at__isnull=False, opened_at__isnull=False)
    asked = tasks.filter(step_run__cycle__round__written_later=False)
    return list(asked.select_related(*ASSIGNMENT_RELATIONS).order_by("id"))


def _agency(task: Assignment) -> Agency:
    found: Agency = task.step_run.cycle.round.agency
    return found


def _add_events(found: Calendar, agency: Agency, tasks: list[Assignment]) -> None:
    reminder_times(agency)
    rules = list(ReminderRule.objects.filter(agency=agency, active=True, to=To.HOLDER))
    calendar, known = work_calendar(agency), histories(tasks)
    for task in tasks:
        event = _event(task, known[task.pk])
        if task.finished_at is None and event["status"] == "CONFIRMED":
            for alarm in _alarms(task, rules, calendar):
                event.add_component(alarm)
        found.add_component(event)


def _event(task: Assignment, history: History) -> Event:
    step, run = step_of(task), task.step_run
    off = task.withdrawn_at is not None or run.withdrawn_at is not None
    state = _("Dibatalkan") if off else _("Selesai") if task.finished_at else _("Batas")
    event = Event()
    event.add("uid", str(uuid5(NAMESPACE_URL, f"triwulan:{_agency(task).pk}:{task.pk}:{run.opened_at.isoformat()}")))
    event.add("dtstamp", history.at)
    event.add("sequence", history.changes)
    event.add("dtstart", task.due_at)
    event.add("summary", f"{state}: {step.title}")
    event.add("description", "\n\n".join(_description(task)))
    event.add("url", _address(task))
    event.add("status", "CANCELLED" if off else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    event.add("categories", ["SOP"])
    return event


def _description(task: Assignment) -> list[str]:
    cycle = task.step_run.cycle
    instruction = [task.instruction] if task.instruction else []
    warnings = warnings_of(sop_of(cycle.round))
    return [f"{task.position.title}, {cycle.unit.name}, {cycle.round.period}.", *instruction, *warnings, _address(task)]


def _alarms(task: Assignment, rules: list[ReminderRule], calendar: WorkCalendar) -> list[Alarm]:
    times = clock_of(task)
    if times is None:
        return []
    said = {Moment.BEFORE: _("Hampir lewat batas"), Moment.AT: _("Terlambat"), Moment.AFTER: _("Terlambat")}
    moments: dict[datetime, str] = {}
    for rule in rules:
        moments.setdefault(first_moment(rule, times, calendar), said[Moment(rule.moment)])
    return [_alarm(task, at - times.due_at, words) for at, words in sorted(moments.items())]


def _alarm(task: Assignment, offset: timedelta, words: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", offset)
    warnings = warnings_of(sop_of(task.step_run.cycle.round))
    alarm.add("description", " ".join([f"{words}: {step_of(task).title}.", *warnings]))
    return alarm


def _address(task: Assignment) -> str:
    return f"{settings.PUBLIC_URL}/tugas/{task.pk}/"
