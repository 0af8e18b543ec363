"""Who hears of what, once."""

import pytest

from tests.cycles.walk import cycle_of, finish, opened, walk_secretariat, walk_statistics
from tests.hands import Hands
from tests.notices.minutes import minute
from tests.office import Office
from triwulan.cycles.actions.return_value import return_value
from triwulan.notices import sentences
from triwulan.notices.follow import follow
from triwulan.notices.models import Notice
from triwulan.notices.queries import inbox, unread_count


@pytest.fixture
def running(office: Office) -> Office:
    opened(office)
    return office


def told() -> set[tuple[str, str]]:
    follow()
    return {(notice.person.username, notice.kind) for notice in Notice.objects.select_related("person")}


def test_those_whose_task_opened_are_told_once_however_often_the_record_is_read(running: Office) -> None:
    assert told() == {("kabid", "task"), ("sekretaris", "task")}
    assert follow() == 0
    assert unread_count(running["kabid"]) == 1


def test_a_return_reaches_the_authors_with_its_reason(running: Office) -> None:
    walk_statistics(running, until="5")
    finish(running, "kabid", outcome="kembalikan", reason="Penyebut keliru.")
    follow()
    notice = inbox(running["kasubid.1"]).first()
    assert notice is not None
    assert (notice.kind, sentences.title(notice), sentences.body(notice)[:2]) == (
        "returned",
        "Dikembalikan untuk diperbaiki: Membuat laporan data kinerja",
        ["Bidang Statistik, Triwulan I 2026.", "Alasan: Penyebut keliru."],
    )


def test_a_returned_value_reaches_its_analyst_with_its_reason(running: Office) -> None:
    walk_statistics(running, until="4")
    return_value(
        person=running["kasubid.1"], cycle_id=cycle_of(running, "statistik").pk, code="A2", reason="Penyebutnya?"
    )
    follow()
    notices = inbox(running["analis.1"]).filter(kind="value_returned")
    assert [notice.reason for notice in notices] == ["Penyebutnya?"]


def test_a_late_task_is_told_to_its_holder_and_his_superior_with_the_sops_warning(
    running: Office,
    hands: Hands,
) -> None:
    hands.set("2026-04-10T16:29")
    minute()
    assert ("kabid", "late") not in told()
    hands.set("2026-04-10T16:31")
    minute()
    minute()
    follow()
    late = Notice.objects.filter(kind="late", task__position=running.positions["kabid"])
    assert {notice.person.username for notice in late} == {"kabid", "kepala"}
    assert sentences.body(late[0])[-1].startswith("Peringatan SOP: Keterlambatan Penyampaian Data Kinerja")


def test_little_time_left_is_told_once(running: Office, hands: Hands) -> None:
    walk_statistics(running, until="3")
    hands.set("2026-04-10T14:30")
    minute()
    assert ("analis.1", "due_soon") not in told()
    hands.set("2026-04-13T07:00")
    minute()
    minute()
    assert ("analis.1", "due_soon") in told()
    assert Notice.objects.filter(kind="due_soon", person=running["analis.1"]).count() == 1


def test_the_planner_hears_who_has_handed_over(running: Office) -> None:
    walk_secretariat(running)
    follow()
    notice = inbox(running["perencana"]).filter(kind="handed_over").get()
    assert sentences.title(notice) == "Sekretariat sudah menyerahkan laporannya"


def test_an_approval_as_usual_is_told_to_nobody(running: Office) -> None:
    """But by the task that follows it."""
    walk_statistics(running, until="5")
    before = told()
    finish(running, "kabid", outcome="setuju")
    follow()
    fresh = Notice.objects.order_by("-id")[: Notice.objects.count() - len(before)]
    assert {(notice.person.username, notice.kind, step_of_notice(notice)) for notice in fresh} == {
        ("kasubid.1", "task", "5a")
    }


def step_of_notice(notice: Notice) -> str:
    assert notice.task is not None
    return notice.task.step_run.code
