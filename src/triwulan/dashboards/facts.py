"""What happened in some rounds, read once: four queries, however many rounds, units and tasks."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from triwulan.core.quarters import Quarter
from triwulan.cycles.models import Assignment, Cycle, LateStart, Round, StepRun
from triwulan.cycles.queries import sop_of
from triwulan.organisations.prepared import prepared
from triwulan.sop import engine
from triwulan.sop.definition import Sop, Step


@dataclass(frozen=True)
class Task:
    """One position's share; without `opened_at` it waits."""

    id: int
    run_id: int
    position_id: int
    position: str
    opened_at: datetime | None
    clock_from: datetime | None
    due_at: datetime | None
    late_at: datetime | None
    finished_at: datetime | None

    def is_late(self, now: datetime) -> bool:
        """Against `late_at`, which is what turns a task red."""
        return self.late_at is not None and (self.finished_at or now) > self.late_at


@dataclass(frozen=True)
class Run:
    id: int
    cycle_id: int
    code: str
    stretch: int
    finished_at: datetime | None
    outcome: str
    returned: bool
    tasks: tuple[Task, ...]


@dataclass(frozen=True)
class UnitRound:
    """A unit's run of the SOP in a round. `runs` in the order in which they were opened."""

    id: int
    unit_id: int
    unit: str
    is_agency: bool
    runs: tuple[Run, ...]

    def of(self, code: str) -> list[Run]:
        return [run for run in self.runs if run.code == code]

    def in_stretch(self, stretch: int) -> list[Run]:
        return [run for run in self.runs if run.stretch == stretch]


@dataclass(frozen=True)
class RoundFacts:
    """`excused`: by stretch, the units without which the planner started what follows it."""

    round: Round
    sop: Sop
    units: tuple[UnitRound, ...]
    excused: dict[int, frozenset[int]]

    @property
    def quarter(self) -> Quarter:
        return self.round.period

    @property
    def divisions(self) -> list[UnitRound]:
        return [unit for unit in self.units if not unit.is_agency]

    def steps_of(self, unit: UnitRound) -> list[Step]:
        """The steps that run in this unit in this quarter."""
        wanted = "perangkat_daerah" if unit.is_agency else "bidang"
        at = {code: stretch.scope for stretch in engine.stretches(self.sop) for code in stretch.steps}
        return [step for step in engine.steps_of_quarter(self.sop, self.round.quarter) if at[step.code] == wanted]


def told_rounds(*, most: int | None = None, **of: int) -> list[Round]:
    """Of the agency whose scope is set, the newest first; none that is still being written down from the past."""
    return list(Round.objects.filter(written_later=False, **of).select_related("agency", "revision")[:most])


def told_years() -> list[int]:
    """The newest first."""
    found = Round.objects.filter(written_later=False).order_by("-year").values_list("year", flat=True)
    return list(dict.fromkeys(found))


def untold_quarters() -> set[Quarter]:
    """Whose round is still being written down: their figures are not complete either."""
    return {round_.period for round_ in Round.objects.filter(written_later=True)}


def read_rounds(rounds: Sequence[Round]) -> list[RoundFacts]:
    runs = _runs(rounds)
    excused: dict[int, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    for round_id, stretch, unit_id in _late_starts(rounds=rounds) if rounds else ():
        excused[round_id][stretch].add(unit_id)
    units: dict[int, list[UnitRound]] = defaultdict(list)
    for pk, round_id, unit_id, name, parent_id in _cycles(rounds=rounds) if rounds else ():
        units[round_id].append(UnitRound(pk, unit_id, name, parent_id is None, tuple(runs.get(pk, ()))))
    return [
        RoundFacts(
            round_,
            sop_of(round_),
            tuple(sorted(units[round_.pk], key=lambda unit: unit.is_agency)),
            {stretch: frozenset(missing) for stretch, missing in excused[round_.pk].items()},
        )
        for round_ in rounds
    ]


def _runs(rounds: Sequence[Round]) -> dict[int, list[Run]]:
    """By cycle. What was taken back or corrects single values beside an open step never moves a cycle."""
    found: dict[int, list[Run]] = defaultdict(list)
    if not rounds:
        return found
    tasks: dict[int, list[Task]] = defaultdict(list)
    for row in _tasks_in(rounds=rounds):
        task = Task(*row)
        tasks[task.run_id].append(task)
    for pk, cycle, code, stretch, finished, outcome, by in _runs_in(rounds=rounds):
        run = Run(pk, cycle, code, stretch, finished, outcome, by is not None, tuple(tasks.get(pk, ())))
        found[cycle].append(run)
    return found


@prepared
def _runs_in(*, rounds: Sequence[Round]) -> QuerySet[StepRun, tuple[Any, ...]]:
    rows = StepRun.objects.filter(cycle__round__in=rounds, withdrawn_at__isnull=True, beside__isnull=True)
    return rows.order_by("id").values_list(
        "pk", "cycle_id", "code", "stretch", "finished_at", "outcome", "returned_by_id"
    )


@prepared
def _tasks_in(*, rounds: Sequence[Round]) -> QuerySet[Assignment, tuple[Any, ...]]:
    """Their columns are a Task's fields."""
    rows = Assignment.objects.filter(
        step_run__cycle__round__in=rounds, withdrawn_at__isnull=True, step_run__withdrawn_at__isnull=True
    )
    return rows.order_by("id").values_list(
        "pk",
        "step_run_id",
        "position_id",
        "position__title",
        "opened_at",
        "clock_from",
        "due_at",
        "late_at",
        "finished_at",
    )


@prepared
def _cycles(*, rounds: Sequence[Round]) -> QuerySet[Cycle, tuple[int, int, int, str, int | None]]:
    rows = Cycle.objects.filter(round__in=rounds).order_by("unit__order", "id")
    return rows.values_list("pk", "round_id", "unit_id", "unit__name", "unit__parent_id")


@prepared
def _late_starts(*, rounds: Sequence[Round]) -> QuerySet[LateStart, tuple[int, int, int]]:
    return LateStart.objects.filter(round__in=rounds).values_list("round_id", "stretch", "unit_id")
