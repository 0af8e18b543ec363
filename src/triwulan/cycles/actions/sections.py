"""Writing a report's narrative while its task is open."""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from triwulan.cycles.access import cycle_for
from triwulan.cycles.actions.finish import acting_for
from triwulan.cycles.entry import waiting_sentence
from triwulan.cycles.models import Assignment, Cycle
from triwulan.cycles.narrative import WRITING_WORKS, report_of
from triwulan.cycles.queries import open_tasks, position_ids
from triwulan.cycles.refusals import MayNot
from triwulan.organisations.models import Person
from triwulan.organisations.queries import today
from triwulan.reports import actions
from triwulan.reports.models import Report


@transaction.atomic
def edit_report(
    *, person: Person, cycle_id: int, sections: Mapping[str, str], versions: Mapping[str, int] | None = None
) -> Report:
    """Raises NotThere, MayNot, and what `reports.actions` refuses; either all sections are written or none."""
    cycle = cycle_for(person, cycle_id)
    task = writing_task(person, cycle)
    acting = acting_for(person, task)
    report = report_of(task)
    for key, body in sections.items():
        actions.edit_section(
            report=report,
            key=key,
            body=body,
            actor=acting.actor,
            person=person,
            expected_version=(versions or {}).get(key),
            cycle_id=cycle.pk,
        )
    return report


def writing_task(person: Person, cycle: Cycle) -> Assignment:
    """An open one before one that waits: the latter refuses, and says so."""
    mine = position_ids(person, today(cycle.round.agency))
    found = (
        open_tasks()
        .filter(step_run__cycle=cycle, step_run__work__in=WRITING_WORKS, position_id__in=mine)
        .order_by(F("opened_at").asc(nulls_last=True), "id")
        .first()
    )
    if found is not None and found.opened_at is None:
        raise MayNot(waiting_sentence(found))
    if found is None:
        message = _("Laporan ini sedang tidak terbuka untuk Anda tulis.")
        raise MayNot(message)
    return found
