"""The agency's stretch waits for its divisions, unless the planner decides otherwise."""

import pytest

from tests.cycles.walk import finish, open_tasks_of, opened, task_of, walk_secretariat, walk_statistics
from tests.office import Office
from triwulan.cycles.models import LateStart
from triwulan.cycles.refusals import StepIncomplete


@pytest.fixture
def half_done(office: Office) -> Office:
    opened(office)
    walk_secretariat(office)
    return office


def test_the_planner_sees_nothing_before_the_first_hand_over(office: Office) -> None:
    opened(office)
    assert open_tasks_of(office, "perencana") == []


def test_the_compilation_waits_without_a_clock_while_a_division_is_missing(half_done: Office) -> None:
    task = task_of(half_done, "perencana")
    assert (task.opened_at, task.due_at) == (None, None)
    with pytest.raises(StepIncomplete) as waits:
        finish(half_done, "perencana")
    assert waits.value.missing == ("Bidang Statistik belum menyerahkan.",)


def test_starting_without_a_division_keeps_the_reason(half_done: Office) -> None:
    finish(half_done, "perencana", without_late="Laporan ditunggu Bagian Organisasi.")
    assert [(late.unit.name, late.reason) for late in LateStart.objects.all()] == [
        ("Bidang Statistik", "Laporan ditunggu Bagian Organisasi.")
    ]


def test_a_division_that_comes_later_finishes_its_steps_and_opens_nothing(half_done: Office) -> None:
    finish(half_done, "perencana", without_late="Ditunggu.")
    walk_statistics(half_done)
    assert open_tasks_of(half_done, "perencana") == []


def test_the_clock_of_the_compilation_starts_with_the_last_hand_over(half_done: Office) -> None:
    walk_statistics(half_done)
    task = task_of(half_done, "perencana")
    assert task.opened_at is not None
    assert task.due_at is not None
