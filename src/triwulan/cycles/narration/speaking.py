"""Who speaks about a draft: whoever may read it, in the position that lets him."""

from django_scopes import scope

from triwulan.audit.record import Actor
from triwulan.cycles.access import task_for
from triwulan.cycles.models import Assignment
from triwulan.cycles.narrative import WRITING_WORKS
from triwulan.cycles.refusals import MayNot, NotThere
from triwulan.cycles.rules import may_see_task
from triwulan.cycles.vacancies import actor_of
from triwulan.organisations.models import Agency, Holding, Person, ReviewGrant
from triwulan.organisations.queries import holdings_of, today


def readable_task(person: Person, task_id: int) -> Assignment:
    """Raises NotThere and MayNot; of a task that writes a report."""
    task = task_for(person, task_id, may=may_see_task)
    if task.step_run.work not in WRITING_WORKS:
        raise NotThere
    return task


def speaker(person: Person, agency: Agency) -> Actor:
    """His own position in the agency before one that reviews it. MayNot where somebody else acts for all of them."""
    held = [each for each in holdings_of(person, today(agency)) if each.position.unit.agency_id == agency.pk]
    mine = held or ([] if not is_reviewer_of(person, agency) else reviewing_holdings(person, agency))
    if not mine:
        raise MayNot
    return actor_of(mine[0])


def reviewing_holdings(person: Person, agency: Agency) -> list[Holding]:
    """Those of his that were granted to review the agency, and that he acts for today."""
    with scope(government=agency.government_id, agency=None):
        held = holdings_of(person, today(agency))
        granted = ReviewGrant.objects.filter(agency=agency, position__in=[each.position_id for each in held])
        positions = set(granted.values_list("position_id", flat=True))
    return [each for each in held if each.position_id in positions]


def is_reviewer_of(person: Person, agency: Agency) -> bool:
    return bool(reviewing_holdings(person, agency))
