"""All divisions at a glance: who has handed over, with whom the others are."""

from collections.abc import Sequence
from dataclasses import dataclass

from triwulan.core import clock
from triwulan.cycles.compiled import unit_timeliness
from triwulan.cycles.models import Assignment, Cycle, Paper
from triwulan.cycles.queries import open_tasks, sop_of
from triwulan.cycles.standing import cycles_of, unfinished
from triwulan.documents.access import curtained
from triwulan.sop import engine


@dataclass(frozen=True)
class UnitRow:
    """`at` are the tasks it is with, where it has not handed over; `excused` why it was left out."""

    cycle: Cycle
    handed_over: bool
    when: str
    remark: str
    late: bool
    returns: str
    at: Sequence[Assignment]
    excused: str
    paper: Paper | None

    @property
    def is_late(self) -> bool:
        now = clock.now()
        return any(task.late_at is not None and task.late_at < now for task in self.at)


def units_of(task: Assignment, person: object) -> list[UnitRow]:
    """As the person sees them. A few queries for each division; none grows with the indicators."""
    round_ = task.step_run.cycle.round
    sop = sop_of(round_)
    before = task.step_run.stretch - 1
    if before < 0:
        return []
    stretch = engine.stretches(sop)[before]
    waiting = {cycle.pk for cycle in unfinished(round_, sop, stretch)}
    excused = dict(round_.late_starts.filter(stretch=before).values_list("unit_id", "reason"))
    times = {row.unit: row for row in unit_timeliness(round_)}
    papers = _reports(task)
    curtained(person, (paper.document for paper in papers.values()))
    held = _held(task)
    rows = []
    for cycle in cycles_of(round_, stretch):
        time = times.get(cycle.unit.name)
        left_out = excused.get(cycle.unit_id, "")
        rows.append(
            UnitRow(
                cycle=cycle,
                handed_over=cycle.pk not in waiting and not left_out,
                when=time.handed_over if time else "",
                remark=time.remark if time else "",
                late=bool(time and time.late),
                returns=time.returns if time else "–",
                at=held.get(cycle.pk, ()),
                excused=left_out,
                paper=papers.get(cycle.pk),
            )
        )
    return rows


def _reports(task: Assignment) -> dict[int, Paper]:
    """The last report of each cycle of the round."""
    papers = Paper.objects.filter(
        step_run__cycle__round=task.step_run.cycle.round_id, document__kind="laporan_data_kinerja"
    )
    return {paper.step_run.cycle_id: paper for paper in papers.select_related("document", "step_run").order_by("id")}


def _held(task: Assignment) -> dict[int, list[Assignment]]:
    """Open tasks of the round's cycles."""
    found: dict[int, list[Assignment]] = {}
    for one in open_tasks().filter(step_run__cycle__round=task.step_run.cycle.round_id, opened_at__isnull=False):
        found.setdefault(one.step_run.cycle_id, []).append(one)
    return found
