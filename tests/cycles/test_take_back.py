"""What was pressed too early is taken back, until the next one acts."""

import pytest

from tests.cycles.walk import (
    cycle_of,
    fill,
    finish,
    hand_in_material,
    open_tasks_of,
    opened,
    task_of,
    walk_secretariat,
    walk_statistics,
)
from tests.hands import Hands
from tests.office import Office
from triwulan.audit.record import SYSTEM
from triwulan.cycles.actions.drafts import keep_draft
from triwulan.cycles.actions.return_value import return_value
from triwulan.cycles.actions.take_back import take_back
from triwulan.cycles.models import Assignment, Paper, StepRun
from triwulan.cycles.queries import papers_of
from triwulan.cycles.refusals import AlreadyFinished, MayNot, StepIncomplete
from triwulan.documents.actions import mark_signed
from triwulan.documents.models import Signing


@pytest.fixture
def running(office: Office) -> Office:
    opened(office)
    return office


def last_of(office: Office, username: str, code: str) -> Assignment:
    found: Assignment = Assignment.objects.filter(
        position=office.positions[username], step_run__code=code, finished_at__isnull=False
    ).latest("id")
    return found


def taken_back(office: Office, username: str, code: str, reason: str = "") -> Assignment:
    return take_back(person=office[username], task_id=last_of(office, username, code).pk, reason=reason)


def codes_of(office: Office, username: str) -> list[str]:
    return [task.step_run.code for task in open_tasks_of(office, username)]


def test_a_disposition_is_open_again_and_its_recipients_tasks_are_gone(running: Office, hands: Hands) -> None:
    before = finish(running, "kabid")
    hands.set("2026-04-10T09:00")
    fresh = taken_back(running, "kabid", "1", "Salah penerima.")
    assert (fresh.opened_at, fresh.due_at, fresh.finished_at) == (before.opened_at, before.due_at, None)
    assert [codes_of(running, who) for who in ("kabid", "kasubid.1", "kasubid.2")] == [["1"], [], []]
    finish(running, "kabid")
    assert [codes_of(running, who) for who in ("kabid", "kasubid.1", "kasubid.2")] == [[], ["2"], ["2"]]


def test_the_step_keeps_its_number_when_it_opens_again(running: Office) -> None:
    finish(running, "kabid")
    taken_back(running, "kabid", "1")
    finish(running, "kabid")
    live = StepRun.objects.filter(cycle=cycle_of(running, "statistik"), withdrawn_at=None).order_by("id")
    assert list(live.values_list("code", "attempt")) == [("1", 1), ("2", 1)]


def test_only_his_own_recipients_lose_their_tasks(running: Office) -> None:
    walk_statistics(running, until="3")
    taken_back(running, "kasubid.2", "2")
    assert [codes_of(running, who) for who in ("analis.1", "analis.2", "kasubid.2")] == [["3"], [], ["2"]]
    hand_in_material(running, "analis.1")
    finish(running, "kasubid.2")
    hand_in_material(running, "analis.2")
    assert codes_of(running, "kasubid.1") == ["4"]


def test_material_is_taken_back_while_the_report_is_untouched(running: Office) -> None:
    walk_statistics(running, until="4")
    taken_back(running, "analis.1", "3")
    assert [codes_of(running, who) for who in ("analis.1", "kasubid.1", "kasubid.2")] == [["3"], [], []]
    finish(running, "analis.1")
    assert [codes_of(running, who) for who in ("analis.1", "kasubid.1", "kasubid.2")] == [[], ["4"], ["4"]]


def test_a_return_is_taken_back(running: Office) -> None:
    walk_statistics(running, until="5")
    finish(running, "kabid", outcome="kembalikan", reason="Penyebut keliru.")
    taken_back(running, "kabid", "5")
    assert [codes_of(running, who) for who in ("kabid", "kasubid.1")] == [["5"], []]
    finish(running, "kabid", outcome="setuju")
    assert codes_of(running, "kasubid.1") == ["5a"]


def test_a_hand_over_is_taken_back_and_the_planner_waits_again(running: Office) -> None:
    walk_statistics(running)
    walk_secretariat(running)
    assert task_of(running, "perencana").opened_at is not None
    taken_back(running, "kasubag", "5a")
    assert (codes_of(running, "kasubag"), task_of(running, "perencana").opened_at) == (["5a"], None)
    finish(running, "kasubag")
    assert task_of(running, "perencana").opened_at is not None


