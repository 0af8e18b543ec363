"""Open tasks that nobody may do: a vacant position's, a check whose holder wrote the report. Noted once, or passed on."""

from django.db import transaction

from triwulan.audit.record import SYSTEM, record
from triwulan.core import clock
from triwulan.cycles.actions.passing import carry, hold_round, lift, open_share_of
from triwulan.cycles.checkers import authors, free_position
from triwulan.cycles.models import Assignment
from triwulan.cycles.opening import open_shares, subject_of
from triwulan.cycles.people import Share
from triwulan.cycles.queries import asked_tasks, sop_of
from triwulan.cycles.refusals import AlreadyFinished
from triwulan.organisations.models import Agency, Position
from triwulan.organisations.queries import holders_of, today
from triwulan.organisations.scoping import only_if

REASON = "Pejabatnya ikut menulis laporan ini."


def escalate(agency: Agency) -> None:
    """Asked again without a change it does nothing; a position that is held again is forgotten, and noted anew later."""
    tasks = list(asked_tasks().filter(step_run__cycle__round__agency=agency, opened_at__isnull=False))
    held = holders_of({task.position_id for task in tasks}, today(agency)) if tasks else {}
    for task in tasks:
        holder = held.get(task.position_id)
        if holder is None:
            _note(task, "task_vacant")
        elif task.step_run.work == "periksa" and holder.person_id in authors(task.step_run.cycle):
            _pass_on(task)
        elif task.stuck_noted_at is not None:
            Assignment.objects.filter(pk=task.pk).update(stuck_noted_at=None)


def _note(task: Assignment, action: str) -> None:
    """A conditional update, so that two ticks at once note it once."""
    unnoted = only_if(task, finished_at__isnull=True, stuck_noted_at__isnull=True)
    if unnoted.update(stuck_noted_at=clock.now()):
        facts = {"step": task.step_run.code, "position": task.position_id}
        record(action, actor=SYSTEM, subject=subject_of(task), facts=facts)


def _pass_on(task: Assignment) -> None:
    """The author came into the checker's place after the check had opened."""
    wrote = authors(task.step_run.cycle)
    free = free_position(task.step_run.cycle, task.position, wrote)
    if free.pk == task.position_id:
        _note(task, "check_deadlocked")
        return
    try:
        _give(task, free)
    except AlreadyFinished:
        return  # somebody has moved or withdrawn it in this minute


@transaction.atomic
def _give(task: Assignment, position: Position) -> None:
    hold_round(task)
    lift(task, REASON)
    fresh = open_share_of(task.step_run, position)
    if fresh is None:
        share = Share(position, tuple(task.indicators.all()), task.coordinator, task.instruction)
        [fresh] = open_shares([(task.step_run, share)], sop_of(task.step_run.cycle.round), given_by=task.given_by)
    carry(task, fresh)
    facts = {"reason": REASON, "from": task.position_id, "to": position.pk, "new": fresh.pk}
    record("task_readdressed", actor=SYSTEM, subject=subject_of(task), facts=facts)
