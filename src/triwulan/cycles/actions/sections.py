"""Writing a report's narrative while its task is open."""

from collections.abc import Mapping

from django.db import transaction

from triwulan.cycles.access import cycle_for
from triwulan.cycles.actions.finish import acting_for
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
    found = (
        open_tasks()
        .filter(
            step_run__cycle=cycle,
            step_run__work__in=WRITING_WORKS,
            position_id__in=position_ids(person, today(cycle.round.agency)),
            opened_at__isnull=False,
        )
        .first()
    )
    if found is None:
        message = "Laporan ini sedang tidak terbuka untuk Anda tulis."
        raise MayNot(message)
    return found
