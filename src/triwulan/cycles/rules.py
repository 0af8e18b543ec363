"""Who may do what, as predicates on (person, object)."""

import rules
from django.db.models import Q

from triwulan.cycles.models import Assignment, Cycle, Round
from triwulan.cycles.queries import position_ids
from triwulan.organisations.models import Agency, Holding, Person
from triwulan.organisations.queries import today
from triwulan.organisations.rules import has_role_in


def _agency(thing: Assignment | Cycle | Round) -> Agency:
    if isinstance(thing, Assignment):
        return thing.step_run.cycle.round.agency
    return thing.round.agency if isinstance(thing, Cycle) else thing.agency


@rules.predicate
def holds_position(person: Person, task: Assignment) -> bool:
    return task.position_id in position_ids(person, today(_agency(task)))


@rules.predicate
def gave_it(person: Person, task: Assignment) -> bool:
    """Holds the position that addressed this one."""
    given_by = task.given_by
    return given_by is not None and given_by.position_id in position_ids(person, today(_agency(task)))


@rules.predicate
def is_planner(person: Person, thing: Assignment | Cycle | Round) -> bool:
    return has_role_in(person, _agency(thing), "perencana")


@rules.predicate
def is_colleague(person: Person, thing: Assignment | Cycle | Round) -> bool:
    """Holds a position of the agency: everyone may see who has what until when."""
    agency = _agency(thing)
    day = today(agency)
    in_force = Q(ends_on__isnull=True) | Q(ends_on__gte=day)
    return Holding.objects.filter(in_force, person=person, starts_on__lte=day, position__unit__agency=agency).exists()


@rules.predicate
def is_reviewer(person: Person, thing: Assignment | Cycle | Round) -> bool:
    """Holds a position that was granted to read the agency."""
    agency = _agency(thing)
    return agency.review_grants.filter(position_id__in=position_ids(person, today(agency))).exists()


@rules.predicate
def held_position_before(person: Person, task: Assignment) -> bool:
    return Holding.objects.filter(person=person, position=task.position_id).exists()


may_finish = holds_position
may_see_task = holds_position | gave_it | is_planner | is_reviewer
may_readdress = gave_it | is_planner
may_see = is_colleague | is_reviewer
may_manage_round = is_planner
