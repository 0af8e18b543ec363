"""Whose turn it is to write an indicator's value: the open task that holds it, or a refusal that says so."""

from django.utils.translation import gettext as _

from triwulan.cycles.models import Assignment, Cycle
from triwulan.cycles.queries import open_tasks, position_ids
from triwulan.cycles.refusals import MayNot, NotThere
from triwulan.indicators.models import Indicator
from triwulan.indicators.queries import valid_in, with_rules
from triwulan.organisations.models import Person
from triwulan.organisations.queries import today

ENTERING_WORKS = ("bahan", "laporan")


def indicator_of(cycle: Cycle, code: str) -> Indicator:
    """The version that is in force in the round's year."""
    there = Indicator.objects.filter(valid_in(cycle.round.year), agency=cycle.round.agency_id, code=code)
    found = with_rules(there).first()
    if found is None:
        message = _("Indikator %(code)s tidak ada.") % {"code": code}
        raise NotThere(message)
    return found


def entering_task(person: Person, cycle: Cycle, indicator: Indicator) -> Assignment:
    """The analyst's open worksheet that holds the indicator, else the author's open report.

    Raises MayNot with the reason otherwise: not his, not yet, or handed in already.
    """
    mine = position_ids(person, today(cycle.round.agency))
    tasks = open_tasks().filter(step_run__cycle=cycle, step_run__work__in=ENTERING_WORKS, indicators=indicator)
    waiting = [task for task in tasks if task.opened_at is None]
    found = sorted(
        (task for task in tasks if task.opened_at), key=lambda task: ENTERING_WORKS.index(task.step_run.work)
    )
    for task in found:
        if task.position_id in mine:
            return task
    if found:
        message = _("Nilai ini sedang diisi %(position)s, bukan jabatan Anda.") % {"position": found[0].position.title}
        raise MayNot(message)
    if waiting:
        raise MayNot(waiting_sentence(waiting[0]))
    message = _(
        "Nilai %(code)s sedang tidak dibuka untuk diisi. Perubahan sesudah diserahkan memerlukan pengembalian."
    ) % {"code": indicator.code}
    raise MayNot(message)


def waiting_sentence(task: Assignment) -> str:
    """Why nothing can be written yet, and what its holder may do about it."""
    return _(
        "Tugas %(position)s masih menunggu unit yang belum menyerahkan. Isiannya terbuka begitu semua "
        "menyerahkan, atau begitu tugasnya dimulai tanpa mereka, dengan alasan."
    ) % {"position": task.position.title}
