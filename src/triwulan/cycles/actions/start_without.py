"""Starting the agency's stretch without a late unit: the planner's decision, with its reason, in the report."""

from django.utils.translation import gettext as _

from triwulan.audit.record import record
from triwulan.core import clock
from triwulan.cycles.answers import Acting
from triwulan.cycles.models import Assignment, Cycle, LateStart
from triwulan.cycles.opening import cycle_subject, start
from triwulan.cycles.queries import sop_of
from triwulan.cycles.refusals import StepIncomplete
from triwulan.cycles.standing import unfinished
from triwulan.sop import engine


def waited_for(task: Assignment) -> list[Cycle]:
    """Units that have not handed over yet, for a task that waits for them; empty for a task that is open."""
    if task.opened_at is not None or task.step_run.stretch == 0:
        return []
    round_ = task.step_run.cycle.round
    sop = sop_of(round_)
    return unfinished(round_, sop, engine.stretches(sop)[task.step_run.stretch - 1])


def waiting_sentences(task: Assignment) -> list[str]:
    return [_("%(unit)s belum menyerahkan.") % {"unit": cycle.unit.name} for cycle in waited_for(task)]


def start_waiting(task: Assignment, acting: Acting, *, reason: str) -> None:
    """Open a waiting task without the units it waits for. Without a reason it says whom it waits for."""
    late = waited_for(task)
    if late and not reason.strip():
        raise StepIncomplete(waiting_sentences(task))
    for cycle in late:
        LateStart.objects.create(
            round=cycle.round,
            stretch=task.step_run.stretch - 1,
            unit=cycle.unit,
            reason=reason.strip(),
            decided_at=clock.now(),
            decided_by=acting.person,
            position=task.position,
        )
        record(
            "started_without",
            actor=acting.actor,
            subject=cycle_subject(task.step_run.cycle, "unit", cycle.unit_id),
            facts={"reason": reason.strip(), "unit": cycle.unit_id},
        )
    run = task.step_run
    start(list(run.assignments.filter(opened_at__isnull=True, withdrawn_at__isnull=True)), sop_of(run.cycle.round))
    task.refresh_from_db()
