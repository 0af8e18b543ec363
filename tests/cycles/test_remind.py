"""Reminding the holder of a task: by whom, how often, and who hears of it."""

import pytest

from tests.cycles.walk import finish, opened, task_of, walk_secretariat
from tests.hands import Hands
from tests.office import Office
from triwulan.audit.models import Entry
from triwulan.cycles.actions.remind import NotReminded, remind, reminders
from triwulan.cycles.models import Assignment
from triwulan.cycles.refusals import AlreadyFinished, MayNot
from triwulan.notices.follow import follow
from triwulan.notices.models import Notice


@pytest.fixture
def task(office: Office) -> Assignment:
    """The sub-head's order, given by the head of division."""
    opened(office)
    finish(office, "kabid")
    return task_of(office, "kasubid.1")


def recorded() -> list[tuple[int | None, int | None]]:
    found = Entry.objects.filter(action="task_reminded").order_by("pk")
    return list(found.values_list("actor_id", "position_id"))


@pytest.mark.parametrize("username", ["kabid", "perencana", "kepala", "sekretaris"])
def test_giver_planner_and_heads_remind_in_their_own_position(office: Office, task: Assignment, username: str) -> None:
    remind(person=office[username], task_id=task.pk)
    assert recorded() == [(office[username].pk, office.positions[username].pk)]


@pytest.mark.parametrize("username", ["kasubid.1", "kasubid.2", "analis.1", "kasubag", "admin"])
def test_nobody_else_does(office: Office, task: Assignment, username: str) -> None:
    with pytest.raises(MayNot):
        remind(person=office[username], task_id=task.pk)
    assert recorded() == []


def test_the_holder_and_his_superior_hear_of_it(office: Office, task: Assignment) -> None:
    follow()
    remind(person=office["perencana"], task_id=task.pk)
    follow()
    told = Notice.objects.filter(kind="reminded").values_list("person__username", "task_id")
    assert set(told) == {("kasubid.1", task.pk), ("kabid", task.pk)}


def test_nobody_is_reminded_of_what_he_has_done_since(office: Office, task: Assignment) -> None:
    remind(person=office["perencana"], task_id=task.pk)
    finish(office, "kasubid.1")
    follow()
    assert Notice.objects.filter(kind="reminded").count() == 0


def test_one_reminder_an_hour_whoever_asks(office: Office, task: Assignment, hands: Hands) -> None:
    remind(person=office["perencana"], task_id=task.pk)
    hands.set("2026-04-10T08:29")
    with pytest.raises(NotReminded, match=r"Kasubid 1 sudah diingatkan hari ini 07\.30 WITA\."):
        remind(person=office["kepala"], task_id=task.pk)
    hands.set("2026-04-10T08:30")
    remind(person=office["kepala"], task_id=task.pk)
    assert (len(recorded()), reminders([task.pk, 0])) == (2, {task.pk: hands()})


def test_a_finished_task_and_one_that_waits_are_not_reminded_of(office: Office, task: Assignment) -> None:
    finish(office, "kasubid.1")
    with pytest.raises(AlreadyFinished):
        remind(person=office["perencana"], task_id=task.pk)
    walk_secretariat(office)
    with pytest.raises(NotReminded, match="masih menunggu langkah sebelumnya"):
        remind(person=office["kepala"], task_id=task_of(office, "perencana").pk)
