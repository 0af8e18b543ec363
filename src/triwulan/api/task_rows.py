"""Tasks as the API shows them."""

from typing import Any

from django.db.models import QuerySet, prefetch_related_objects

from triwulan.api.instants import local
from triwulan.api.shapes.office import PositionName
from triwulan.api.shapes.task import Task, TaskIndicator
from triwulan.api.standing_tasks import Lack, lacks_of
from triwulan.core import clock
from triwulan.cycles.models import Assignment
from triwulan.cycles.queries import sop_of, step_of

# Whatever a list of tasks needs of each, in one query each.
RELATIONS = (
    "indicators",
    "attachments",
    "step_run__assignments__position",
    "step_run__corrections__assignments__position",
    "step_run__corrections__assignments__indicators",
)


def task_rows(tasks: "QuerySet[Assignment]") -> list[Task]:
    found = list(tasks.prefetch_related(*RELATIONS))
    lacks = lacks_of(found)
    return [Task(**task_fields(task, lacks[task.pk])) for task in found]


def task_row(task: Assignment) -> Task:
    prefetch_related_objects([task], *RELATIONS)
    return Task(**task_fields(task, lacks_of([task])[task.pk]))


def task_fields(task: Assignment, lack: Lack) -> dict[str, Any]:
    run, step = task.step_run, step_of(task)
    cycle = run.cycle
    agency = cycle.round.agency
    return {
        "id": task.pk,
        "no": step.no,
        "code": step.code,
        "phase": step.phase,
        "work": run.work,
        "activity": step.title,
        "performer": sop_of(cycle.round).performer_names(step),
        "unit": cycle.unit.name,
        "unit_id": cycle.unit_id,
        "cycle": cycle.pk,
        "round": cycle.round_id,
        "year": cycle.round.year,
        "quarter": cycle.round.quarter,
        "position": PositionName(id=task.position_id, title=task.position.title),
        "attempt": run.attempt,
        "coordinator": task.coordinator,
        "waiting": task.opened_at is None and task.withdrawn_at is None,
        "correction": run.beside_id is not None,
        "opened_at": local(task.opened_at, agency),
        "due_at": local(task.due_at, agency),
        "late": is_late(task),
        "finished_at": local(task.finished_at, agency),
        "withdrawn_at": local(task.withdrawn_at, agency),
        "outcome": task.outcome or None,
        "instruction": task.instruction,
        "urgency": task.urgency,
        "requirements": list(step.requirements),
        "outputs": list(step.outputs),
        "indicators": [TaskIndicator(code=one.code, name=one.name) for one in task.indicators.all()],
        "missing": lack.missing,
        "warnings": lack.warnings,
        "outcomes": list(step.outcomes),
    }


def is_late(task: Assignment) -> bool:
    """Of an open one: is it late by now; of a finished one: was it."""
    return task.late_at is not None and task.late_at < (task.finished_at or clock.now())
