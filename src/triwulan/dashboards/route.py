"""When a round's report can be there: what is left of the SOP's straight way, each step using its whole standard."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from triwulan.core.duration import Duration
from triwulan.core.work_calendar import WorkCalendar
from triwulan.core.working_time import add_working_time, clock_from, working_minutes_between
from triwulan.cycles.standing import Standing
from triwulan.dashboards.facts import RoundFacts, Run, UnitRound
from triwulan.sop import engine
from triwulan.sop.definition import Step

REPORT = "rekap_triwulan"


@dataclass(frozen=True)
class Outlook:
    """`ready_at`: finished, or the earliest if every step that is left takes its standard; `planned_at`: if all had.

    `slip` is the working minutes between the two, negative when it came or can come before.
    """

    planned_at: datetime
    ready_at: datetime
    finished: bool
    slip: int


def outlook(facts: RoundFacts, calendar: WorkCalendar, now: datetime) -> Outlook:
    goal = goal_of(facts)
    finished_at = _goal_reached(facts, goal)
    planned = planned_until(facts, calendar, stretch=None)
    ready = finished_at or _expected(facts, goal, calendar, now)
    return Outlook(planned, ready, finished_at is not None, working_minutes_between(planned, ready, calendar))


def goal_of(facts: RoundFacts) -> Step:
    """The step that yields the quarter's report; of an SOP without one, the last that runs in the quarter."""
    steps = engine.steps_of_quarter(facts.sop, facts.round.quarter)
    return next((step for step in steps if step.work == REPORT), steps[-1])


def is_done(facts: RoundFacts, unit: UnitRound, stretch: int) -> datetime | None:
    """When the unit's last step led out of the stretch; None while it has not. As `cycles.standing` has it."""
    runs = unit.in_stretch(stretch)
    if not runs or runs[-1].finished_at is None:
        return None
    move = engine.follow(facts.sop, runs[-1].code, runs[-1].outcome, facts.round.quarter)
    return runs[-1].finished_at if Standing(None, move).done else None


def planned_until(facts: RoundFacts, calendar: WorkCalendar, *, stretch: int | None) -> datetime:
    """From the round's opening by standard times alone: to the end of a stretch, or None to the report."""
    goal = goal_of(facts)
    ready = clock_from(facts.round.opened_at, calendar)
    for each in _stretches(facts, goal):
        start = engine.landing(facts.sop, each.steps[0], facts.round.quarter)
        if start is not None and start.code in each.steps:
            ready = _walk(facts, start, ready, goal, calendar)
        if each.index == stretch:
            break
    return ready


def _goal_reached(facts: RoundFacts, goal: Step) -> datetime | None:
    """The last finish of the goal; None while it runs anywhere, again or for the first time."""
    runs = [run for unit in facts.units for run in unit.of(goal.code)[-1:]]
    finished = [run.finished_at for run in runs if run.finished_at is not None]
    return max(finished) if finished and len(finished) == len(runs) else None


def _expected(facts: RoundFacts, goal: Step, calendar: WorkCalendar, now: datetime) -> datetime:
    ready = clock_from(now, calendar)
    for stretch in _stretches(facts, goal):
        units = [unit for unit in facts.units if unit.is_agency == (stretch.scope == "perangkat_daerah")]
        waited = [unit for unit in units if unit.unit_id not in facts.excused.get(stretch.index, frozenset())]
        ends = [_unit_ready(facts, unit, stretch, goal, ready, calendar) for unit in waited]
        ready = max([ready, *ends])
    return ready


def _unit_ready(
    facts: RoundFacts, unit: UnitRound, stretch: engine.Stretch, goal: Step, ready: datetime, calendar: WorkCalendar
) -> datetime:
    if is_done(facts, unit, stretch.index):
        return ready
    running = [run for run in unit.in_stretch(stretch.index) if run.finished_at is None]
    if running:
        return max(_run_ready(facts, run, goal, ready, calendar) for run in running)
    start = engine.landing(facts.sop, stretch.steps[0], facts.round.quarter)
    inside = start is not None and start.code in stretch.steps
    return _walk(facts, start, ready, goal, calendar) if start is not None and inside else ready


def _run_ready(facts: RoundFacts, run: Run, goal: Step, ready: datetime, calendar: WorkCalendar) -> datetime:
    """A step that is late ends now at the earliest; one that waits gets its whole time."""
    step = facts.sop.step(run.code)
    begun = [task for task in run.tasks if task.opened_at is not None]
    if not begun:
        return _walk(facts, step, ready, goal, calendar)
    limits = [task.due_at for task in begun if task.finished_at is None and task.due_at is not None]
    ends = max([ready, *limits])
    follower = _follower(facts, step, goal)
    return _walk(facts, follower, ends, goal, calendar) if follower else ends


def _walk(facts: RoundFacts, step: Step, ready: datetime, goal: Step, calendar: WorkCalendar) -> datetime:
    """To the end of the step's stretch, or to the goal. A step that shares another's time adds none."""
    for each in _straight(facts, step, goal):
        if isinstance(each.duration, Duration):
            ready = add_working_time(ready, each.duration, calendar)
    return ready


def _straight(facts: RoundFacts, step: Step, goal: Step) -> Iterator[Step]:
    following: Step | None = step
    while following is not None:
        yield following
        following = _follower(facts, following, goal)


def _follower(facts: RoundFacts, step: Step, goal: Step) -> Step | None:
    """What the first outcome leads to within the stretch."""
    move = engine.follow(facts.sop, step.code, step.outcomes[0], facts.round.quarter)
    if step.code == goal.code or move.target is None or move.crosses or move.is_return:
        return None
    return facts.sop.step(move.target)


def _stretches(facts: RoundFacts, goal: Step) -> list[engine.Stretch]:
    """Up to the one with the goal."""
    last = engine.stretch_of(facts.sop, goal.code).index
    return [stretch for stretch in engine.stretches(facts.sop) if stretch.index <= last]
