"""Giving an open task to somebody else: by who gave it or by the planner, with a reason; the entry stays."""

from django.db import transaction

from triwulan.audit.record import Actor, record
from triwulan.core import clock
from triwulan.cycles import rules
from triwulan.cycles.access import finished_sentence, task_for
from triwulan.cycles.checkers import authors
from triwulan.cycles.models import Assignment, Round
from triwulan.cycles.opening import add_share, start, subject_of
from triwulan.cycles.people import Share
from triwulan.cycles.queries import sop_of
from triwulan.cycles.refusals import AlreadyFinished, StepIncomplete
from triwulan.organisations.models import Person, Position
from triwulan.organisations.queries import holder_of, today


@transaction.atomic
def readdress(*, person: Person, task_id: int, position_id: int, reason: str) -> Assignment:
    """Withdraw the task and open it for another position of the agency; its standard time begins anew."""
    task = task_for(person, task_id, may=rules.may_readdress)
    Round.objects.select_for_update().get(pk=task.step_run.cycle.round_id)
    task.refresh_from_db()
    if task.finished_at or task.withdrawn_at:
        raise AlreadyFinished(finished_sentence(task))
    position = Position.objects.filter(pk=position_id, unit__agency=task.step_run.cycle.round.agency_id).first()
    problems = _problems(task, position, reason)
    if problems or position is None:
        raise StepIncomplete(problems)
    task.withdrawn_at = clock.now()
    task.withdrawal_reason = reason.strip()
    task.save(update_fields=["withdrawn_at", "withdrawal_reason"])
    share = Share(position, tuple(task.indicators.all()), task.coordinator, task.instruction)
    fresh = add_share(task.step_run, share, given_by=task.given_by)
    record(
        "task_readdressed",
        actor=Actor(person_id=person.pk),
        subject=subject_of(task),
        facts={"reason": reason.strip(), "from": task.position_id, "to": position.pk, "new": fresh.pk},
    )
    if task.opened_at is not None:
        start([fresh], sop_of(task.step_run.cycle.round))
    return fresh


def _problems(task: Assignment, position: Position | None, reason: str) -> list[str]:
    if position is None:
        return ["Jabatan tujuan tidak ada di perangkat daerah ini. Pilih jabatan lain."]
    found = [] if reason.strip() else ["Alasan belum ditulis. Sebutkan mengapa tugas ini dialihkan."]
    if position.pk == task.position_id:
        found.append("Tugas ini sudah pada jabatan itu. Pilih jabatan lain.")
    holder = holder_of(position, today(task.step_run.cycle.round.agency))
    if holder is None:
        found.append(f"{position.title} sedang tidak ada pemegangnya. Pilih jabatan lain.")
    elif task.step_run.work == "periksa" and holder.person_id in authors(task.step_run.cycle):
        found.append(f"{position.title} ikut menulis laporan ini, jadi tidak dapat memeriksanya.")
    return found
