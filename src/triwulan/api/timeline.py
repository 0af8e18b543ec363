"""What happened in a cycle, oldest first."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from triwulan.api.cycle_rows import Course
from triwulan.api.instants import local
from triwulan.api.shapes.cycle import Event
from triwulan.api.task_rows import is_late
from triwulan.cycles.models import Assignment, StepRun
from triwulan.sop import engine

# What else the course's assignments need.
NOTES = ("assignments__return_notes__indicator", "assignments__return_notes__returned_by")


def timeline(course: Course) -> list[Event]:
    """Within one instant by runs: a run ends before the one it opened begins."""
    events = [(event.at, 0, event) for event in _late_starts(course)]
    for run in course.runs:
        for share in run.assignments.all():
            events += [(event.at, run.pk, event) for event in _events(course, run, share)]
    return [event for _at, _run, event in sorted(events, key=lambda entry: entry[:2])]


def _events(course: Course, run: StepRun, share: Assignment) -> Iterator[Event]:
    if share.opened_at is not None:
        yield _event(course, run, share.opened_at, "opened", share, reason=share.instruction)
    for note in share.return_notes.all():
        yield _event(
            course,
            run,
            note.returned_at,
            "value_returned",
            share,
            reason=f"{note.indicator.code}: {note.reason}",
            person=note.returned_by.full_name,
        )
    if share.finished_at is not None:
        yield _event(
            course,
            run,
            share.finished_at,
            "finished",
            share,
            reason=share.reason,
            person=share.person.full_name if share.person else None,
            capacity=share.capacity,
            outcome=share.outcome,
            late=is_late(share),
        )
    if share.withdrawn_at is not None:
        yield _event(course, run, share.withdrawn_at, "withdrawn", share, reason=share.withdrawal_reason)


def _event(course: Course, run: StepRun, at: datetime, event: str, share: Assignment, **more: Any) -> Event:
    facts: dict[str, Any] = {"person": None, "capacity": "", "outcome": None, "late": False} | more
    return Event(
        at=local(at, course.cycle.round.agency),
        event=event,
        no=course.sop.step(run.code).no,
        step=run.code,
        attempt=run.attempt,
        position=share.position.title,
        **facts,
    )


def _late_starts(course: Course) -> Iterator[Event]:
    """In the agency's own cycle: units without which the planner has started."""
    cycle = course.cycle
    if cycle.unit.parent_id is not None:
        return
    for late in cycle.round.late_starts.select_related("unit", "position", "decided_by"):
        entry = engine.stretches(course.sop)[late.stretch + 1].steps[0]
        yield Event(
            at=local(late.decided_at, cycle.round.agency),
            event="started_without",
            no=course.sop.step(entry).no,
            step=entry,
            attempt=1,
            position=late.position.title,
            person=late.decided_by.full_name,
            capacity="",
            outcome=None,
            reason=f"{late.unit.name}: {late.reason}",
            late=False,
        )