def test_a_hand_over_of_the_first_leaves_the_planners_waiting_task(running: Office) -> None:
    walk_statistics(running)
    waiting = task_of(running, "perencana")
    taken_back(running, "kasubid.1", "5a")
    assert (codes_of(running, "kasubid.1"), task_of(running, "perencana")) == (["5a"], waiting)


def test_the_new_paper_stands_in_place_of_the_one_taken_back(running: Office) -> None:
    finish(running, "kabid")
    taken_back(running, "kabid", "1")
    finish(running, "kabid")
    former, latter = Paper.objects.filter(step_run__cycle=cycle_of(running, "statistik")).order_by("id")
    assert latter.document.supersedes == former.document
    assert list(papers_of(cycle_of(running, "statistik"))) == [latter]


def test_a_correction_is_taken_back_until_the_report_is_handed_in(running: Office) -> None:
    walk_statistics(running, until="4")
    cycle = cycle_of(running, "statistik")
    return_value(person=running["kasubid.1"], cycle_id=cycle.pk, code="A2", reason="Periksa.")
    finish(running, "analis.1", "3")
    fresh = taken_back(running, "analis.1", "3")
    assert [note.reason for note in fresh.return_notes.all()] == ["Periksa."]
    finish(running, "analis.1", "3")
    finish(running, "kasubid.2", "4")
    finish(running, "kasubid.1", "4")
    with pytest.raises(AlreadyFinished) as late:
        taken_back(running, "analis.1", "3")
    assert str(late.value).startswith("Tidak dapat diambil kembali: Kasubid 1 (Kasubid 1) sudah")


def test_who_finished_his_part_is_named_with_his_time(running: Office, hands: Hands) -> None:
    finish(running, "kabid")
    hands.set("2026-04-10T10:15")
    finish(running, "kasubid.2")
    with pytest.raises(AlreadyFinished) as late:
        taken_back(running, "kabid", "1")
    assert str(late.value) == (
        "Tidak dapat diambil kembali: Kasubid 2 (Kasubid 2) sudah mengerjakan lanjutannya pada Jumat 10 April 2026 "
        "10.15 WITA. Minta ia mengembalikannya, atau minta perencana mengalihkan tugasnya."
    )


def test_a_typed_value_is_an_act_too(running: Office, hands: Hands) -> None:
    walk_statistics(running, until="3")
    hands.set("2026-04-10T11:00")
    fill(running, "analis.1")
    with pytest.raises(AlreadyFinished, match=r"Analis 1 sudah mengerjakan lanjutannya pada .* 11\.00 WITA"):
        taken_back(running, "kasubid.1", "2")


def test_a_kept_draft_is_not_lost(running: Office) -> None:
    finish(running, "kabid")
    task = task_of(running, "kasubid.1")
    keep_draft(person=running["kasubid.1"], task_id=task.pk, fields={"note": ["Segera."]})
    with pytest.raises(AlreadyFinished, match=r"Kasubid 1 sudah mengerjakan lanjutannya\. Minta"):
        taken_back(running, "kabid", "1")


def test_a_signature_of_another_ends_it(running: Office) -> None:
    walk_statistics(running, until="5")
    signing = Signing.objects.get(document__kind="laporan_data_kinerja")
    mark_signed(signing=signing, person=running["kabid"], capacity="", actor=SYSTEM)
    with pytest.raises(AlreadyFinished, match=r"Kabid Statistik .* menandatangani naskahnya"):
        taken_back(running, "kasubid.1", "4")


def test_what_is_not_finished_or_taken_back_already_is_said(running: Office) -> None:
    with pytest.raises(StepIncomplete, match="belum diselesaikan"):
        take_back(person=running["kabid"], task_id=task_of(running, "kabid").pk)
    finish(running, "kabid")
    task = last_of(running, "kabid", "1")
    take_back(person=running["kabid"], task_id=task.pk)
    with pytest.raises(AlreadyFinished, match="sudah ditarik"):
        take_back(person=running["kabid"], task_id=task.pk)


def test_nobody_takes_back_another_s_press(running: Office) -> None:
    finish(running, "kabid")
    for username in ("kepala", "perencana", "kasubid.1"):
        with pytest.raises((MayNot, AlreadyFinished)):
            take_back(person=running[username], task_id=last_of(running, "kabid", "1").pk)
