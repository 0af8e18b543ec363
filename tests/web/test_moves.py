"""The pages by which tasks move: withdrawn, given to another, taken back; and a Plt. for a vacant position."""

from datetime import date

import pytest
from django.test import Client

from tests.cycles.walk import finish, open_tasks_of, opened, task_of, walk_statistics
from tests.hands import Hands
from tests.office import Office
from tests.web.rights import BACKEND
from triwulan.audit.record import SYSTEM
from triwulan.cycles import scheduler
from triwulan.cycles.models import Assignment
from triwulan.organisations.models import Holding
from triwulan.organisations.people import end_holding


@pytest.fixture
def ordered(office: Office) -> Office:
    opened(office)
    walk_statistics(office, until="3")
    return office


def at(office: Office, username: str) -> Client:
    client = Client()
    client.force_login(office[username], backend=BACKEND)
    return client


def leave(office: Office, username: str) -> None:
    held = Holding.objects.get(position=office.positions[username])
    end_holding(holding=held, ends_on=date(2026, 4, 9), actor=SYSTEM)


def offered(office: Office, username: str, task: Assignment) -> list[str]:
    """By their addresses: what the task's page offers him besides its work."""
    page = at(office, username).get(f"/tugas/{task.pk}/").content.decode()
    return [word for word in ("plt", "alihkan", "tarik", "ambil-kembali") if f"/tugas/{task.pk}/{word}/" in page]


def test_each_is_offered_what_he_may(ordered: Office) -> None:
    task = task_of(ordered, "analis.1")
    found = {who: offered(ordered, who, task) for who in ("analis.1", "kasubid.1", "perencana")}
    assert found == {"analis.1": [], "kasubid.1": ["alihkan", "tarik"], "perencana": ["alihkan"]}
    leave(ordered, "analis.1")
    assert offered(ordered, "kasubid.1", task) == ["plt", "alihkan", "tarik"]


def test_taking_back_is_offered_until_somebody_has_acted(office: Office) -> None:
    opened(office)
    done = finish(office, "kabid")
    assert (offered(office, "kabid", done), offered(office, "perencana", done)) == (["ambil-kembali"], [])
    finish(office, "kasubid.1")
    assert offered(office, "kabid", done) == []


def test_the_giver_withdraws_with_a_reason(ordered: Office) -> None:
    task = task_of(ordered, "analis.1")
    kasubid, page = at(ordered, "kasubid.1"), f"/tugas/{task.pk}/tarik/"
    refused = kasubid.post(page, {"reason": ""})
    assert (refused.status_code, refused.context["form"].non_field_errors()) == (
        422,
        ["Alasan belum ditulis. Pelaksananya membaca kalimat ini."],
    )
    answer = kasubid.post(page, {"reason": "Sedang cuti"})
    assert answer.headers["Location"] == f"/siklus/{task.step_run.cycle_id}/"
    assert (open_tasks_of(ordered, "analis.1"), kasubid.get(page).status_code) == ([], 409)


def test_a_task_is_given_to_another_who_is_chosen_by_position_and_name(ordered: Office) -> None:
    task = task_of(ordered, "analis.1")
    page = f"/tugas/{task.pk}/alihkan/"
    planner = at(ordered, "perencana")
    shown = planner.get(page).content.decode()
    assert ("Analis Umum – Analis Umum" in shown, "Analis 1 – Analis 1" in shown) == (True, False)
    planner.post(page, {"position": ordered.positions["analis.umum"].pk, "reason": "Sedang cuti"})
    assert [one.step_run.code for one in open_tasks_of(ordered, "analis.umum")] == ["3"]


def test_what_was_taken_back_is_open_again_and_its_old_address_leads_there(office: Office) -> None:
    opened(office)
    done = finish(office, "kabid")
    kabid, page = at(office, "kabid"), f"/tugas/{done.pk}/ambil-kembali/"
    assert "Kasubid 1, Kasubid 2." in kabid.get(page).content.decode()
    fresh = task_of(office, "kabid") if kabid.post(page).status_code == 302 else None
    assert fresh is not None
    assert f"/tugas/{fresh.pk}/" in kabid.get(f"/tugas/{done.pk}/").content.decode()


def test_who_comes_too_late_to_take_back_reads_who_acted_when(office: Office, hands: Hands) -> None:
    opened(office)
    done = finish(office, "kabid")
    hands.set("2026-04-10T09:12")
    finish(office, "kasubid.1")
    answer = at(office, "kabid").post(f"/tugas/{done.pk}/ambil-kembali/")
    assert answer.status_code == 409
    assert "Kasubid 1 (Kasubid 1) sudah mengerjakan lanjutannya pada Jumat 10 April 2026 09.12 WITA" in (
        answer.content.decode()
    )


def test_a_vacant_position_stands_in_the_superior_s_list_and_one_click_names_a_plt(ordered: Office) -> None:
    leave(ordered, "analis.1")
    superior = at(ordered, "kasubid.1")
    stuck = superior.get("/tugas/").context["board"].stuck
    assert [card.task.position.title for card in stuck] == ["Analis 1"]
    page = f"/tugas/{stuck[0].task.pk}/plt/"
    answer = superior.post(page, {"officer": ordered["analis.2"].pk, "decree": "800/1", "decree_on": "2026-04-09"})
    held = Holding.objects.get(person=ordered["analis.2"], position=ordered.positions["analis.1"])
    assert (answer.headers["Location"], held.capacity, held.decree, held.decree_on) == (
        "/tugas/",
        "Plt.",
        "800/1",
        date(2026, 4, 9),
    )
    assert superior.get("/tugas/").context["board"].stuck == []


def test_what_an_appointment_refuses_is_said_at_its_field(ordered: Office) -> None:
    leave(ordered, "analis.1")
    page = f"/tugas/{task_of_vacant(ordered).pk}/plt/"
    refused = at(ordered, "kasubid.1").post(page, {"officer": ordered["analis.2"].pk, "ends_on": "2026-04-01"})
    assert (refused.status_code, refused.context["form"].errors) == (
        422,
        {"ends_on": ["Hari terakhir menjabat tidak boleh sebelum hari pertamanya."]},
    )


def task_of_vacant(office: Office) -> Assignment:
    found: Assignment = Assignment.objects.get(position=office.positions["analis.1"], step_run__code="3")
    return found


def test_the_planner_finds_the_check_that_nobody_may_make(office: Office) -> None:
    opened(office)
    walk_statistics(office, until="5")
    for position in ("kabid", "kepala"):
        Holding.objects.create(
            position=office.positions[position], person=office["kasubid.1"], starts_on="2026-01-01", capacity="Plh."
        )
    scheduler.tick()
    board = at(office, "perencana").get("/tugas/").context["board"]
    assert [(card.step.no, card.task.position.title) for card in board.stuck] == [("5", "Kabid Statistik")]
    choices = at(office, "perencana").get(f"/tugas/{board.stuck[0].task.pk}/alihkan/").context["form"]
    offered_to = [label for _pk, label in choices.fields["position"].choices]
    assert [label for label in offered_to if "Kasubid 1" in label] == []
