"""What every step's page shares: who may open it, what it says, and what a press that is refused leaves behind."""

from datetime import date

import pytest
from django.test import Client

from tests.cycles.walk import finish, opened, task_of, walk_statistics
from tests.hands import Hands
from tests.office import Office
from tests.web.steps.presses import address, desk_of, page_of
from triwulan.core import clock
from triwulan.cycles.answers import Choice
from triwulan.indicators.models import Realisation
from triwulan.organisations.models import Holding

pytestmark = pytest.mark.django_db


@pytest.fixture
def kabid(office: Office, client: Client) -> Client:
    opened(office)
    client.force_login(office["kabid"])
    return client


def test_a_step_names_its_order_its_clock_and_its_rule(office: Office, kabid: Client) -> None:
    page = kabid.get(f"/tugas/{task_of(office, 'kabid').pk}/")
    frame = page.context["frame"]
    assert (page.status_code, frame.stage, frame.editable, frame.label, frame.standard, frame.lead) == (
        200,
        "open",
        True,
        "Langkah 1",
        "15 Menit",
        "Bidang Statistik, data Januari sampai Maret 2026",
    )
    assert frame.clock.words == "sisa 15 menit"


def test_an_order_names_its_giver_and_his_words(office: Office, kabid: Client) -> None:
    finish(
        office, "kabid", urgency="Segera", recipients=[Choice(office.positions["kasubid.1"].pk, instruction="Mulai.")]
    )
    order = page_of(office, "kasubid.1").context["frame"].order
    assert (order.giver, order.text, order.urgency, order.returned) == ("Kabid Statistik", "Mulai.", "Segera", False)


def test_a_return_comes_with_its_reason(office: Office, kabid: Client) -> None:
    walk_statistics(office, until="5")
    finish(office, "kabid", outcome="kembalikan", reason="Penyebut kurang.")
    order = page_of(office, "kasubid.1", "4").context["frame"].order
    assert (order.giver, order.text, order.returned) == ("Kabid Statistik", "Penyebut kurang.", True)


def test_a_step_that_shares_anothers_time_says_so(office: Office, kabid: Client) -> None:
    walk_statistics(office, until="5a")
    assert page_of(office, "kasubid.1", "5a").context["frame"].standard == "bersama langkah 5"


def test_a_finished_step_tells_who_when_and_how_long(office: Office, kabid: Client, hands: Hands) -> None:
    task = task_of(office, "kabid")
    hands.set("2026-04-10T07:40")
    finish(office, "kabid")
    page = kabid.get(address(task))
    frame = page.context["frame"]
    assert (frame.stage, frame.editable, frame.clock, frame.spent, frame.timeliness) == (
        "finished",
        False,
        None,
        "10 menit dari 15 menit",
        "tepat waktu",
    )
    assert [paper.document.kind for paper in frame.papers] == ["lembar_disposisi"]
    assert "Selesai, oleh Kabid Statistik hari ini 07.40 WITA" in page.content.decode()


def test_a_withdrawn_step_is_only_told_of(office: Office, kabid: Client) -> None:
    task = task_of(office, "kabid")
    type(task).objects.filter(pk=task.pk).update(withdrawn_at=clock.now(), withdrawal_reason="Keliru alamat.")
    page = kabid.get(address(task))
    late = kabid.post(address(task))
    assert (page.context["frame"].stage, late.status_code, late.context["frame"].conflict) == (
        "withdrawn",
        409,
        "Tugas ini sudah ditarik. Buka Tugas saya untuk melihat tugas yang berlaku.",
    )
    assert "Keliru alamat." in page.content.decode()


def test_what_is_missing_is_asked_without_writing_anything(office: Office, kabid: Client) -> None:
    walk_statistics(office, until="3")
    task = task_of(office, "analis.1")
    answer = desk_of(office, "analis.1").post(address(task, "kurang/"))
    assert (answer.status_code, 'data-count="2"' in answer.content.decode(), Realisation.objects.count()) == (
        200,
        True,
        0,
    )
    assert kabid.post(address(task, "kurang/")).status_code == 403


def test_a_former_holder_is_told_who_finished_it(office: Office, kabid: Client) -> None:
    task = task_of(office, "kabid")
    Holding.objects.filter(person=office["kabid"]).update(ends_on=date(2026, 4, 9))
    Holding.objects.create(
        position=office.positions["kasubid.1"], person=office["kabid"], starts_on=date(2026, 4, 10), capacity="Plh."
    )
    Holding.objects.create(position=office.positions["kabid"], person=office["kepala"], starts_on=date(2026, 4, 10))
    desk_of(office, "kepala").post(address(task))
    late = kabid.post(address(task))
    assert (late.status_code, "Tugas ini sudah diselesaikan oleh Kabid Statistik" in late.content.decode()) == (
        409,
        True,
    )
