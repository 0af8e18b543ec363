"""The worksheet as an analyst uses it: typing saves, nothing typed is lost, two people do not overwrite each other."""

import pytest
from playwright.sync_api import Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import Enter, sign_in
from tests.cycles.walk import fill, finish, opened, task_of, walk_statistics
from tests.office import Office
from triwulan.cycles.models import Assignment
from triwulan.indicators.models import Indicator, Realisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def task(office: Office) -> Assignment:
    """Analis 1 has A1 (a count, target 10) and A2 (a percentage, target 40)."""
    opened(office)
    walk_statistics(office, until="3")
    return task_of(office, "analis.1")


def field(page: Page, kind: str, code: str, name: str = "") -> str:
    pk = Indicator.objects.get(code=code).pk
    return f"#{kind}-{pk}-{name}" if name else f"#{kind}-{pk}"


def stored(code: str) -> dict[str, str]:
    row: Realisation = Realisation.objects.get(indicator__code=code, year=2026, quarter=1)
    return {**row.variables, "explanation": row.explanation}


def test_what_is_typed_is_saved_by_itself_and_judged_at_once(office: Office, task: Assignment, enter: Enter) -> None:
    page = enter("analis.1", f"/tugas/{task.pk}/")
    page.fill(field(page, "v", "A2", "pembilang"), "9")
    page.fill(field(page, "v", "A2", "penyebut"), "24")
    expect(page.locator("#status")).to_have_text("Tersimpan 07.30.00")
    expect(page.locator("tbody", has_text="A2").locator("output .got")).to_have_text("93,75 %")
    assert stored("A2") == {"pembilang": "9", "penyebut": "24", "explanation": ""}


def test_a_slip_in_one_field_keeps_nothing_else_from_being_saved(
    office: Office, task: Assignment, enter: Enter
) -> None:
    page = enter("analis.1", f"/tugas/{task.pk}/")
    slip = field(page, "v", "A1", "nilai")
    page.fill(slip, "sepuluh")
    page.fill(field(page, "t", "A1", "explanation"), "Baru separuh terdata.")
    expect(page.locator(f"{slip}-said")).to_have_text('"sepuluh" bukan angka. Tulis angka saja, misalnya 1.234,5.')
    expect(page.locator("#status")).to_have_text("Ada isian yang belum dapat disimpan")
    assert (stored("A1"), page.input_value(slip)) == ({"explanation": "Baru separuh terdata."}, "sepuluh")
    page.fill(slip, "8")
    expect(page.locator("#status")).to_have_text("Tersimpan 07.30.00")
    expect(page.locator(f"{slip}-said")).to_be_empty()


def test_a_lost_connection_loses_nothing(office: Office, task: Assignment, enter: Enter) -> None:
    page = enter("analis.1", f"/tugas/{task.pk}/")
    page.context.set_offline(True)
    page.fill(field(page, "v", "A1", "nilai"), "8")
    expect(page.locator("#luring-lembar")).to_be_visible()
    expect(page.locator("#status")).to_have_text("Belum terkirim, aman di peranti ini")
    page.context.set_offline(False)
    expect(page.locator("#status")).to_have_text("Tersimpan 07.30.00")
    expect(page.locator("#luring-lembar")).to_be_hidden()
    assert stored("A1")["nilai"] == "8"


def test_a_closed_tab_gives_back_what_had_not_been_sent(office: Office, task: Assignment, enter: Enter) -> None:
    page = enter("analis.1", f"/tugas/{task.pk}/")
    page.context.set_offline(True)
    page.fill(field(page, "v", "A1", "nilai"), "8")
    page.fill(field(page, "t", "A1", "explanation"), "Baru separuh terdata.")
    page.close()
    assert not Realisation.objects.filter(indicator__code="A1", version__gt=0).exists()
    page.context.set_offline(False)
    again = enter("analis.1", f"/tugas/{task.pk}/", beside=page)
    expect(again.locator("#dipulihkan")).to_be_visible()
    expect(again.locator("#status")).to_have_text("Tersimpan 07.30.00")
    assert stored("A1") == {"nilai": "8", "explanation": "Baru separuh terdata."}
    assert again.evaluate("Object.keys(localStorage)") == []


def test_two_who_change_the_same_figure_are_asked_which_holds(office: Office, task: Assignment, enter: Enter) -> None:
    one = enter("analis.1", f"/tugas/{task.pk}/")
    two = enter("analis.1", f"/tugas/{task.pk}/", beside=one)
    figure = field(one, "v", "A1", "nilai")
    one.fill(figure, "8")
    expect(one.locator("#status")).to_have_text("Tersimpan 07.30.00")
    two.fill(figure, "9")
    box = two.locator(".conflict")
    expect(box).to_contain_text("Anda sendiri sudah mengubah isian ini di tempat lain, hari ini 07.30 WITA.")
    expect(box.locator("li")).to_have_text("Nilai (dokumen)tersimpan: 8isian Anda: 9")
    assert stored("A1")["nilai"] == "8"
    box.get_by_role("button", name="Pakai isian saya").click()
    expect(two.locator("#status")).to_have_text("Tersimpan 07.30.00")
    expect(box).to_have_count(0)
    assert stored("A1")["nilai"] == "9"
    one.fill(figure, "7")
    one.locator(".conflict").get_by_role("button", name="Pakai yang tersimpan").click()
    expect(one.locator(figure)).to_have_value("9")
    expect(one.locator("#status")).to_have_text("Tersimpan 07.30.00")
    assert stored("A1")["nilai"] == "9"


