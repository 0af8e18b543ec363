"""The giver withdraws a task: what it held passes on, or his own step asks him for another recipient."""

import pytest

from tests.cycles.walk import cycle_of, fill, finish, hand_in_material, opened, task_of, walk_statistics
from tests.office import Office
from triwulan.audit.actions import describe
from triwulan.audit.models import Entry
from triwulan.cycles.actions.return_value import return_value
from triwulan.cycles.actions.withdraw import withdraw
from triwulan.cycles.answers import Choice
from triwulan.cycles.models import Assignment, StepRun
from triwulan.cycles.refusals import AlreadyFinished, MayNot, NotThere, StepIncomplete

REASON = "Sedang cuti"


@pytest.fixture
def ordered(office: Office) -> Office:
    """Both sub-heads have their order, both analysts theirs."""
    opened(office)
    walk_statistics(office, until="3")
    return office


def codes(task: Assignment) -> list[str]:
    return list(task.indicators.order_by("code").values_list("code", flat=True))


def runs(office: Office) -> list[tuple[str, bool]]:
    """The division's steps in their order, each with whether it is finished."""
    found = StepRun.objects.filter(cycle=cycle_of(office, "statistik"), withdrawn_at=None).order_by("id")
    return [(run.code, run.finished_at is not None) for run in found]


def test_what_was_withdrawn_passes_to_the_other_recipient(office: Office) -> None:
    opened(office)
    walk_statistics(office, until="2")
    withdraw(person=office["kabid"], task_id=task_of(office, "kasubid.1").pk, reason=REASON)
    heir = task_of(office, "kasubid.2")
    assert (codes(heir), heir.coordinator) == (["A1", "A2", "B1"], True)
    finish(office, "kasubid.2")
    fill(office, "analis.2")
    finish(office, "analis.2")
    report = task_of(office, "kasubid.2", "4")
    assert (codes(report), report.coordinator) == (["A1", "A2", "B1"], True)


def test_without_another_recipient_the_giver_is_asked_again_and_the_step_goes_on(ordered: Office) -> None:
    withdrawn = withdraw(person=ordered["kasubid.1"], task_id=task_of(ordered, "analis.1").pk, reason=REASON)
    again = task_of(ordered, "kasubid.1", "2")
    assert (codes(again), again.instruction, runs(ordered)) == (
        ["A1", "A2"],
        "Tugas Analis 1 ditarik: Sedang cuti. Pilih penerima lain.",
        [("1", True), ("2", False), ("3", False)],
    )
    hand_in_material(ordered, "analis.2")
    finish(ordered, "kasubid.1", "2", recipients=(Choice(withdrawn.position_id),))
    hand_in_material(ordered, "analis.1")
    assert runs(ordered) == [("1", True), ("2", True), ("3", True), ("4", False)]
    assert codes(task_of(ordered, "kasubid.1", "4")) == ["A1", "A2"]


def test_the_heir_must_not_have_finished(ordered: Office) -> None:
    """Kasubid 1 has ordered already, so what Kasubid 2 is spared comes back to the Kabid."""
    opened_again = Assignment.objects.get(position=ordered.positions["kasubid.2"], step_run__code="2")
    with pytest.raises(AlreadyFinished) as late:
        withdraw(person=ordered["kabid"], task_id=opened_again.pk, reason=REASON)
    assert str(late.value) == (
        "Tugas ini sudah diselesaikan oleh Kasubid 2 (Kasubid 2) pada Jumat 10 April 2026 07.30 WITA."
    )


def test_a_giver_whose_other_recipient_is_through_is_asked_for_the_rest_alone(office: Office) -> None:
    opened(office)
    walk_statistics(office, until="2")
    finish(office, "kasubid.1")
    withdraw(person=office["kabid"], task_id=task_of(office, "kasubid.2").pk, reason=REASON)
    again = task_of(office, "kabid")
    assert (again.step_run.code, codes(again)) == ("1", ["B1"])
    finish(office, "kabid", recipients=(Choice(office.positions["kasubid.1"].pk),))
    assert codes(task_of(office, "kasubid.1", "2")) == ["B1"]


def test_the_entry_stays_with_its_reason(ordered: Office) -> None:
    task = task_of(ordered, "analis.1")
    withdraw(person=ordered["kasubid.1"], task_id=task.pk, reason=f"  {REASON} ")
    task.refresh_from_db()
    entry = Entry.objects.get(action="task_withdrawn")
    assert (task.withdrawn_at is not None, task.withdrawal_reason, entry.position_id, describe(entry)) == (
        True,
        REASON,
        ordered.positions["kasubid.1"].pk,
        "Menarik tugas: Sedang cuti.",
    )


def test_a_correction_that_is_withdrawn_lets_the_report_go_on(office: Office) -> None:
    opened(office)
    walk_statistics(office, until="4")
    cycle = cycle_of(office, "statistik")
    task = return_value(person=office["kasubid.1"], cycle_id=cycle.pk, code="A2", reason="Periksa.")
    withdraw(person=office["kasubid.1"], task_id=task.pk, reason="Sudah benar.")
    finish(office, "kasubid.2", "4")
    assert finish(office, "kasubid.1", "4").finished_at is not None


@pytest.mark.parametrize("username", ["analis.1", "kabid", "perencana", "analis.2"])
def test_nobody_but_the_giver_withdraws(ordered: Office, username: str) -> None:
    with pytest.raises(MayNot) as refused:
        withdraw(person=ordered[username], task_id=task_of(ordered, "analis.1").pk, reason=REASON)
    assert str(refused.value) == "Hanya pemberi tugas yang dapat menarik tugas ini."


def test_what_the_sop_itself_ordered_is_nobody_s_to_withdraw(office: Office) -> None:
    opened(office)
    with pytest.raises(MayNot):
        withdraw(person=office["perencana"], task_id=task_of(office, "kabid").pk, reason=REASON)


def test_a_reason_is_asked_for_and_a_strange_task_is_not_there(ordered: Office) -> None:
    task = task_of(ordered, "analis.1")
    with pytest.raises(StepIncomplete) as refused:
        withdraw(person=ordered["kasubid.1"], task_id=task.pk, reason=" ")
    assert refused.value.missing == ("Alasan belum ditulis. Pelaksananya membaca kalimat ini.",)
    with pytest.raises(NotThere):
        withdraw(person=ordered["kasubid.1"], task_id=task.pk + 1000, reason=REASON)
    task.refresh_from_db()
    assert task.withdrawn_at is None


def test_the_second_of_two_is_told_it_is_withdrawn(ordered: Office) -> None:
    task = task_of(ordered, "analis.1")
    withdraw(person=ordered["kasubid.1"], task_id=task.pk, reason=REASON)
    with pytest.raises(AlreadyFinished) as late:
        withdraw(person=ordered["kasubid.1"], task_id=task.pk, reason=REASON)
    assert str(late.value) == "Tugas ini sudah ditarik. Buka Tugas saya untuk melihat tugas yang berlaku."
