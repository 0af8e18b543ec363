"""An open task goes to another position: by its giver, by the planner, by who answers for a vacancy."""

from datetime import date

import pytest

from tests.cycles.walk import cycle_of, finish, hand_in_material, open_tasks_of, opened, task_of, walk_statistics
from tests.hands import Hands
from tests.office import Office, small_office
from triwulan.audit.models import Entry
from triwulan.audit.record import SYSTEM
from triwulan.cycles.actions.readdress import candidates, readdress
from triwulan.cycles.actions.return_value import return_value
from triwulan.cycles.models import Assignment
from triwulan.cycles.refusals import AlreadyFinished, MayNot, StepIncomplete
from triwulan.organisations.models import Holding
from triwulan.organisations.people import end_holding

REASON = "Sedang cuti"


@pytest.fixture
def ordered(office: Office) -> Office:
    opened(office)
    walk_statistics(office, until="3")
    return office


def move(office: Office, by: str, task: Assignment, to: str, reason: str = REASON) -> Assignment:
    return readdress(person=office[by], task_id=task.pk, position_id=office.positions[to].pk, reason=reason)


def codes(task: Assignment) -> list[str]:
    return list(task.indicators.order_by("code").values_list("code", flat=True))


def leave(office: Office, username: str) -> None:
    held = Holding.objects.get(position=office.positions[username])
    end_holding(holding=held, ends_on=date(2026, 4, 9), actor=SYSTEM)


@pytest.mark.parametrize("by", ["kasubid.1", "perencana"])
def test_the_giver_and_the_planner_give_a_task_to_another(ordered: Office, hands: Hands, by: str) -> None:
    task = task_of(ordered, "analis.1")
    hands.set("2026-04-13T08:00")
    fresh = move(ordered, by, task, "analis.umum")
    task.refresh_from_db()
    assert (codes(fresh), fresh.given_by, fresh.opened_at, task.withdrawal_reason) == (
        ["A1", "A2"],
        task.given_by,
        hands.instant,
        REASON,
    )
    assert Entry.objects.get(action="task_readdressed").facts == {
        "reason": REASON,
        "from": task.position_id,
        "to": fresh.position_id,
        "new": fresh.pk,
    }


def test_who_has_a_share_already_keeps_it_with_the_others_part(ordered: Office) -> None:
    hand_in_material(ordered, "analis.1", "analis.2")
    heir = task_of(ordered, "kasubid.2", "4")
    assert move(ordered, "perencana", task_of(ordered, "kasubid.1", "4"), "kasubid.2") == heir
    heir.refresh_from_db()
    assert (codes(heir), heir.coordinator, open_tasks_of(ordered, "kasubid.1")) == (["A1", "A2", "B1"], True, [])
    assert finish(ordered, "kasubid.2", "4").step_run.papers.count() == 1


def test_the_report_is_written_by_whom_the_task_went_to(office: Office) -> None:
    opened(office)
    walk_statistics(office, until="2")
    move(office, "kabid", task_of(office, "kasubid.1"), "kasubid.2")
    finish(office, "kasubid.2")
    hand_in_material(office, "analis.2")
    assert codes(task_of(office, "kasubid.2", "4")) == ["A1", "A2", "B1"]


def test_a_correction_keeps_its_reason_and_the_report_it_waits_for(office: Office) -> None:
    opened(office)
    walk_statistics(office, until="4")
    cycle = cycle_of(office, "statistik")
    task = return_value(person=office["kasubid.1"], cycle_id=cycle.pk, code="A2", reason="Periksa.")
    fresh = move(office, "kasubid.1", task, "analis.umum")
    assert ([note.reason for note in fresh.return_notes.all()], fresh.due_at) == (["Periksa."], task.due_at)


