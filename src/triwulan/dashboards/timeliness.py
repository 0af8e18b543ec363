"""Tasks measured against their standard, and the same added up by step, unit, position or quarter.

Working minutes, in the agency's calendar. On time is what did not turn red (`late_at`), the same rule as on the papers;
a task without a limit is neither on time nor late.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal, TypeVar

from triwulan.core.duration import Duration
from triwulan.core.quarters import Quarter
from triwulan.core.work_calendar import WorkCalendar
from triwulan.core.working_time import working_minutes_between
from triwulan.dashboards.facts import RoundFacts, Run, Task, UnitRound
from triwulan.sop.definition import Step

State = Literal["on_time", "late", "open", "no_limit"]
Key = TypeVar("Key", bound=Hashable)
_HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Reading:
    """A task that was opened. `used` counts to the finish, or to now; `late_by` from the limit on, 0 when not late.

    `standard` is None where the SOP sets no time of its own.
    """

    facts: RoundFacts
    unit: UnitRound
    run: Run
    task: Task
    step: Step
    standard: int | None
    used: int
    late_by: int
    state: State

    @property
    def quarter(self) -> Quarter:
        return self.facts.quarter

    @property
    def label(self) -> str:
        return self.facts.sop.label(self.step)

    @property
    def finished(self) -> bool:
        return self.task.finished_at is not None


@dataclass(frozen=True)
class Tally:
    """`used` and `standard` of finished tasks; `minutes` of all, open ones included."""

    tasks: int
    on_time: int
    late: int
    open: int
    finished: int
    used: int
    minutes: int
    standard_finished: int
    standard: int
    late_by: int
    returns: int

    @property
    def judged(self) -> int:
        return self.on_time + self.late

    @property
    def rate(self) -> Decimal | None:
        return Decimal(self.on_time) * _HUNDRED / self.judged if self.judged else None

    @property
    def mean_used(self) -> int | None:
        return round(self.used / self.finished) if self.finished else None

    @property
    def mean_late(self) -> int | None:
        return round(self.late_by / self.late) if self.late else None

    @property
    def of_standard(self) -> Decimal | None:
        """What finished tasks with a standard took of it."""
        return Decimal(self.standard_finished) * _HUNDRED / self.standard if self.standard else None


def readings(facts: Iterable[RoundFacts], calendar: WorkCalendar, now: datetime) -> list[Reading]:
    return [
        _reading(round_, unit, run, task, calendar, now)
        for round_ in facts
        for unit in round_.units
        for run in unit.runs
        for task in run.tasks
        if task.opened_at is not None
    ]


def late_open(rows: Iterable[Reading]) -> list[Reading]:
    """What holds a report up now, the worst first."""
    found = [reading for reading in rows if reading.state == "late" and not reading.finished]
    return sorted(found, key=lambda reading: -reading.late_by)


def tally(group: Sequence[Reading]) -> Tally:
    states = [reading.state for reading in group]
    finished = [reading for reading in group if reading.finished]
    measured = [(reading.used, reading.standard) for reading in finished if reading.standard is not None]
    return Tally(
        tasks=len(group),
        on_time=states.count("on_time"),
        late=states.count("late"),
        open=sum(not reading.finished for reading in group),
        finished=len(finished),
        used=sum(reading.used for reading in finished),
        minutes=sum(reading.used for reading in group),
        standard_finished=sum(used for used, _standard in measured),
        standard=sum(standard for _used, standard in measured),
        late_by=sum(reading.late_by for reading in group),
        returns=len({reading.run.id for reading in group if reading.run.returned}),
    )


def tallied(rows: Iterable[Reading], key: Callable[[Reading], Key]) -> dict[Key, Tally]:
    """In the order in which the keys first come."""
    groups: dict[Key, list[Reading]] = {}
    for reading in rows:
        groups.setdefault(key(reading), []).append(reading)
    return {each: tally(group) for each, group in groups.items()}


def step_states(facts: RoundFacts, unit: UnitRound, now: datetime) -> list[State]:
    """Each step that runs in the unit once, whatever its attempts: late when any of its tasks was."""
    return [_step_state(unit.of(step.code), now) for step in facts.steps_of(unit)]


def _step_state(runs: Sequence[Run], now: datetime) -> State:
    tasks = [task for run in runs for task in run.tasks]
    if any(task.is_late(now) for task in tasks):
        return "late"
    if not runs or any(run.finished_at is None for run in runs):
        return "open"
    return "on_time" if any(task.late_at for task in tasks) else "no_limit"


def _reading(
    facts: RoundFacts, unit: UnitRound, run: Run, task: Task, calendar: WorkCalendar, now: datetime
) -> Reading:
    step = facts.sop.step(run.code)
    until = task.finished_at or now
    late = task.is_late(now)
    return Reading(
        facts,
        unit,
        run,
        task,
        step,
        standard=_minutes(task.clock_from, task.due_at, calendar) if isinstance(step.duration, Duration) else None,
        used=_minutes(task.clock_from, until, calendar) or 0,
        late_by=(_minutes(task.due_at, until, calendar) or 0) if late else 0,
        state=_state(task, late=late),
    )


def _state(task: Task, *, late: bool) -> State:
    if late:
        return "late"
    if task.finished_at is None:
        return "open"
    return "on_time" if task.late_at else "no_limit"


def _minutes(since: datetime | None, until: datetime | None, calendar: WorkCalendar) -> int | None:
    if since is None or until is None:
        return None
    return max(0, working_minutes_between(since, until, calendar))
