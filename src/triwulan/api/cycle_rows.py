"""Where cycles stand, read off their runs; there is no status column."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from triwulan.api.instants import local
from triwulan.api.shapes.cycle import CycleRow, CycleState, CycleStep, StepState
from triwulan.api.shapes.office import Somebody
from triwulan.api.task_rows import is_late
from triwulan.cycles.models import Assignment, Cycle, StepRun
from triwulan.cycles.queries import sop_of
from triwulan.organisations.models import Holding
from triwulan.organisations.queries import capacity_word, holders_of
from triwulan.sop import engine
from triwulan.sop.definition import Sop, Step


@dataclass(frozen=True)
class Course:
    """A cycle with its runs, oldest first, and who holds the positions whose turn it is."""

    cycle: Cycle
    runs: Sequence[StepRun]
    holders: dict[int, Holding]

    @property
    def sop(self) -> Sop:
        return sop_of(self.cycle.round)

    @property
    def open_runs(self) -> list[StepRun]:
        """Corrections of single values beside an open step do not move the cycle."""
        running = [run for run in self.runs if run.finished_at is None and run.beside_id is None]
        return sorted(running, key=lambda run: self.sop.position(run.code))

    @property
    def steps(self) -> list[Step]:
        """Those of the cycle's scope: the divisions', or the agency's own."""
        scope = "perangkat_daerah" if self.cycle.unit.parent_id is None else "bidang"
        return [step for step in self.sop.steps if engine.step_scope(self.sop, step) == scope]


def courses(cycles: Sequence[Cycle], on: date, *more: str) -> list[Course]:
    """A fixed number of queries, however many cycles; `more` is to be prefetched of their runs."""
    runs: dict[int, list[StepRun]] = {cycle.pk: [] for cycle in cycles}
    found = StepRun.objects.filter(cycle__in=runs, withdrawn_at__isnull=True).order_by("id")
    for run in found.prefetch_related("assignments__position", "assignments__person", *more):
        runs[run.cycle_id].append(run)
    turns = {share.position_id for each in runs.values() for run in each for share in shares(run) if unfinished(share)}
    holders = holders_of(turns, on)
    return [Course(cycle, runs[cycle.pk], holders) for cycle in cycles]


def cycle_fields(course: Course) -> dict[str, Any]:
    cycle = course.cycle
    turns = [share for run in course.open_runs for share in shares(run) if unfinished(share)]
    limits = [share.due_at for share in turns if share.due_at is not None]
    numbers = dict.fromkeys(course.sop.step(run.code).no for run in course.open_runs)
    return {
        "id": cycle.pk,
        "unit": cycle.unit.name,
        "unit_id": cycle.unit_id,
        "year": cycle.round.year,
        "quarter": cycle.round.quarter,
        "round": cycle.round_id,
        "state": _cycle_state(course, turns),
        "step": list(numbers),
        "due_at": local(min(limits, default=None), cycle.round.agency),
        "late": any(is_late(share) for share in turns),
        "who": _somebodies(turns, course.holders),
    }


def cycle_row(course: Course) -> CycleRow:
    return CycleRow(**cycle_fields(course))


def step_rows(course: Course) -> list[CycleStep]:
    return [_step_row(course, step) for step in course.steps]


def shares(run: StepRun) -> list[Assignment]:
    return [share for share in run.assignments.all() if share.withdrawn_at is None]


def unfinished(share: Assignment) -> bool:
    return share.finished_at is None


def _step_row(course: Course, step: Step) -> CycleStep:
    agency = course.cycle.round.agency
    runs = [run for run in course.runs if run.code == step.code and run.beside_id is None]
    last = runs[-1] if runs else None
    parts = shares(last) if last else []
    limits = [share.due_at for share in parts if share.due_at is not None]
    return CycleStep(
        no=step.no,
        code=step.code,
        phase=step.phase,
        work=step.work,
        activity=step.title,
        performer=course.sop.performer_names(step),
        state=_step_state(course, step, last),
        attempt=last.attempt if last else 0,
        opened_at=local(last.opened_at, agency) if last else None,
        due_at=local(max(limits, default=None), agency),
        finished_at=local(last.finished_at, agency) if last else None,
        late=any(is_late(share) for share in parts),
        who=_somebodies(parts, course.holders),
    )


def _step_state(course: Course, step: Step, last: StepRun | None) -> StepState:
    if last is None:
        return "ahead" if engine.applies(step, course.cycle.round.quarter) else "skipped"
    if last.finished_at is None:
        return "open" if any(share.opened_at for share in shares(last)) else "waiting"
    here = course.sop.position(step.code)
    return "again" if any(course.sop.position(run.code) < here for run in course.open_runs) else "done"


def _cycle_state(course: Course, turns: Sequence[Assignment]) -> CycleState:
    if any(share.opened_at for share in turns):
        return "open"
    if course.open_runs:
        return "waiting"
    return "done" if course.runs else "not_begun"


def _somebodies(parts: Iterable[Assignment], holders: dict[int, Holding]) -> list[Somebody]:
    """Who acted, or who is to act; one line for each position."""
    found: dict[int, Somebody] = {}
    for share in parts:
        holding = holders.get(share.position_id)
        who, capacity = None, ""
        if share.person is not None:
            who, capacity = share.person.full_name, share.capacity
        elif holding is not None:
            who, capacity = holding.person.full_name, capacity_word(holding)
        found[share.position_id] = Somebody(position=share.position.title, person=who, capacity=capacity)
    return list(found.values())
