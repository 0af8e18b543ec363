"""Perbaiki: one value goes back to its analyst, with a reason, while the report stays open."""

from django.db import transaction
from django.utils.translation import gettext as _

from triwulan.audit.record import record
from triwulan.core import clock
from triwulan.cycles.access import cycle_for
from triwulan.cycles.actions.finish import acting_for
from triwulan.cycles.entry import indicator_of
from triwulan.cycles.models import Assignment, Cycle, ReturnNote, Round, StepRun
from triwulan.cycles.opening import cycle_subject, new_run_beside, open_shares
from triwulan.cycles.people import Share
from triwulan.cycles.queries import open_tasks, position_ids, sop_of, tasks
from triwulan.cycles.refusals import MayNot, StepIncomplete
from triwulan.indicators.models import Indicator
from triwulan.organisations.models import Person
from triwulan.organisations.queries import today


@transaction.atomic
def return_value(*, person: Person, cycle_id: int, code: str, reason: str) -> Assignment:
    """Open a correction for the analyst who handed the value in, due with the report.

    Raises NotThere, MayNot (no open report of his holds it), StepIncomplete (no reason, or it is back already).
    """
    cycle = cycle_for(person, cycle_id)
    Round.objects.select_for_update().get(pk=cycle.round_id)
    indicator = indicator_of(cycle, code)
    report = _open_report(person, cycle, indicator)
    acting = acting_for(person, report)
    if not reason.strip():
        raise StepIncomplete([_("Alasan belum ditulis. Analis membaca kalimat ini di tugasnya.")])
    source = _source(cycle, indicator)
    if open_tasks().filter(step_run__beside=report.step_run, indicators=indicator).exists():
        raise StepIncomplete([_("Nilai %(code)s sudah dikembalikan dan sedang diperbaiki.") % {"code": indicator.code}])
    task = _correction(report, source)
    task.indicators.add(indicator)
    ReturnNote.objects.create(
        assignment=task, indicator=indicator, reason=reason.strip(), returned_by=person, returned_at=clock.now()
    )
    record(
        "value_returned",
        actor=acting.actor,
        subject=cycle_subject(cycle, "assignment", task.pk),
        facts={"indicator": indicator.code, "reason": reason.strip(), "position": task.position_id},
    )
    return task


def _open_report(person: Person, cycle: Cycle, indicator: Indicator) -> Assignment:
    mine = position_ids(person, today(cycle.round.agency))
    found = (
        open_tasks()
        .filter(
            step_run__cycle=cycle,
            step_run__work="laporan",
            indicators=indicator,
            position_id__in=mine,
            opened_at__isnull=False,
        )
        .first()
    )
    if found is None:
        message = _("Nilai hanya dapat dikembalikan oleh penulis laporan selama laporannya terbuka pada Anda.")
        raise MayNot(message)
    return found


def _source(cycle: Cycle, indicator: Indicator) -> Assignment:
    """The task that handed the value in last."""
    found = (
        tasks()
        .filter(step_run__cycle__round=cycle.round_id, step_run__work="bahan", indicators=indicator)
        .filter(finished_at__isnull=False)
        .order_by("-finished_at", "-id")
        .first()
    )
    if found is None:
        raise StepIncomplete(
            [_("Nilai %(code)s belum pernah diserahkan, jadi belum dapat dikembalikan.") % {"code": indicator.code}]
        )
    return found


def _correction(report: Assignment, source: Assignment) -> Assignment:
    """The analyst's open correction beside this report, or a new one."""
    sop = sop_of(report.step_run.cycle.round)
    run = StepRun.objects.filter(
        beside=report.step_run, cycle=source.step_run.cycle, code=source.step_run.code, finished_at__isnull=True
    ).first() or new_run_beside(sop, sop.step(source.step_run.code), source.step_run.cycle, report.step_run)
    opened = run.assignments.filter(position=source.position, given_by=report, finished_at__isnull=True).first()
    if opened is not None:
        return opened
    [task] = open_shares([(run, Share(source.position))], sop, given_by=report)
    return task
