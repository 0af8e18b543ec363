"""A task whose position nobody holds is shown and announced to the next superior who is held, then to the planner."""

from datetime import date

import pytest

from tests.cycles.walk import finish, open_tasks_of, opened, task_of, walk_statistics
from tests.hands import Hands
from tests.office import BEGINNING, Office
from triwulan.audit.models import Entry
from triwulan.audit.record import SYSTEM
from triwulan.cycles import scheduler
from triwulan.cycles.actions.name_acting import name_acting
from triwulan.cycles.models import Assignment
from triwulan.cycles.refusals import MayNot, StepIncomplete
from triwulan.cycles.vacancies import stuck_tasks_for, vacant_tasks
from triwulan.notices import sentences
from triwulan.notices.follow import follow
from triwulan.notices.models import Notice
from triwulan.organisations.models import Capacity, Holding
from triwulan.organisations.people import end_holding

YESTERDAY = date(2026, 4, 9)


@pytest.fixture
def ordered(office: Office) -> Office:
    opened(office)
    walk_statistics(office, until="3")
    return office


def leave(office: Office, *usernames: str) -> None:
    for username in usernames:
        held = Holding.objects.get(position=office.positions[username])
        end_holding(holding=held, ends_on=YESTERDAY, actor=SYSTEM)


def seen_by(office: Office) -> dict[str, list[str]]:
    """Who finds a vacant position's task with him, by the position's title."""
    found = {
        name: [task.position.title for task in stuck_tasks_for(person, office.agency)]
        for name, person in office.people.items()
    }
    return {name: titles for name, titles in found.items() if titles}


def told() -> list[tuple[str, str]]:
    scheduler.tick()
    follow()
    notices = Notice.objects.filter(kind="vacant").select_related("person").order_by("id")
    return [(notice.person.username, sentences.body(notice)[1]) for notice in notices]


def test_the_direct_superior_sees_it(ordered: Office) -> None:
    assert (seen_by(ordered), vacant_tasks(ordered.agency)) == ({}, [])
    leave(ordered, "analis.1")
    assert seen_by(ordered) == {"kasubid.1": ["Analis 1"]}


def test_it_passes_over_superiors_that_are_vacant_too(ordered: Office) -> None:
    leave(ordered, "analis.1", "kasubid.1", "kabid")
    assert seen_by(ordered) == {"kepala": ["Analis 1"]}


def test_the_planner_sees_what_no_superior_is_left_for(ordered: Office) -> None:
    leave(ordered, "analis.1", "kasubid.1", "kabid", "kepala")
    assert seen_by(ordered) == {"perencana": ["Analis 1"]}


def test_it_is_announced_once_and_again_when_it_falls_vacant_again(ordered: Office, hands: Hands) -> None:
    leave(ordered, "analis.1")
    once = [("kasubid.1", "Analis 1 sedang tidak ada pejabatnya. Alihkan tugasnya, atau tunjuk Plt.")]
    assert (told(), told()) == (once, once)
    stand_in = Holding.objects.create(
        position=ordered.positions["analis.1"], person=ordered["analis.2"], starts_on=BEGINNING, capacity="Plt."
    )
    assert told() == once
    stand_in.delete()
    hands.set("2026-04-13T09:00")
    assert told() == once * 2


def test_a_task_that_opens_for_a_vacant_position_is_announced_to_who_answers_for_it(office: Office) -> None:
    leave(office, "kabid")
    opened(office)
    assert told() == [("kepala", "Kabid Statistik sedang tidak ada pejabatnya. Alihkan tugasnya, atau tunjuk Plt.")]
    assert not Notice.objects.filter(person=office["kepala"], kind="task").exists()


def test_the_superior_names_a_plt_who_finds_the_task(ordered: Office) -> None:
    leave(ordered, "analis.1")
    task = vacant_tasks(ordered.agency)[0]
    held = name_acting(
        person=ordered["kasubid.1"],
        task_id=task.pk,
        officer=ordered["analis.2"],
        decree="800/12/2026",
        decree_on=YESTERDAY,
    )
    assert (held.capacity, held.starts_on, held.decree_on) == (Capacity.PLT, date(2026, 4, 10), YESTERDAY)
    assert {task.position.title for task in open_tasks_of(ordered, "analis.2")} == {"Analis 1", "Analis 2"}
    assert Entry.objects.filter(action="holding_begun").latest("id").position_id == ordered.positions["kasubid.1"].pk


@pytest.mark.parametrize("by", ["analis.2", "kabid", "admin"])
def test_nobody_else_names_one(ordered: Office, by: str) -> None:
    leave(ordered, "analis.1")
    with pytest.raises(MayNot) as refused:
        name_acting(person=ordered[by], task_id=vacant_tasks(ordered.agency)[0].pk, officer=ordered["analis.2"])
    assert str(refused.value) == "Hanya atasan jabatan yang kosong atau perencana yang dapat menunjuk Plt."


def test_a_position_that_is_held_takes_no_plt(ordered: Office) -> None:
    with pytest.raises(StepIncomplete) as refused:
        name_acting(person=ordered["perencana"], task_id=task_of(ordered, "analis.1").pk, officer=ordered["analis.2"])
    assert refused.value.missing == ("Analis 1 sudah ada pejabatnya. Muat ulang halaman.",)


def plh(office: Office, position: str) -> None:
    Holding.objects.create(
        position=office.positions[position], person=office["kasubid.1"], starts_on=BEGINNING, capacity="Plh."
    )


def test_a_check_whose_checker_became_the_author_goes_to_his_superior(office: Office) -> None:
    opened(office)
    walk_statistics(office, until="5")
    plh(office, "kabid")
    scheduler.tick()
    scheduler.tick()
    assert [task.step_run.code for task in open_tasks_of(office, "kepala")] == ["5"]
    assert Entry.objects.get(action="task_readdressed").facts["reason"] == "Pejabatnya ikut menulis laporan ini."
    assert finish(office, "kepala", outcome="setuju").finished_at is not None


def test_without_a_superior_left_the_planner_is_told_once(office: Office) -> None:
    opened(office)
    walk_statistics(office, until="5")
    plh(office, "kabid")
    plh(office, "kepala")
    for _minute in range(2):
        scheduler.tick()
        follow()
    notice = Notice.objects.get(kind="no_checker")
    assert (notice.person, sentences.body(notice)[1]) == (
        office["perencana"],
        "Kabid Statistik dan semua atasannya ikut menulis laporan ini. Tunjuk pemeriksa lain.",
    )
    assert Assignment.objects.get(step_run__code="5", withdrawn_at=None).position == office.positions["kabid"]
