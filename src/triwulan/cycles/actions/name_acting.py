"""A vacant position with an open task gets a Plt., named by the superior who answers for it or by the planner."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from triwulan.cycles import rules
from triwulan.cycles.access import task_for
from triwulan.cycles.actions.passing import mover
from triwulan.cycles.refusals import StepIncomplete
from triwulan.cycles.vacancies import is_vacant
from triwulan.organisations.models import Capacity, Holding, Person
from triwulan.organisations.people import appoint
from triwulan.organisations.queries import today


@transaction.atomic
def name_acting(
    *,
    person: Person,
    task_id: int,
    officer: Person,
    ends_on: date | None = None,
    decree: str = "",
    decree_on: date | None = None,
) -> Holding:
    """From today. Raises NotThere, MayNot, StepIncomplete (it is held), and what `appoint` refuses."""
    task = task_for(person, task_id, may=rules.may_name_acting)
    on = today(task.step_run.cycle.round.agency)
    if not is_vacant(task.position, on):
        raise StepIncomplete(
            [_("%(position)s sudah ada pejabatnya. Muat ulang halaman.") % {"position": task.position.title}]
        )
    return appoint(
        person=officer,
        position=task.position,
        starts_on=on,
        ends_on=ends_on,
        capacity=Capacity.PLT,
        decree=decree,
        decree_on=decree_on,
        actor=mover(person, task),
    )
