"""Who is told of what: a table from the record's action to the people it concerns. Runs in the agency's scope."""

from collections.abc import Callable
from dataclasses import dataclass

from triwulan.audit.models import Entry
from triwulan.cycles.models import Assignment, Cycle
from triwulan.cycles.vacancies import answering, is_vacant, planners
from triwulan.notices.models import NoticeKind
from triwulan.organisations.administrators import administrators
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
    """Who holds the task's position; of a vacant one who answers for it."""
    on = today(task.step_run.cycle.round.agency)
    holder = holder_of(task.position, on)
    return [holder.person_id] if holder else [held.person_id for held in answering(task.position, on)]


def _opened(entry: Entry) -> list[Told]:
    task = _task(entry)
    if task is None or task.finished_at is not None:
        return []
    if task.step_run.beside_id is not None:
        return []  # told by `value_returned`, which knows the reason
    if is_vacant(task.position, today(task.step_run.cycle.round.agency)):
        return []  # told by `task_vacant`, to who answers for it
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


def _taken_away(entry: Entry) -> list[Told]:
    """Who had it, unless he took it away himself."""
    task = _task(entry)
    if task is None:
        return []
    holder = _holders([task.position], task.step_run.cycle.round.agency)
    reason = str(entry.facts.get("reason") or task.withdrawal_reason)
    return [Told(person, NoticeKind.WITHDRAWN, task, reason) for person in holder if person != entry.actor_id]


def _extended(entry: Entry) -> list[Told]:
    task = _task(entry)
    return [Told(person, NoticeKind.EXTENDED, task) for person in _performer(task)] if task else []


def _vacant(entry: Entry) -> list[Told]:
    """Nobody, if it was filled or finished in the meantime."""
    task = _task(entry)
    if task is None or task.finished_at or task.withdrawn_at:
        return []
    on = today(task.step_run.cycle.round.agency)
    if not is_vacant(task.position, on):
        return []
    return [Told(held.person_id, NoticeKind.VACANT, task) for held in answering(task.position, on)]


def _no_checker(entry: Entry) -> list[Told]:
    task = _task(entry)
    if task is None:
        return []
    agency = task.step_run.cycle.round.agency
    return [Told(held.person_id, NoticeKind.NO_CHECKER, task) for held in planners(agency, today(agency))]


def _not_opened(entry: Entry) -> list[Told]:
    """Who plans, and who looks after people, positions and SOP."""
    agency = Agency.objects.filter(pk=entry.agency_id or 0).first()
    if agency is None:
        return []
    on = today(agency)
    people = [held.person_id for held in (*administrators(agency, on), *planners(agency, on))]
    reason = str(entry.facts.get("reasons", ""))
    return [Told(person, NoticeKind.ROUND_REFUSED, reason=reason) for person in people]


AUDIENCES: dict[str, Callable[[Entry], list[Told]]] = {
    "task_opened": _opened,
    "value_returned": _value_returned,
    "task_due_soon": _due_soon,
    "task_late": _late,
    "task_reminded": _reminded,
    "unit_handed_over": _handed_over,
    "task_withdrawn": _taken_away,
    "task_readdressed": _taken_away,
    "task_extended": _extended,
    "task_restored": _opened,
    "task_vacant": _vacant,
    "check_deadlocked": _no_checker,
    "round_not_opened": _not_opened,
}
