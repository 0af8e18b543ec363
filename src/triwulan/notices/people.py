"""Whom a task's news concern today, each with the position it reaches him in. Runs in the agency's scope."""

from triwulan.cycles.models import Assignment
from triwulan.cycles.vacancies import answering, planners
from triwulan.notices.models import To
from triwulan.organisations.models import Agency, Holding, Position
from triwulan.organisations.queries import holder_of, holders_of, superiors, today


def reached_by(task: Assignment, to: str) -> list[Holding]:
    """Of a vacant position who answers for it is its holder, and whoever is above him is the superior."""
    agency = task.step_run.cycle.round.agency
    on = today(agency)
    if to == To.PLANNER:
        return planners(agency, on)
    holder = holder_of(task.position, on)
    performing = [holder] if holder else answering(task.position, on)
    return performing if to == To.HOLDER else _above(task.position, performing, agency)


def still_holds(person_id: int, position: Position, agency: Agency) -> bool:
    holding = holder_of(position, today(agency))
    return holding is not None and holding.person_id == person_id and holding.person.is_active


def _above(position: Position, performing: list[Holding], agency: Agency) -> list[Holding]:
    """The nearest who is there and does not perform himself: nobody is told that he is late twice."""
    chain = superiors(position)
    held = holders_of([each.pk for each in chain], today(agency))
    themselves = {each.person_id for each in performing}
    there = (held[each.pk] for each in chain if each.pk in held)
    nearest = next((each for each in there if each.person_id not in themselves), None)
    return [nearest] if nearest else []
