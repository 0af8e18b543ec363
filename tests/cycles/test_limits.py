"""A holiday that is added later moves open steps, and only those."""

from datetime import date

from tests.cycles.walk import finish, opened, task_of, walk_statistics
from tests.hands import local
from tests.office import Office
from triwulan.audit.record import SYSTEM
from triwulan.cycles.actions.limits import move_limits
from triwulan.organisations.calendar_changes import add_holiday


def test_a_later_holiday_moves_open_tasks_and_leaves_finished_ones(office: Office) -> None:
    opened(office)
    walk_statistics(office, until="3")
    done = finish(office, "sekretaris")
    task = task_of(office, "analis.1")
    assert task.due_at == local("2026-04-13T07:30")
    add_holiday(agency=office.agency, day=date(2026, 4, 13), name="Libur daerah", kind="libur_daerah", actor=SYSTEM)
    assert move_limits(office.agency) == 2
    assert task_of(office, "analis.1").due_at == local("2026-04-14T07:30")
    before = done.due_at
    done.refresh_from_db()
    assert done.due_at == before
    assert move_limits(office.agency) == 0
