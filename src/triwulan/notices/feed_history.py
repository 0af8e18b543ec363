"""How often a task has changed, and when last, as the record tells: what a calendar calls SEQUENCE and DTSTAMP."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from triwulan.audit.models import Entry
from triwulan.cycles.models import Assignment

CHANGES = (
    "limit_moved",
    "task_finished",
    "task_withdrawn",
    "task_readdressed",
    "task_extended",
    "task_taken_back",
    "task_restored",
)


@dataclass(frozen=True)
class History:
    changes: int
    at: datetime


def histories(tasks: Iterable[Assignment]) -> dict[int, History]:
    """One query; each task's, from its opening on."""
    found = {task.pk: History(0, task.opened_at or task.step_run.opened_at) for task in tasks}
    entries = Entry.objects.filter(action__in=CHANGES, subject_type="assignment", subject_id__in=list(found))
    for task_id, at in entries.order_by("id").values_list("subject_id", "at"):
        found[task_id] = History(found[task_id].changes + 1, max(found[task_id].at, at))
    return found