def test_corrections_follow_a_report_that_goes_to_another_author(office: Office) -> None:
    opened(office)
    walk_statistics(office, until="4")
    cycle = cycle_of(office, "statistik")
    task = return_value(person=office["kasubid.1"], cycle_id=cycle.pk, code="A2", reason="Periksa.")
    fresh = move(office, "perencana", task_of(office, "kasubid.1", "4"), "kasubag")
    task.refresh_from_db()
    assert task.given_by == fresh


def test_the_superior_who_answers_for_a_vacancy_gives_its_task_to_another(ordered: Office) -> None:
    task = task_of(ordered, "analis.1")
    leave(ordered, "analis.1")
    leave(ordered, "kasubid.1")
    assert codes(move(ordered, "kabid", task, "analis.umum")) == ["A1", "A2"]
    assert Entry.objects.get(action="task_readdressed").position_id == ordered.positions["kabid"].pk


@pytest.mark.parametrize("by", ["analis.1", "kabid", "kepala", "kasubid.2", "admin"])
def test_others_may_not_while_somebody_holds_the_position(ordered: Office, by: str) -> None:
    with pytest.raises(MayNot) as refused:
        move(ordered, by, task_of(ordered, "analis.1"), "analis.umum")
    assert str(refused.value) == "Hanya pemberi tugas atau perencana yang dapat mengalihkan tugas ini."


@pytest.mark.parametrize(
    ("to", "reason", "sentences"),
    [
        ("analis.1", REASON, ("Tugas ini sudah pada jabatan itu. Pilih jabatan lain.",)),
        ("analis.2", " ", ("Alasan belum ditulis. Sebutkan mengapa tugas ini dialihkan.",)),
        ("kasubag", REASON, ("Kasubag Umum sedang tidak ada pemegangnya. Pilih jabatan lain.",)),
    ],
)
def test_what_cannot_be_is_said_and_changes_nothing(
    ordered: Office, to: str, reason: str, sentences: tuple[str, ...]
) -> None:
    leave(ordered, "kasubag")
    task = task_of(ordered, "analis.1")
    with pytest.raises(StepIncomplete) as refused:
        move(ordered, "kasubid.1", task, to, reason)
    assert (refused.value.missing, task_of(ordered, "analis.1").withdrawn_at) == (sentences, None)


def test_a_position_of_another_agency_is_none(ordered: Office) -> None:
    other = small_office("Dinas Lain", ordered.government, "lain.")
    with pytest.raises(StepIncomplete) as refused:
        readdress(
            person=ordered["kasubid.1"],
            task_id=task_of(ordered, "analis.1").pk,
            position_id=other.positions["lain.kabid"].pk,
            reason=REASON,
        )
    assert refused.value.missing == ("Jabatan tujuan tidak ada di perangkat daerah ini. Pilih jabatan lain.",)


def test_the_second_of_two_is_told_and_what_was_finished_stays(ordered: Office) -> None:
    task = task_of(ordered, "analis.1")
    move(ordered, "kasubid.1", task, "analis.umum")
    with pytest.raises(AlreadyFinished, match="sudah ditarik"):
        move(ordered, "perencana", task, "analis.2")
    hand_in_material(ordered, "analis.2")
    done = Assignment.objects.get(position=ordered.positions["analis.2"], step_run__code="3")
    with pytest.raises(AlreadyFinished, match="sudah diselesaikan oleh Analis 2"):
        move(ordered, "kasubid.2", done, "analis.umum")


def test_a_waiting_task_waits_on_with_another(office: Office) -> None:
    opened(office)
    walk_statistics(office)
    assert move(office, "perencana", task_of(office, "perencana"), "kasubag").opened_at is None


def test_whom_it_may_go_to_are_those_who_act_today_and_of_a_check_no_author(office: Office) -> None:
    opened(office)
    walk_statistics(office, until="5")
    leave(office, "analis.1")
    found = {held.person.username for held in candidates(task_of(office, "kabid"))}
    assert found == set(office.people) - {"kabid", "kasubid.1", "kasubid.2", "analis.1"}
