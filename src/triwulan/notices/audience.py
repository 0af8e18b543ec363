"""Who is told of what, and how: a table from the record's action to the people it concerns. In the agency's scope."""

from collections.abc import Callable, Iterable
from datetime import datetime

from triwulan.audit.models import Entry
from triwulan.cycles.models import Assignment, Cycle
from triwulan.cycles.vacancies import answering, is_vacant, planners
from triwulan.documents.models import Document
from triwulan.notices.models import NoticeKind, To
from triwulan.notices.of_archive import ARCHIVE
from triwulan.notices.of_corrections import CORRECTIONS
from triwulan.notices.of_papers import PAPERS
from triwulan.notices.of_questions import QUESTIONS
from triwulan.notices.of_reports import REPORTS
from triwulan.notices.people import reached_by
from triwulan.notices.told import Told
from triwulan.organisations.administrators import administrators
from triwulan.organisations.models import Agency, Holding
from triwulan.organisations.queries import holder_of, today
from triwulan.reports.actions.outdating import changes_since


def _task(entry: Entry) -> Assignment | None:
    return (
        Assignment.objects.filter(pk=entry.subject_id)
        .select_related("position__unit__agency", "step_run__returned_by", "step_run__cycle__round__agency")
        .first()
    )


def _open_task(entry: Entry) -> Assignment | None:
    """What was done or withdrawn since is nobody's any more."""
    task = _task(entry)
    ended = task is None or task.finished_at or task.withdrawn_at or task.step_run.withdrawn_at
    return None if ended else task


def _opened(entry: Entry) -> list[Told]:
    task = _open_task(entry)
    if task is None or task.step_run.beside_id is not None:
        return []  # a correction is told by `value_returned`, which knows the reason
    if is_vacant(task.position, today(task.step_run.cycle.round.agency)):
        return []  # told by `task_vacant`, to who answers for it
    returned = task.step_run.returned_by
    kind = NoticeKind.RETURNED if returned else NoticeKind.TASK
    return _each(reached_by(task, To.HOLDER), kind, entry, task, returned.reason if returned else "")


def _value_returned(entry: Entry) -> list[Told]:
    task = _open_task(entry)
    reason = str(entry.facts.get("reason", ""))
    return _each(reached_by(task, To.HOLDER), NoticeKind.VALUE_RETURNED, entry, task, reason) if task else []


def _by_rules(entry: Entry) -> list[Told]:
    """As the rules said when they went off; who is reached by several is told once, by all their ways."""
    task = _open_task(entry)
    if task is None or "to" not in entry.facts:
        return []  # without it, it was written before there were rules, and told then
    holdings: dict[int, Holding] = {}
    ways: dict[int, set[str]] = {}
    for whom in sorted(entry.facts["to"], key=To.values.index):
        for held in reached_by(task, whom):
            holdings.setdefault(held.person_id, held)
            ways.setdefault(held.person_id, set()).update(entry.facts["to"][whom])
    kind = NoticeKind.DUE_SOON if entry.action == "task_due_soon" else NoticeKind.LATE
    at = datetime.fromisoformat(entry.facts["at"])
    return [Told(held, kind, at, task, ways=frozenset(ways[person])) for person, held in holdings.items()]


def _reminded(entry: Entry) -> list[Told]:
    """By somebody, not by a rule: the performer, and his superior."""
    task = _open_task(entry)
    if task is None:
        return []
    holdings = [*reached_by(task, To.HOLDER), *reached_by(task, To.SUPERIOR)]
    return _each(holdings, NoticeKind.REMINDED, entry, task)


def _handed_over(entry: Entry) -> list[Told]:
    cycle = Cycle.objects.filter(pk=entry.subject_id).select_related("round__agency").first()
    if cycle is None:
        return []
    agency = cycle.round.agency
    return _each(planners(agency, today(agency)), NoticeKind.HANDED_OVER, entry)


def _taken_away(entry: Entry) -> list[Told]:
    """Who had it, unless he took it away himself."""
    task = _task(entry)
    held = holder_of(task.position, today(task.step_run.cycle.round.agency)) if task else None
    if task is None or held is None or held.person_id == entry.actor_id:
        return []
    reason = str(entry.facts.get("reason") or task.withdrawal_reason)
    return _each([held], NoticeKind.WITHDRAWN, entry, task, reason)


def _extended(entry: Entry) -> list[Told]:
    task = _open_task(entry)
    return _each(reached_by(task, To.HOLDER), NoticeKind.EXTENDED, entry, task) if task else []


def _vacant(entry: Entry) -> list[Told]:
    """Nobody, if it was filled or finished in the meantime."""
    task = _open_task(entry)
    on = today(task.step_run.cycle.round.agency) if task else None
    if task is None or on is None or not is_vacant(task.position, on):
        return []
    return _each(answering(task.position, on), NoticeKind.VACANT, entry, task)


def _no_checker(entry: Entry) -> list[Told]:
    task = _open_task(entry)
    if task is None:
        return []
    agency = task.step_run.cycle.round.agency
    return _each(planners(agency, today(agency)), NoticeKind.NO_CHECKER, entry, task)


def _not_opened(entry: Entry) -> list[Told]:
    """Who plans, and who looks after people, positions and SOP."""
    agency = Agency.objects.filter(pk=entry.agency_id or 0).first()
    if agency is None:
        return []
    on = today(agency)
    holdings = [*administrators(agency, on), *planners(agency, on)]
    return _each(holdings, NoticeKind.ROUND_REFUSED, entry, reason=str(entry.facts.get("reasons", "")))


def _agreement(entry: Entry) -> list[Told]:
    """Its holder, and who drafts it anew; nobody where it was changed meanwhile."""
    document = Document.objects.filter(pk=entry.subject_id).first()
    found = changes_since(document) if document else None
    if document is None or found is None or not found[1]:
        return []
    position, changes = found
    on = today(position.unit.agency)
    held = holder_of(position, on)
    others = [one for one in planners(position.unit.agency, on) if held is None or one.person_id != held.person_id]
    reason = "\n".join([f"{position.title}, {document.year}", *changes])
    return _each([held, *others] if held else others, NoticeKind.AGREEMENT, entry, reason=reason)


def _each(
    holdings: Iterable[Holding], kind: NoticeKind, entry: Entry, task: Assignment | None = None, reason: str = ""
) -> list[Told]:
    return [Told(holding, kind, entry.at, task, reason) for holding in holdings]


# What goes as it should is told to nobody: an approval shows by the next task, or by what is handed over.
AUDIENCES: dict[str, Callable[[Entry], list[Told]]] = {
    "task_opened": _opened,
    "value_returned": _value_returned,
    "task_due_soon": _by_rules,
    "late_reminded": _by_rules,
    "task_reminded": _reminded,
    "unit_handed_over": _handed_over,
    "task_withdrawn": _taken_away,
    "task_readdressed": _taken_away,
    "task_extended": _extended,
    "task_restored": _opened,
    "task_vacant": _vacant,
    "check_deadlocked": _no_checker,
    "round_not_opened": _not_opened,
    "agreement_outdated": _agreement,
    **CORRECTIONS,
    **QUESTIONS,
    **ARCHIVE,
    **PAPERS,
    **REPORTS,
}
