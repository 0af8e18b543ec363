"""Who answers for a position that nobody holds: the next superior who is held, and where there is none, the planner."""

from collections.abc import Iterable
from datetime import date

from triwulan.audit.record import Actor
from triwulan.cycles.models import Assignment
from triwulan.cycles.queries import asked_tasks
from triwulan.organisations.models import Agency, Holding, Person, Position
from triwulan.organisations.queries import capacity_word, holder_of, holders_of, superiors, today

PLANNER = "perencana"


def is_vacant(position: Position, on: date) -> bool:
    return holder_of(position, on) is None


def answering(position: Position, on: date) -> list[Holding]:
    """Whom a vacancy escalates to. More than one only where several plan; none in an office without a planner."""
    chain = superiors(position)
    held = holders_of([above.pk for above in chain], on)
    nearest = next((held[above.pk] for above in chain if above.pk in held), None)
    return [nearest] if nearest else planners(position.unit.agency, on)


def planners(agency: Agency, on: date) -> list[Holding]:
    carrying = Position.objects.filter(unit__agency=agency, roles__code=PLANNER)
    return list(holders_of(carrying.values_list("pk", flat=True), on).values())


def actor_answering(person: Person, task: Assignment) -> Actor | None:
    """He, in the position from which he answers for the task's vacant one; None when it is held or not his to answer."""
    on = today(task.step_run.cycle.round.agency)
    if not is_vacant(task.position, on):
        return None
    mine = [held for held in answering(task.position, on) if held.person_id == person.pk]
    return actor_of(mine[0]) if mine else None


def actor_of(held: Holding) -> Actor:
    return Actor(held.person_id, held.position_id, capacity_word(held))


def vacant_tasks(agency: Agency) -> list[Assignment]:
    """Open tasks whose position nobody holds today, nearest limit first; two queries however many there are."""
    found = list(asked_tasks().filter(step_run__cycle__round__agency=agency, opened_at__isnull=False))
    return without_holder(found, today(agency)) if found else []


def without_holder(tasks: Iterable[Assignment], on: date) -> list[Assignment]:
    given = list(tasks)
    held = holders_of({task.position_id for task in given}, on)
    return [task for task in given if task.position_id not in held]


def vacant_tasks_for(person: Person, agency: Agency) -> list[Assignment]:
    """Those that have escalated to him."""
    on = today(agency)
    return [
        task
        for task in vacant_tasks(agency)
        if any(held.person_id == person.pk for held in answering(task.position, on))
    ]
