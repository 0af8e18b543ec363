"""The worksheet without scripts, on a phone, and when values come back."""

import pytest
from playwright.sync_api import FilePayload, Route, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import PHONE, Enter
from tests.browser.test_worksheet import field, stored
from tests.cycles.walk import opened, task_of, walk_statistics
from tests.hands import Hands
from tests.office import Office
from triwulan.cycles.actions.return_value import return_value
from triwulan.cycles.models import Assignment

pytestmark = pytest.mark.django_db

LIST = FilePayload(name="daftar.csv", mimeType="text/csv", buffer=b"no\n1\n")


@pytest.fixture
def task(office: Office) -> Assignment:
    opened(office)
    walk_statistics(office, until="3")
    return task_of(office, "analis.1")


def test_without_scripts_a_button_saves_and_faults_stand_by_their_fields(
    office: Office, task: Assignment, enter: Enter
) -> None:
    page = enter("analis.1", f"/tugas/{task.pk}/", java_script_enabled=False)
    slip = field(page, "v", "A2", "penyebut")
    page.fill(field(page, "v", "A1", "nilai"), "10")
    page.fill(field(page, "v", "A2", "pembilang"), "9")
    page.fill(slip, "0")
    page.get_by_role("button", name="Simpan isian").click()
    expect(page.get_by_text("Sebagian isian belum tersimpan. Yang lain sudah.")).to_be_visible()
    expect(page.locator(f"{slip}-said")).not_to_be_empty()
    assert (page.input_value(slip), stored("A1")["nilai"], stored("A2")) == (
        "0",
        "10",
        {"pembilang": "9", "explanation": ""},
    )
    page.fill(slip, "24")
    page.get_by_role("button", name="Simpan isian").click()
    expect(page.get_by_text("Tersimpan 07.30.00.")).to_be_visible()
    page.set_input_files(field(page, "b", "A1"), [LIST])
    page.get_by_role("button", name="Serahkan bahan laporan").click()
    expect(page.get_by_text("Selesai, oleh Analis 1")).to_be_visible()
    expect(page.locator(".file")).to_have_text(["daftar.csv"])


def test_what_is_typed_before_the_scripts_have_arrived_is_saved_too(
    office: Office, task: Assignment, enter: Enter, live_server: LiveServer
) -> None:
    page = enter("analis.1", "/tugas/")
    late: list[Route] = []
    page.route("**/worksheet.js", lambda route: late.append(route))  # noqa: PLW0108 - playwright marks what it is given
    page.goto(f"{live_server.url}/tugas/{task.pk}/", wait_until="commit")
    page.fill(field(page, "v", "A1", "nilai"), "8")
    with page.expect_response("**/nilai/*/"):
        late[0].continue_()
    expect(page.locator("#status")).to_have_text("Tersimpan 07.30.00")
    assert stored("A1")["nilai"] == "8"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_shows_everything_without_sliding_sideways(
    office: Office, task: Assignment, enter: Enter, scheme: str
) -> None:
    page = enter("analis.1", f"/tugas/{task.pk}/", viewport=PHONE, has_touch=True, color_scheme=scheme)
    page.fill(field(page, "v", "A2", "pembilang"), "1.234.567.890.123")
    page.fill(field(page, "t", "A2", "explanation"), "Tanpaspasi" * 20)
    page.fill(field(page, "v", "A1", "nilai"), "sepuluh")
    expect(page.locator("#status")).to_have_text("Ada isian yang belum dapat disimpan")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0


def test_a_value_that_came_back_stands_alone_with_its_reason(office: Office, enter: Enter, hands: Hands) -> None:
    opened(office)
    walk_statistics(office, until="4")
    report = task_of(office, "kasubid.1")
    return_value(
        person=office["kasubid.1"], cycle_id=report.step_run.cycle_id, code="A2", reason="Penyebutnya belum lengkap."
    )
    hands.set("2026-04-10T08:00")
    task = task_of(office, "analis.1")
    page = enter("analis.1", f"/tugas/{task.pk}/")
    expect(page.get_by_role("heading", name="1 nilai untuk diperbaiki")).to_be_visible()
    expect(page.get_by_text("“Penyebutnya belum lengkap.”")).to_be_visible()
    expect(page.get_by_text("Belum diubah sejak dikembalikan.")).to_be_visible()
    page.fill(field(page, "v", "A2", "penyebut"), "110")
    expect(page.get_by_text("Belum diubah sejak dikembalikan.")).to_have_count(0)
    page.get_by_role("button", name="Serahkan bahan laporan").click()
    expect(page.get_by_text("Selesai, oleh Analis 1")).to_be_visible()
    assert stored("A2")["penyebut"] == "110"
