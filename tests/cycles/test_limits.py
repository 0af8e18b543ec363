"""A holiday that is added later moves open steps, and only those."""

from datetime import date
from functools import partial

from tests.cycles.walk import cycle_of, finish, opened, task_of, walk_statistics
from tests.hands import local
from tests.office import Office
from triwulan.audit.models import Entry
from triwulan.audit.record import SYSTEM
from triwulan.cycles.actions.limits import move_limits, would_move
from triwulan.cycles.actions.return_value import return_value
from triwulan.organisations.calendar_changes import add_holiday
from triwulan.organisations.models import Holiday


def test_a_later_holiday_moves_open_tasks_and_leaves_finished_ones(office: Office) -> None:
    opened(office)
    walk_statistics(office, until="3")
    done = finish(office, "sekretaris")
    task = task_of(office, "analis.1")
    assert task.due_at == local("2026-04-13T07:30")
    add_holiday(agency=office.agency, day=date(2026, 4, 13), name="Libur daerah", kind="libur_daerah", actor=SYSTEM)
    assert len(move_limits(office.agency)) == 2
    assert task_of(office, "analis.1").due_at == local("2026-04-14T07:30")
    before = done.due_at
    done.refresh_from_db()
    assert done.due_at == before
    assert move_limits(office.agency) == []


def test_what_a_holiday_would_move_is_told_and_not_done(office: Office) -> None:
    opened(office)
    walk_statistics(office, until="3")
    change = partial(
        add_holiday, agency=office.agency, day=date(2026, 4, 13), name="Libur", kind="libur_daerah", actor=SYSTEM
    )
    before, after = local("2026-04-13T07:30"), local("2026-04-14T07:30")
    moves = [(move.task.position.title, move.due_before, move.due_at) for move in would_move(office.agency, change)]
    assert moves == [("Analis 1", before, after), ("Analis 2", before, after)]
    assert (Holiday.objects.filter(name="Libur").count(), Entry.objects.filter(action="limit_moved").count()) == (0, 0)
    assert task_of(office, "analis.1").due_at == before


def test_a_correction_is_due_with_the_report_it_was_asked_for(office: Office) -> None:
    opened(office)
    walk_statistics(office, until="4")
    report = task_of(office, "kasubid.1")
    cycle = cycle_of(office, "statistik")
    return_value(person=office["kasubid.1"], cycle_id=cycle.pk, code="A1", reason="Periksa.")
    add_holiday(agency=office.agency, day=date(2026, 4, 13), name="Libur", kind="libur_daerah", actor=SYSTEM)
    move_limits(office.agency)
    report.refresh_from_db()
    assert (task_of(office, "analis.1").due_at, report.due_at) == (local("2026-04-14T07:30"),) * 2
