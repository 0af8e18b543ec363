"""Taking back what was pressed too early: by who holds the position, until the next one has acted."""

from django.db import transaction
from django.utils.translation import gettext as _

from triwulan.audit.record import Actor, record
from triwulan.core import clock
from triwulan.cycles import rules
from triwulan.cycles.access import finished_sentence, task_for
from triwulan.cycles.actions.advance import stretch_finished
from triwulan.cycles.actions.finish import acting_for
from triwulan.cycles.actions.passing import carry, hold_round
from triwulan.cycles.actions.take_back_reach import Opened, acted_since, opened_by
from triwulan.cycles.models import Assignment, StepRun
from triwulan.cycles.opening import subject_of
from triwulan.cycles.queries import sop_of
from triwulan.cycles.refusals import AlreadyFinished, StepIncomplete
from triwulan.documents.actions import take_document_back
from triwulan.organisations.models import Person
from triwulan.organisations.scoping import only_if

_CLOCK = ("opened_at", "clock_from", "due_at", "late_at", "late_noted_at")
_KEPT = ("coordinator", "instruction", "draft", *_CLOCK)


@transaction.atomic
def take_back(*, person: Person, task_id: int, reason: str = "") -> Assignment:
    """The task is open to him again, with its limit as it was; what it had opened is withdrawn.

    Raises NotThere, MayNot, StepIncomplete (it is not finished), AlreadyFinished (withdrawn, or who acted when).
    """
    hold_round(task_for(person, task_id, may=rules.may_take_back))
    task = task_for(person, task_id, may=rules.may_take_back)
    if task.withdrawn_at:
        raise AlreadyFinished(finished_sentence(task))
    if task.finished_at is None:
        raise StepIncomplete([_("Tugas ini belum diselesaikan, jadi tidak ada yang perlu diambil kembali.")])
    opened = opened_by(task)
    acted = acted_since(task, opened)
    if acted:
        raise AlreadyFinished(acted)
    acting = acting_for(person, task)
    said = f"Diambil kembali oleh {task.position.title}" + (f": {reason.strip()}" if reason.strip() else ".")
    _withdraw_opened(opened, said, acting.actor)
    _lift_finished(task, said)
    fresh = _anew(task)
    _reopen(task.step_run)
    _restore_joint(task)
    for paper in task.papers.select_related("document__agency"):
        take_document_back(document=paper.document, actor=acting.actor, cycle_id=task.step_run.cycle_id)
    facts = {"step": task.step_run.code, "position": task.position_id, "reason": reason.strip(), "former": task.pk}
    record("task_taken_back", actor=acting.actor, subject=subject_of(fresh), facts=facts)
    if opened.crossed:
        stretch_finished(sop_of(task.step_run.cycle.round), task.step_run.cycle.round, task.step_run.stretch)
    return fresh


def _withdraw_opened(opened: Opened, said: str, actor: Actor) -> None:
    now = clock.now()
    for share in opened.shares:
        share.withdrawn_at, share.withdrawal_reason = now, said
        share.save(update_fields=["withdrawn_at", "withdrawal_reason"])
        facts = {"step": share.step_run.code, "position": share.position_id, "reason": said}
        record("task_withdrawn", actor=actor, subject=subject_of(share), facts=facts)
    StepRun.objects.filter(pk__in=[run.pk for run in opened.runs]).update(withdrawn_at=now)


def _lift_finished(task: Assignment, said: str) -> None:
    """Its finish stays with it: who, when, with what outcome."""
    finished = only_if(task, finished_at=task.finished_at, withdrawn_at__isnull=True)
    if not finished.update(withdrawn_at=clock.now(), withdrawal_reason=said):
        raise AlreadyFinished(finished_sentence(task))


def _anew(task: Assignment) -> Assignment:
    """The same share once more; its clock has been running since it was first opened."""
    fresh = Assignment.objects.create(
        step_run=task.step_run,
        position=task.position,
        given_by=task.given_by,
        **{name: getattr(task, name) for name in _KEPT},
    )
    fresh.indicators.set(task.indicators.all())
    carry(task, fresh)
    return fresh


def _reopen(run: StepRun) -> None:
    StepRun.objects.filter(pk=run.pk).update(finished_at=None, outcome="", reason="")
    run.finished_at, run.outcome, run.reason = None, "", ""


def _restore_joint(task: Assignment) -> None:
    """A return had ended the shares of those who check together with him."""
    ended = f"Dikembalikan oleh {task.position.title}: {task.reason}"
    for other in task.step_run.assignments.filter(withdrawal_reason=ended, withdrawn_at__gte=task.finished_at):
        fresh = _anew(other)
        facts = {"step": task.step_run.code, "position": other.position_id, "former": other.pk}
        record("task_restored", actor=Actor(), subject=subject_of(fresh), facts=facts)
