"""Who answers for a position that nobody holds: the next superior who is held, and where there is none, the planner."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from triwulan.audit.record import Actor
from triwulan.cycles.models import Assignment
from triwulan.cycles.queries import asked_tasks
from triwulan.organisations.models import Agency, Holding, Person, Position
from triwulan.organisations.prepared import prepared
from triwulan.organisations.queries import capacity_word, holder_of, holders_of, holdings_on, superiors, today

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
    """Open tasks whose position nobody holds today, nearest limit first."""
    vacant, _deadlocked = _stuck(agency)
    return _whole(vacant)


def stuck_tasks_for(person: Person, agency: Agency) -> list[Assignment]:
    """What has escalated to him: tasks of vacant positions, and to who plans the checks that only authors are left for.

    One small query where all is well.
    """
    vacant, deadlocked = _stuck(agency)
    if not vacant and not deadlocked:
        return []
    on = today(agency)
    plans = any(held.person_id == person.pk for held in planners(agency, on))
    mine = [
        task for task in _whole(vacant) if any(held.person_id == person.pk for held in answering(task.position, on))
    ]
    return mine + (_whole(deadlocked) if plans else [])


def _stuck(agency: Agency) -> tuple[list[int], list[int]]:
    """Ids of the tasks of vacant positions, and of those noted as stuck though somebody is there."""
    rows = _stuck_at(agency=agency, on=today(agency))
    return [pk for pk, held in rows if not held], [pk for pk, held in rows if held]


@prepared
def _stuck_at(*, agency: Agency, on: date) -> QuerySet[Assignment, tuple[int, bool]]:
    opened = asked_tasks().filter(step_run__cycle__round__agency=agency, opened_at__isnull=False)
    told = opened.annotate(held=Exists(holdings_on(on).filter(position=OuterRef("position"))))
    return told.filter(Q(held=False) | Q(stuck_noted_at__isnull=False)).values_list("pk", "held")


def _whole(ids: list[int]) -> list[Assignment]:
    return list(asked_tasks().filter(pk__in=ids)) if ids else []
