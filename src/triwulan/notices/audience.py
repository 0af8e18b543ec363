"""Who is told of what: a table from the record's action to the people it concerns. Runs in the agency's scope."""

from collections.abc import Callable
from dataclasses import dataclass

from triwulan.audit.models import Entry
from triwulan.cycles.models import Assignment, Cycle
from triwulan.notices.models import NoticeKind
from triwulan.organisations.models import Agency, Position
from triwulan.organisations.queries import holder_of, positions_with_role, root_unit, superiors, today


@dataclass(frozen=True)
class Told:
    person_id: int
    kind: NoticeKind
    task: Assignment | None = None
    reason: str = ""


def _task(entry: Entry) -> Assignment | None:
    return (
        Assignment.objects.filter(pk=entry.subject_id)
        .select_related("position__unit__agency", "step_run__returned_by", "step_run__cycle__round__agency")
        .first()
    )


def _holders(positions: list[Position], agency: Agency) -> list[int]:
    found = (holder_of(position, today(agency)) for position in positions)
    return [holding.person_id for holding in found if holding is not None]


def _performer(task: Assignment) -> list[int]:
    """Who holds the task's position; of a vacant one the next superior who is there."""
    agency = task.step_run.cycle.round.agency
    for position in (task.position, *superiors(task.position)):
        found = _holders([position], agency)
        if found:
            return found
    return []


def _opened(entry: Entry) -> list[Told]:
    task = _task(entry)
    if task is None or task.finished_at is not None:
        return []
    if task.step_run.beside_id is not None:
        return []  # told by `value_returned`, which knows the reason
    returned = task.step_run.returned_by
    kind = NoticeKind.RETURNED if returned else NoticeKind.TASK
    return [Told(person, kind, task, returned.reason if returned else "") for person in _performer(task)]


def _value_returned(entry: Entry) -> list[Told]:
    task = _task(entry)
    if task is None:
        return []
    reason = str(entry.facts.get("reason", ""))
    return [Told(person, NoticeKind.VALUE_RETURNED, task, reason) for person in _performer(task)]


def _due_soon(entry: Entry) -> list[Told]:
    task = _task(entry)
    return [Told(person, NoticeKind.DUE_SOON, task) for person in _performer(task)] if task else []


def _late(entry: Entry) -> list[Told]:
    return _with_superior(_task(entry), NoticeKind.LATE)


def _reminded(entry: Entry) -> list[Told]:
    """Nobody is reminded of what is no longer his to do."""
    task = _task(entry)
    stands = task is not None and task.finished_at is None and task.withdrawn_at is None
    return _with_superior(task if stands else None, NoticeKind.REMINDED)


def _with_superior(task: Assignment | None, kind: NoticeKind) -> list[Told]:
    """The performer and his direct superior."""
    if task is None:
        return []
    above = _holders(superiors(task.position)[:1], task.step_run.cycle.round.agency)
    return [Told(person, kind, task) for person in (*_performer(task), *above)]


def _handed_over(entry: Entry) -> list[Told]:
    cycle = Cycle.objects.filter(pk=entry.subject_id).select_related("round__agency").first()
    if cycle is None:
        return []
    agency = cycle.round.agency
    planners = positions_with_role(root_unit(agency), "perencana", today(agency))
    return [Told(person, NoticeKind.HANDED_OVER) for person in _holders(planners, agency)]


AUDIENCES: dict[str, Callable[[Entry], list[Told]]] = {
    "task_opened": _opened,
    "value_returned": _value_returned,
    "task_due_soon": _due_soon,
    "task_late": _late,
    "task_reminded": _reminded,
    "unit_handed_over": _handed_over,
}
