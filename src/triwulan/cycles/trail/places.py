"""At which step something of a value happened: the task of the acting position that held the indicator then."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from triwulan.audit.models import Entry
from triwulan.core.quarters import Quarter
from triwulan.cycles.models import Assignment
from triwulan.cycles.queries import ASSIGNMENT_RELATIONS, sop_of, step_of
from triwulan.indicators.models import Indicator

_ENTERING = ("bahan", "laporan")
_ENDS = ("task_opened", "task_finished")
_ALWAYS = (0, float("inf"))


@dataclass(frozen=True)
class Place:
    """`reason`: why the task was there at all, where somebody had sent the value back."""

    task: Assignment
    words: str
    reason: str = ""


@dataclass(frozen=True)
class Places:
    """All the tasks of the quarter that hold or held the indicator, oldest first; `span` by the task's key.

    A span are the entries of the record that opened and finished it: their order is exact where two clocks' is not.
    """

    tasks: Sequence[Assignment]
    indicator: Indicator
    span: Mapping[int, tuple[int, float]]

    def of(self, entry: Entry) -> Place | None:
        """None for what happened outside any task: an import, a correction after approval."""
        held = [task for task in self.tasks if task.step_run.work in _ENTERING and self._covers(task, entry)]
        return place_of(held[-1], self.indicator) if held else None

    def finished(self, task: Assignment) -> float:
        """The entry that finished it."""
        return self.span.get(task.pk, _ALWAYS)[1]

    def _covers(self, task: Assignment, entry: Entry) -> bool:
        if task.step_run.cycle_id != entry.cycle_id or task.position_id != entry.position_id:
            return False
        opened, finished = self.span.get(task.pk, _ALWAYS)
        return opened < entry.pk < finished


def places_of(indicator: Indicator, quarter: Quarter) -> Places:
    tasks = tasks_of(indicator, quarter)
    return Places(tasks, indicator, _spans([task.pk for task in tasks]))


def _spans(tasks: Sequence[int]) -> dict[int, tuple[int, float]]:
    entries = Entry.objects.filter(subject_type="assignment", subject_id__in=tasks, action__in=_ENDS)
    spans: dict[int, tuple[int, float]] = {}
    for pk, task, action in entries.order_by("id").values_list("pk", "subject_id", "action"):
        opened, finished = spans.get(task, _ALWAYS)
        spans[task] = (pk, finished) if action == _ENDS[0] else (opened, pk)
    return spans


def tasks_of(indicator: Indicator, quarter: Quarter) -> list[Assignment]:
    found = Assignment.objects.filter(
        step_run__cycle__round__agency=indicator.agency_id,
        step_run__cycle__round__year=quarter.year,
        step_run__cycle__round__quarter=quarter.number,
        indicators=indicator,
        opened_at__isnull=False,
    )
    return list(
        found.select_related(*ASSIGNMENT_RELATIONS, "person").prefetch_related("return_notes", "marks").order_by("id")
    )


def place_of(task: Assignment, indicator: Indicator) -> Place:
    step = step_of(task)
    words = _("Langkah %(no)s") % {"no": sop_of(task.step_run.cycle.round).label(step)}
    notes = [note.reason for note in task.return_notes.all() if note.indicator_id == indicator.pk]
    if task.step_run.beside_id is not None:
        words = _("%(step)s, diperbaiki") % {"step": words}
    return Place(task, words, notes[-1] if notes else "")
