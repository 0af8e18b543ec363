"""Withdrawing an open task: by who gave it, with a reason; the entry stays."""

from django.db import transaction
from django.utils.translation import gettext as _

from triwulan.audit.record import record
from triwulan.core import clock
from triwulan.cycles import rules
from triwulan.cycles.access import finished_sentence, task_for
from triwulan.cycles.actions.advance import resume
from triwulan.cycles.actions.passing import extend, hold_round, lift, mover, pass_recipient
from triwulan.cycles.answers import Acting
from triwulan.cycles.models import Assignment, StepRun
from triwulan.cycles.opening import open_shares, subject_of
from triwulan.cycles.people import Share
from triwulan.cycles.queries import sop_of
from triwulan.cycles.refusals import AlreadyFinished, StepIncomplete
from triwulan.organisations.models import Person


@transaction.atomic
def withdraw(*, person: Person, task_id: int, reason: str) -> Assignment:
    """The step goes on with the giver's other recipients; without one his own step asks him for another.

    Raises NotThere, MayNot, AlreadyFinished, StepIncomplete (no reason); nothing has changed then.
    """
    hold_round(task_for(person, task_id, may=rules.may_withdraw))
    task = task_for(person, task_id, may=rules.may_withdraw)
    if task.finished_at or task.withdrawn_at:
        raise AlreadyFinished(finished_sentence(task))
    if not reason.strip():
        raise StepIncomplete([_("Alasan belum ditulis. Pelaksananya membaca kalimat ini.")])
    actor = mover(person, task)
    lift(task, reason.strip())
    record(
        "task_withdrawn",
        actor=actor,
        subject=subject_of(task),
        facts={"step": task.step_run.code, "position": task.position_id, "reason": reason.strip()},
    )
    if task.step_run.beside_id is not None:
        _end_correction(task.step_run, Acting(person, actor))
        return task
    others = _others(task)
    heir = next((share for share in others if share.finished_at is None), None)
    if heir is not None:
        pass_recipient(task, heir.position)
        extend(heir, task, actor)
    else:
        pass_recipient(task, None)
        _without_heir(task, others, Acting(person, actor))
    return task


def _others(task: Assignment) -> list[Assignment]:
    """What the same giver gave to others in this run, who coordinates first."""
    if task.given_by is None:
        return []
    shares = task.step_run.assignments.filter(given_by__position=task.given_by.position_id)
    return list(shares.filter(withdrawn_at__isnull=True).select_related("position").order_by("-coordinator", "id"))


def _without_heir(task: Assignment, others: list[Assignment], acting: Acting) -> None:
    if others and not task.indicators.exists():
        resume(task.step_run, acting)
    elif task.given_by is not None:
        _ask_again(task, task.given_by)


def _ask_again(task: Assignment, given_by: Assignment) -> None:
    """The giver's step opens for him once more, for what is nobody's now; its standard time begins anew."""
    run = given_by.step_run
    StepRun.objects.filter(pk=run.pk).update(finished_at=None, outcome="", reason="")
    orphans = tuple(task.indicators.all())
    share = Share(
        given_by.position,
        orphans or tuple(given_by.indicators.all()),
        given_by.coordinator,
        f"Tugas {task.position.title} ditarik: {task.withdrawal_reason.rstrip('.')}. Pilih penerima lain.",
    )
    open_shares([(run, share)], sop_of(run.cycle.round), given_by=given_by.given_by)


def _end_correction(run: StepRun, acting: Acting) -> None:
    """A correction that nobody makes any more: the value stays as it is, and the report need not wait for it."""
    if not run.assignments.filter(withdrawn_at__isnull=True).exists():
        run.withdrawn_at = clock.now()
        run.save(update_fields=["withdrawn_at"])
    else:
        resume(run, acting)
