"""The one door: whatever ends a task passes here."""

from dataclasses import replace

from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from triwulan.audit.record import record
from triwulan.core import clock
from triwulan.cycles import rules
from triwulan.cycles.access import finished_sentence, task_for
from triwulan.cycles.actions.advance import settle
from triwulan.cycles.actions.paper import issue_paper
from triwulan.cycles.actions.start_without import start_waiting
from triwulan.cycles.answers import Acting, Answer
from triwulan.cycles.models import Assignment, Round
from triwulan.cycles.opening import subject_of
from triwulan.cycles.queries import sop_of, step_of
from triwulan.cycles.refusals import AlreadyFinished, MayNot, StepIncomplete
from triwulan.cycles.steps import STEPS
from triwulan.organisations.models import Person
from triwulan.organisations.queries import actor_for, today
from triwulan.organisations.remembering import answers_remembered
from triwulan.organisations.scoping import only_if
from triwulan.sop import engine


@transaction.atomic
def finish_assignment(*, person: Person, task_id: int, answer: Answer) -> Assignment:
    """Finish a share and open what follows, in one short transaction; papers are rendered after it.

    Raises NotThere, MayNot, AlreadyFinished, StepIncomplete; nothing has changed then. Two people pressing at once
    never both win: the update is conditional, and the round is locked, so that the last of several finishers moves on.
    """
    _lock_round(task_id)
    with answers_remembered():  # nothing here changes who holds what, what is measured, and when the office works
        return _finish(person, task_for(person, task_id, may=rules.may_finish), answer)


def _finish(person: Person, task: Assignment, answer: Answer) -> Assignment:
    if task.finished_at or task.withdrawn_at:
        raise AlreadyFinished(finished_sentence(task))
    acting = acting_for(person, task)
    prefetch_related_objects([task], "indicators")
    if task.opened_at is None:
        start_waiting(task, acting, reason=answer.without_late)
    answer = _decided(task, answer)
    missing = STEPS[task.step_run.work].missing(task, answer)
    if missing:
        raise StepIncomplete(missing)
    _close(task, answer, acting)
    STEPS[task.step_run.work].finish(task, answer, acting)
    issue_paper(task, acting)
    settle(task, answer, acting)
    return task


def acting_for(person: Person, task: Assignment) -> Acting:
    """Raises MayNot where the person does not act for the task's position today."""
    actor = actor_for(person, task.position, today(task.step_run.cycle.round.agency))
    if actor is None:
        message = _("Tugas ini bukan pada jabatan Anda. Minta pemegang jabatannya menyelesaikannya.")
        raise MayNot(message)
    return Acting(person, actor)


def outcome_problems(task: Assignment, answer: Answer) -> list[str]:
    """Sentences on the outcome alone: unknown, not chosen, or a return without its reason."""
    if task.step_run.beside_id is not None:
        return []
    step = step_of(task)
    if answer.outcome is None:
        return [] if not step.decides else [_("Pilih hasilnya: %(outcomes)s.") % {"outcomes": ", ".join(step.outcomes)}]
    try:
        engine.way(step, answer.outcome)
    except engine.UnknownOutcome as unknown:
        return [str(unknown)]
    sop = sop_of(task.step_run.cycle.round)
    if engine.needs_reason(sop, step, answer.outcome) and not answer.reason.strip():
        return [_("Alasan belum ditulis. Tulis apa yang harus diperbaiki sebelum mengembalikan.")]
    return []


def _decided(task: Assignment, answer: Answer) -> Answer:
    problems = outcome_problems(task, answer)
    if problems:
        raise StepIncomplete(problems)
    if answer.outcome is not None and task.step_run.beside_id is None:
        return answer
    return replace(answer, outcome=step_of(task).ways[0].outcome)


def _lock_round(task_id: int) -> None:
    """Whose it is, and whether there is one, is asked when nobody can change it any more."""
    list(Round.objects.select_for_update(of=("self",)).filter(cycles__step_runs__assignments=task_id))


def _close(task: Assignment, answer: Answer, acting: Acting) -> None:
    now = clock.now()
    closed = {
        "finished_at": now,
        "outcome": answer.outcome or "",
        "reason": answer.reason.strip(),
        "note": answer.note.strip(),
        "person": acting.person,
        "capacity": acting.actor.capacity,
    }
    if not only_if(task, finished_at__isnull=True, withdrawn_at__isnull=True).update(**closed):
        task.refresh_from_db()
        raise AlreadyFinished(finished_sentence(task))
    for name, value in closed.items():
        setattr(task, name, value)
    record(
        "task_finished",
        actor=acting.actor,
        subject=subject_of(task),
        facts={
            "step": task.step_run.code,
            "attempt": task.step_run.attempt,
            "outcome": task.outcome,
            "reason": task.reason,
            "due_at": task.due_at.isoformat() if task.due_at else None,
            "late": bool(task.late_at and now > task.late_at),
        },
    )
