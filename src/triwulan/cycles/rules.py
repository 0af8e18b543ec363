"""Who may do what, as predicates on (person, object)."""

import rules

from triwulan.cycles.models import Assignment, Cycle, Round
from triwulan.cycles.queries import position_ids
from triwulan.cycles.vacancies import actor_answering
from triwulan.organisations import rules as office
from triwulan.organisations.models import Agency, Holding, Person
from triwulan.organisations.queries import today

Thing = Assignment | Cycle | Round
REMINDING_ROLES = frozenset({"perencana", "kepala_dinas", "sekretaris"})


def agency_of(thing: Thing) -> Agency:
    if isinstance(thing, Assignment):
        return thing.step_run.cycle.round.agency
    return thing.round.agency if isinstance(thing, Cycle) else thing.agency


@rules.predicate
def holds_position(person: Person, task: Assignment) -> bool:
    return task.position_id in position_ids(person, today(agency_of(task)))


@rules.predicate
def gave_it(person: Person, task: Assignment) -> bool:
    """Holds the position that addressed this one."""
    given_by = task.given_by
    return given_by is not None and given_by.position_id in position_ids(person, today(agency_of(task)))


@rules.predicate
def is_planner(person: Person, thing: Thing) -> bool:
    return bool(office.is_planner(person, agency_of(thing)))


@rules.predicate
def leads_agency(person: Person, thing: Thing) -> bool:
    """The planner, or who heads the agency."""
    return bool(REMINDING_ROLES & office.roles_in(person, agency_of(thing)))


@rules.predicate
def is_colleague(person: Person, thing: Thing) -> bool:
    """Everyone in the office may see who has what until when."""
    return bool(office.is_colleague(person, agency_of(thing)))


@rules.predicate
def is_reviewer(person: Person, thing: Thing) -> bool:
    return bool(office.is_reviewer(person, agency_of(thing)))


@rules.predicate
def held_position_before(person: Person, task: Assignment) -> bool:
    return Holding.objects.filter(person=person, position=task.position_id).exists()


@rules.predicate
def answers_for_it(person: Person, task: Assignment) -> bool:
    """Nobody holds the task's position, and it has escalated to him."""
    return actor_answering(person, task) is not None


may_finish = holds_position
may_take_back = holds_position
may_withdraw = gave_it
may_readdress = gave_it | is_planner | answers_for_it
may_name_acting = is_planner | answers_for_it
may_see_task = holds_position | gave_it | is_planner | is_reviewer | answers_for_it
may_see = is_colleague | is_reviewer
may_manage_round = is_planner
may_remind = gave_it | leads_agency
