"""Giving an open task to somebody else, with a reason; the entry stays.

By who gave it, by the planner, and for a vacant position by the superior who answers for it.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from triwulan.audit.record import record
from triwulan.cycles import rules
from triwulan.cycles.access import finished_sentence, task_for
from triwulan.cycles.actions.passing import carry, extend, hold_round, lift, mover, open_share_of, pass_recipient
from triwulan.cycles.checkers import authors
from triwulan.cycles.models import Assignment
from triwulan.cycles.opening import add_shares, start, subject_of
from triwulan.cycles.people import Share
from triwulan.cycles.queries import sop_of
from triwulan.cycles.refusals import AlreadyFinished, StepIncomplete
from triwulan.organisations.models import Holding, Person, Position
from triwulan.organisations.queries import holder_of, holders_of, positions_of, today


@transaction.atomic
def readdress(*, person: Person, task_id: int, position_id: int, reason: str) -> Assignment:
    """Withdraw the task and open it for another position of the agency; its standard time begins anew.

    Who has a share of the step already keeps that one, now with what the other held. Raises NotThere, MayNot,
    AlreadyFinished, StepIncomplete; nothing has changed then.
    """
    hold_round(task_for(person, task_id, may=rules.may_readdress))
    task = task_for(person, task_id, may=rules.may_readdress)
    if task.finished_at or task.withdrawn_at:
        raise AlreadyFinished(finished_sentence(task))
    position = Position.objects.filter(pk=position_id, unit__agency=task.step_run.cycle.round.agency_id).first()
    problems = _problems(task, position, reason)
    if problems or position is None:
        raise StepIncomplete(problems)
    actor = mover(person, task)
    lift(task, reason.strip())
    heir = open_share_of(task.step_run, position)
    fresh = heir or _fresh(task, position)
    record(
        "task_readdressed",
        actor=actor,
        subject=subject_of(task),
        facts={"reason": reason.strip(), "from": task.position_id, "to": position.pk, "new": fresh.pk},
    )
    pass_recipient(task, position)
    if heir is not None:
        extend(heir, task, actor)
    elif task.opened_at is not None:
        start([fresh], sop_of(task.step_run.cycle.round))
    return fresh


def candidates(task: Assignment) -> list[Holding]:
    """Who could take the task over: whoever acts for another position today; of a check none of the authors."""
    agency = task.step_run.cycle.round.agency
    on = today(agency)
    wrote = authors(task.step_run.cycle) if task.step_run.work == "periksa" else set()
    positions = positions_of(agency, on)
    held = holders_of([position.pk for position in positions], on)
    return [
        held[position.pk]
        for position in positions
        if position.pk in held and position.pk != task.position_id and held[position.pk].person_id not in wrote
    ]


def _fresh(task: Assignment, position: Position) -> Assignment:
    share = Share(position, tuple(task.indicators.all()), task.coordinator, task.instruction)
    [fresh] = add_shares([(task.step_run, share)], given_by=task.given_by)
    carry(task, fresh)
    return fresh


def _problems(task: Assignment, position: Position | None, reason: str) -> list[str]:
    found = [] if reason.strip() else [_("Alasan belum ditulis. Sebutkan mengapa tugas ini dialihkan.")]
    if position is None:
        return [*found, _("Jabatan tujuan tidak ada di perangkat daerah ini. Pilih jabatan lain.")]
    if position.pk == task.position_id:
        found.append(_("Tugas ini sudah pada jabatan itu. Pilih jabatan lain."))
    holder = holder_of(position, today(task.step_run.cycle.round.agency))
    if holder is None:
        found.append(_("%(position)s sedang tidak ada pemegangnya. Pilih jabatan lain.") % {"position": position.title})
    elif task.step_run.work == "periksa" and holder.person_id in authors(task.step_run.cycle):
        found.append(
            _("%(position)s ikut menulis laporan ini, jadi tidak dapat memeriksanya.") % {"position": position.title}
        )
    return found
