"""What people notice: a minute of the scheduler, and several tasks at once."""

from tests.cycles.walk import task_of
from tests.office import Office
from triwulan.cycles import scheduler as cycles
from triwulan.cycles.models import Assignment
from triwulan.cycles.opening import open_shares
from triwulan.cycles.people import Share
from triwulan.cycles.queries import sop_of
from triwulan.notices import scheduler as notices


def minute() -> None:
    cycles.tick()
    notices.tick()


def several(office: Office, count: int) -> list[Assignment]:
    """The head of division's task, and more like it; each was given by the one before, as no position has two alike."""
    tasks = [task_of(office, "kabid")]
    while len(tasks) < count:
        share = (tasks[0].step_run, Share(office.positions["kabid"]))
        tasks += open_shares([share], sop_of(tasks[0].step_run.cycle.round), given_by=tasks[-1])
    return tasks