def test_two_who_change_different_things_of_a_row_both_have_their_way(
    office: Office, task: Assignment, enter: Enter
) -> None:
    one = enter("analis.1", f"/tugas/{task.pk}/")
    two = enter("analis.1", f"/tugas/{task.pk}/", beside=one)
    one.fill(field(one, "v", "A1", "nilai"), "8")
    expect(one.locator("#status")).to_have_text("Tersimpan 07.30.00")
    two.fill(field(two, "t", "A1", "explanation"), "Baru separuh terdata.")
    expect(two.locator("#status")).to_have_text("Tersimpan 07.30.00")
    expect(two.locator(field(two, "v", "A1", "nilai"))).to_have_value("8")
    assert stored("A1") == {"nilai": "8", "explanation": "Baru separuh terdata."}


def test_the_button_says_what_is_missing_and_leads_there(office: Office, task: Assignment, enter: Enter) -> None:
    page = enter("analis.1", f"/tugas/{task.pk}/")
    button = page.get_by_role("button", name="Serahkan bahan laporan")
    expect(button).to_have_attribute("aria-disabled", "true")
    button.click(force=True)
    link = page.locator("#belum a").first
    expect(link).to_be_focused()
    link.press("Enter")
    expect(page.locator(field(page, "v", "A1", "nilai"))).to_be_focused()
    page.keyboard.type("10")
    page.keyboard.press("Enter")
    page.keyboard.type("9")
    page.keyboard.press("Enter")
    page.keyboard.type("24")
    page.keyboard.press("Enter")
    expect(button).to_be_focused()
    expect(page.locator("#belum")).to_contain_text("Semua indikator lengkap.")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Selesai, oleh Analis 1 hari ini 07.30 WITA")).to_be_visible()
    task.refresh_from_db()
    assert (task.finished_at is not None, stored("A2")["pembilang"]) == (True, "9")


def test_handing_in_waits_for_what_was_typed_last(office: Office, task: Assignment, enter: Enter) -> None:
    page = enter("analis.1", f"/tugas/{task.pk}/")
    page.fill(field(page, "v", "A2", "pembilang"), "9")
    page.fill(field(page, "v", "A2", "penyebut"), "24")
    page.fill(field(page, "v", "A1", "nilai"), "10")
    page.get_by_role("button", name="Serahkan bahan laporan").click()
    expect(page.get_by_text("Selesai, oleh Analis 1")).to_be_visible()
    assert (stored("A1")["nilai"], stored("A2")["penyebut"]) == ("10", "24")


def test_a_session_that_ended_while_typing_is_taken_up_again(
    office: Office, task: Assignment, enter: Enter, live_server: LiveServer
) -> None:
    page = enter("analis.1", f"/tugas/{task.pk}/")
    page.context.clear_cookies(name="sessionid")
    page.fill(field(page, "v", "A1", "nilai"), "8")
    dialog = page.locator("#sesi-berakhir")
    expect(dialog).to_be_visible()
    sign_in(page.context, live_server, office, "analis.1")
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(dialog).to_be_hidden()
    expect(page.locator("#status")).to_have_text("Tersimpan 07.30.00")
    assert stored("A1")["nilai"] == "8"


def test_a_task_closed_by_another_keeps_what_was_typed_in_sight(office: Office, task: Assignment, enter: Enter) -> None:
    page = enter("analis.1", f"/tugas/{task.pk}/")
    fill(office, "analis.1")
    finish(office, "analis.1")
    explanation = field(page, "t", "A1", "explanation")
    page.fill(explanation, "Belum sempat terkirim.")
    expect(page.locator("#status")).to_contain_text("Tugas ini sudah diselesaikan oleh Analis 1")
    assert page.input_value(explanation) == "Belum sempat terkirim."
    page.reload()
    expect(page.locator("#tertinggal li")).to_have_text("1. Penjelasan 1: Belum sempat terkirim.")
    page.get_by_role("button", name="Buang").click()
    assert page.evaluate("Object.keys(localStorage)") == []


def test_a_server_that_stumbles_is_asked_again(office: Office, task: Assignment, enter: Enter) -> None:
    page = enter("analis.1", f"/tugas/{task.pk}/")
    stumbles = iter([500, 502])

    def answer(route: Route) -> None:
        status = next(stumbles, None)
        route.continue_() if status is None else route.fulfill(status=status, body="<h1>Kesalahan</h1>")

    page.route("**/nilai/**", answer)
    page.fill(field(page, "v", "A1", "nilai"), "8")
    expect(page.locator("#luring-lembar")).to_be_visible()
    expect(page.locator("#status")).to_have_text("Tersimpan 07.30.00")
    assert stored("A1")["nilai"] == "8"
