"""Which checks a value has passed, and who looked at it there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from triwulan.cycles.models import Assignment
from triwulan.cycles.queries import step_of
from triwulan.cycles.trail.changes import Change, value_before
from triwulan.cycles.trail.places import Place, Places, place_of
from triwulan.sop.works import WORKS

# Where somebody looks at the value besides who enters it.
_SEEING = ("laporan", "periksa", "rekap_triwulan", "laporan_tahunan")


@dataclass(frozen=True)
class Check:
    """`value` is what it was when the task was finished; `fits` None where nothing was marked."""

    task: Assignment
    place: Place
    work: str
    title: str
    value: str
    fits: bool | None
    note: str

    @property
    def is_check(self) -> bool:
        return self.task.step_run.work == "periksa"


def checks_of(places: Places, changes: Sequence[Change]) -> Iterator[Check]:
    """Oldest first; a task that was taken back does not count as having been done."""
    indicator = places.indicator
    seen = (task for task in places.tasks if task.step_run.work in _SEEING)
    for task in sorted((one for one in seen if one.finished_at and not one.withdrawn_at), key=places.finished):
        mark = next((each for each in task.marks.all() if each.indicator_id == indicator.pk), None)
        yield Check(
            task=task,
            place=place_of(task, indicator),
            work=str(WORKS[task.step_run.work].label),
            title=step_of(task).title,
            value=value_before(changes, places.finished(task), indicator),
            fits=mark.fits if mark else None,
            note=mark.note if mark else "",
        )
