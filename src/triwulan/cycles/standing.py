"""Where a cycle stands, derived from what happened; there is no status column."""

from collections.abc import Iterable
from dataclasses import dataclass

from triwulan.cycles.models import Cycle, Round, StepRun
from triwulan.sop import engine
from triwulan.sop.definition import Sop


@dataclass(frozen=True)
class Standing:
    """`run` is the latest run of the stretch, None where the unit has not begun it."""

    run: StepRun | None
    move: engine.Move | None

    @property
    def done(self) -> bool:
        """The stretch is behind this unit: its last step led out of it."""
        move = self.move
        return move is not None and not move.is_return and (move.ends or move.crosses)

    @property
    def busy(self) -> bool:
        return self.run is not None and self.run.finished_at is None


def standing(sop: Sop, cycle: Cycle, stretch: int) -> Standing:
    """One query. Corrections beside an open step do not count: they never move the cycle."""
    run = (
        StepRun.objects.filter(cycle=cycle, stretch=stretch, beside__isnull=True, withdrawn_at__isnull=True)
        .order_by("-id")
        .first()
    )
    if run is None or run.finished_at is None:
        return Standing(run, None)
    return Standing(run, engine.follow(sop, run.code, run.outcome, cycle.round.quarter))


def cycles_of(round_: Round, stretch: engine.Stretch) -> list[Cycle]:
    """The cycles that run a stretch: the divisions', or the agency's own."""
    cycles = round_.cycles.select_related("unit", "round__agency", "round__revision").order_by("unit__order", "id")
    return running(cycles, stretch)


def running(cycles: Iterable[Cycle], stretch: engine.Stretch) -> list[Cycle]:
    """Those of the cycles that run the stretch."""
    at_agency = stretch.scope == "perangkat_daerah"
    return [cycle for cycle in cycles if (cycle.unit.parent_id is None) == at_agency]


def excused(round_: Round, stretch: int) -> set[int]:
    """Units without which the planner has started what follows the stretch."""
    return set(round_.late_starts.filter(stretch=stretch).values_list("unit_id", flat=True))


def unfinished(round_: Round, sop: Sop, stretch: engine.Stretch) -> list[Cycle]:
    """Cycles for which the next stretch still waits."""
    without = excused(round_, stretch.index)
    return [
        cycle
        for cycle in cycles_of(round_, stretch)
        if cycle.unit_id not in without and not standing(sop, cycle, stretch.index).done
    ]
