"""What happened in a cycle, newest first, as sentences with who, when and how long; in one instant the later run first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from triwulan.core.duration import Duration
from triwulan.core.spoken import say_duration, say_minutes
from triwulan.core.work_calendar import WorkCalendar
from triwulan.core.working_time import working_minutes_between
from triwulan.cycles.models import Assignment, Cycle, LateStart, Paper, StepRun
from triwulan.sop import engine
from triwulan.sop.definition import Sop


@dataclass(frozen=True)
class Event:
    """`state`: ok, late, back, now or wait. `quote` is what somebody wrote; `used` the working time it took."""

    at: datetime
    state: str
    title: str
    place: str
    quote: str = ""
    used: str = ""
    papers: Sequence[Paper] = ()


def timeline(sop: Sop, cycle: Cycle, runs: Sequence[StepRun], calendar: WorkCalendar) -> list[Event]:
    events = [(event.at, run.pk, event) for run in runs for event in _of_run(sop, run, calendar)]
    events += [
        (late.decided_at, 0, _started_without(late))
        for late in cycle.round.late_starts.select_related("position", "unit")
        if cycle.unit.parent_id is None
    ]
    return [event for _at, _run, event in sorted(events, key=lambda entry: entry[:2], reverse=True)]


def _started_without(late: LateStart) -> Event:
    title = _("%(who)s memulai tanpa %(unit)s") % {"who": late.position.title, "unit": late.unit.name}
    return Event(late.decided_at, "late", title, "", late.reason)


def _of_run(sop: Sop, run: StepRun, calendar: WorkCalendar) -> Iterator[Event]:
    step = sop.step(run.code)
    place = _("Langkah %(number)s") % {"number": sop.label(step)}
    if run.attempt > 1:
        place = _("%(place)s, putaran ke-%(count)d") % {"place": place, "count": run.attempt}
    papers = list(run.papers.all())
    for share in run.assignments.all():
        own = [paper for paper in papers if paper.assignment_id == share.pk]
        if share.withdrawn_at is not None:
            yield Event(share.withdrawn_at, "wait", _withdrawn(share), place, share.withdrawal_reason)
        elif share.finished_at is not None:
            yield _finished(sop, run, share, place, calendar, own)
        elif share.opened_at is not None:
            title = _("%(who)s sedang mengerjakan: %(work)s") % {"who": share.position.title, "work": step.kind.label}
            yield Event(share.opened_at, "now", title, place, _returned(share))


def _finished(
    sop: Sop, run: StepRun, share: Assignment, place: str, calendar: WorkCalendar, papers: Sequence[Paper]
) -> Event:
    step = sop.step(run.code)
    who = f"{share.capacity} {share.position.title}".strip()
    back = run.beside_id is None and step.decides and engine.is_return(sop, step, share.outcome)
    late = bool(share.late_at and share.finished_at and share.finished_at > share.late_at)
    title = (
        _("%(who)s mengembalikan") % {"who": who}
        if back
        else _("%(who)s selesai: %(work)s") % {"who": who, "work": step.kind.label}
    )
    state = "back" if back else ("late" if late else "ok")
    at = share.finished_at or run.opened_at
    return Event(at, state, title, place, share.reason or share.note, _used(share, step.duration, calendar), papers)


def _used(share: Assignment, standard: object, calendar: WorkCalendar) -> str:
    if share.clock_from is None or share.finished_at is None:
        return ""
    used = say_minutes(max(0, working_minutes_between(share.clock_from, share.finished_at, calendar)))
    if not isinstance(standard, Duration):
        return used
    return _("%(used)s dari %(standard)s") % {"used": used, "standard": say_duration(standard)}


def _withdrawn(share: Assignment) -> str:
    return _("Tugas %(who)s ditarik") % {"who": share.position.title}


def _returned(share: Assignment) -> str:
    return "; ".join(note.reason for note in share.return_notes.all())
