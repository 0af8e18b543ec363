"""Withdrawing, re-addressing and taking back, as another program does it."""

from typing import Any

import pytest

from tests.api.caller import Staff, said
from tests.cycles.walk import walk_statistics
from tests.office import Office


@pytest.fixture
def ordered(office: Office, staff: Staff, round_id: int) -> Staff:
    """Both sub-heads have ordered, nobody has written anything."""
    assert round_id
    with office.scope():
        walk_statistics(office, until="3")
    return staff


def codes(task: dict[str, Any]) -> list[str]:
    return [indicator["code"] for indicator in task["indicators"]]


def test_the_giver_withdraws_and_is_asked_again(ordered: Staff) -> None:
    task = ordered.task("analis.1")["id"]
    answer = ordered["kasubid.1"].post(f"tasks/{task}/withdraw", {"reason": "Sedang cuti"})
    gone = said(answer)
    again = ordered.task("kasubid.1")
    assert (answer.status_code, gone["withdrawn_at"] is not None, again["no"], codes(again)) == (
        200,
        True,
        "2",
        ["A1", "A2"],
    )
    assert said(ordered["analis.1"].get("tasks")) == []


@pytest.mark.parametrize("named", ["analis.umum", "Analis Umum"])
def test_a_task_goes_to_another_by_any_name(ordered: Staff, named: str) -> None:
    task = ordered.task("analis.1")["id"]
    body = {"position": named, "reason": "Sedang cuti"}
    answer = ordered["perencana"].post(f"tasks/{task}/readdress", body)
    assert (answer.status_code, said(answer)["id"]) == (200, ordered.task("analis.umum")["id"])
    assert ordered["perencana"].post(f"tasks/{task}/readdress", body).status_code == 409


def test_a_name_that_means_nobody_is_said(ordered: Staff) -> None:
    task = ordered.task("analis.1")["id"]
    answer = ordered["perencana"].post(f"tasks/{task}/readdress", {"position": "siapa", "reason": "Cuti"})
    assert said(answer, 422)["missing"] == [
        "Jabatan “siapa” tidak dapat dipilih di sini. Sebut nomor atau namanya yang tepat."
    ]


def test_a_press_is_taken_back_until_the_next_one_acts(office: Office, staff: Staff, round_id: int) -> None:
    assert round_id
    task = staff.task("kabid")["id"]
    staff["kabid"].post(f"tasks/{task}/finish")
    fresh = said(staff["kabid"].post(f"tasks/{task}/take-back"))
    assert (fresh["id"], fresh["finished_at"]) == (staff.task("kabid")["id"], None)
    staff["kabid"].post(f"tasks/{fresh['id']}/finish")
    staff["kasubid.1"].post(f"tasks/{staff.task('kasubid.1')['id']}/finish")
    late = staff["kabid"].post(f"tasks/{fresh['id']}/take-back", {"reason": "Salah"})
    assert said(late, 409)["detail"] == (
        "Tidak dapat diambil kembali: Kasubid 1 (Kasubid 1) sudah mengerjakan lanjutannya pada Jumat 10 April 2026 "
        "07.30 WITA. Minta ia mengembalikannya, atau minta perencana mengalihkan tugasnya."
    )
