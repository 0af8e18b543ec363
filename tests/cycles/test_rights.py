"""Who may press: the holder of the position on that day, nobody else."""

import pytest

from tests.cycles.walk import finish, opened, task_of, walk_statistics
from tests.hands import Hands
from tests.office import BEGINNING, Office, small_office
from triwulan.audit.record import SYSTEM
from triwulan.cycles.actions.finish import finish_assignment
from triwulan.cycles.actions.readdress import readdress
from triwulan.cycles.answers import Answer
from triwulan.cycles.models import Assignment
from triwulan.cycles.refusals import AlreadyFinished, MayNot, NotThere, StepIncomplete
from triwulan.organisations.models import Holding
from triwulan.organisations.people import end_holding


def press(office: Office, username: str, task: Assignment, **answer: str) -> Assignment:
    return finish_assignment(person=office[username], task_id=task.pk, answer=Answer(**answer))  # type: ignore[arg-type]


def test_only_the_holder_finishes_a_task(office: Office) -> None:
    opened(office)
    task = task_of(office, "kabid")
    for username in set(office.people) - {"kabid"}:
        with pytest.raises(MayNot):
            press(office, username, task)
    assert press(office, "kabid", task).person == office["kabid"]


def test_another_agency_does_not_know_of_the_task(office: Office) -> None:
    opened(office)
    task = task_of(office, "kabid")
    other = small_office("Dinas Lain", office.government, "lain.")
    with other.scope(), pytest.raises(NotThere):
        press(other, "lain.kabid", task)


def test_a_second_press_is_told_who_was_first_and_when(office: Office) -> None:
    opened(office)
    task = task_of(office, "kabid")
    press(office, "kabid", task)
    with pytest.raises(AlreadyFinished) as told:
        press(office, "kabid", task)
    assert str(told.value) == (
        "Tugas ini sudah diselesaikan oleh Kabid Statistik (Kabid Statistik) pada Jumat 10 April 2026 07.30 WITA."
    )


def test_a_new_holder_finds_the_task_and_the_former_one_is_told(office: Office, hands: Hands) -> None:
    opened(office)
    task = task_of(office, "kabid")
    held = Holding.objects.get(position=task.position)
    end_holding(holding=held, ends_on=hands.instant.date(), actor=SYSTEM)
    hands.set("2026-04-14T09:00")
    Holding.objects.create(position=task.position, person=office["analis.umum"], starts_on=hands.instant.date())
    with pytest.raises(MayNot):
        press(office, "kabid", task)
    assert press(office, "analis.umum", task).person == office["analis.umum"]
    with pytest.raises(AlreadyFinished):
        press(office, "kabid", task)


def test_a_checker_who_wrote_the_report_is_replaced_by_his_superior(office: Office) -> None:
    Holding.objects.create(
        position=office.positions["kasubid.1"], person=office["kabid"], starts_on=BEGINNING, capacity="Plh."
    )
    opened(office)
    finish(office, "kabid", "1")
    finish(office, "kabid", "2")
    finish(office, "kasubid.2", "2")
    walk_material(office)
    finish(office, "kasubid.2", "4")
    finish(office, "kabid", "4")
    assert task_of(office, "kepala").step_run.code == "5"


def walk_material(office: Office) -> None:
    from tests.cycles.walk import hand_in_material

    hand_in_material(office, "analis.1", "analis.2")


def test_an_author_who_came_into_the_checkers_place_is_refused_until_the_planner_names_another(office: Office) -> None:
    opened(office)
    walk_statistics(office, until="5")
    Holding.objects.create(
        position=office.positions["kabid"], person=office["kasubid.1"], starts_on=BEGINNING, capacity="Plh."
    )
    task = Assignment.objects.get(step_run__code="5")
    with pytest.raises(MayNot):
        press(office, "kasubid.1", task, outcome="setuju")
    fresh = readdress(
        person=office["perencana"],
        task_id=task.pk,
        position_id=office.positions["sekretaris"].pk,
        reason="Penulisnya sama.",
    )
    assert press(office, "sekretaris", fresh, outcome="setuju").finished_at is not None


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ({}, "Pilih hasilnya: setuju, kembalikan."),
        ({"outcome": "mungkin"}, "Langkah 5 tidak mengenal hasil “mungkin”; hasilnya “setuju”, “kembalikan”."),
        (
            {"outcome": "kembalikan", "reason": " "},
            "Alasan belum ditulis. Tulis apa yang harus diperbaiki sebelum mengembalikan.",
        ),
    ],
)
def test_a_decision_is_named_and_a_return_has_its_reason(office: Office, answer: dict[str, str], sentence: str) -> None:
    opened(office)
    walk_statistics(office, until="5")
    task = task_of(office, "kabid")
    with pytest.raises(StepIncomplete) as refused:
        press(office, "kabid", task, **answer)
    assert refused.value.missing == (sentence,)
    task.refresh_from_db()
    assert (task.finished_at, task.marks.count()) == (None, 0)
