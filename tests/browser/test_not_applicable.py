"""What cannot be assessed: said with its reason on the worksheet, seen at the check, printed on the papers, in the files."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Enter
from tests.browser.office_walk import indicator_row, press
from tests.browser.test_worksheet import field
from tests.cycles.walk import finish, hand_in_material, opened, task_of, walk_statistics
from tests.documents.reading import flat, pdf_pages
from tests.office import Office
from triwulan.cycles.models import Assignment
from triwulan.documents.models import Document
from triwulan.indicators.models import Realisation

pytestmark = pytest.mark.django_db

REASON = "Survei terbit setahun sekali."


@pytest.fixture
def task(office: Office) -> Assignment:
    opened(office)
    walk_statistics(office, until="3")
    return task_of(office, "analis.1")


def declared(page: Page) -> None:
    row = indicator_row(page, "A1")
    row.get_by_text("Tidak dapat dinilai triwulan ini (n/a)").click()
    row.get_by_label("Alasannya, misalnya: survei terbit setahun sekali").fill(REASON)
    expect(page.locator("#status")).to_contain_text("Tersimpan")
    expect(row.locator("output")).to_contain_text("n/a")


def test_the_analyst_says_why_the_checker_reads_it_and_the_papers_print_it(
    office: Office, task: Assignment, enter: Enter
) -> None:
    page = enter("analis.1", f"/tugas/{task.pk}/", viewport=PHONE)
    declared(page)
    page.fill(field(page, "v", "A2", "pembilang"), "40")
    page.fill(field(page, "v", "A2", "penyebut"), "100")
    press(page)
    row = Realisation.objects.get(indicator__code="A1", year=2026, quarter=1)
    assert (row.variables, row.not_applicable) == ({}, REASON)
    hand_in_material(office, "analis.2")
    for number in (2, 1):
        finish(office, f"kasubid.{number}")
    checked = enter("kabid", f"/tugas/{task_of(office, 'kabid').pk}/")
    expect(checked.get_by_text(REASON).first).to_be_visible()
    expect(checked.get_by_text("tidak dapat dinilai", exact=False).first).to_be_visible()
    press(checked, "setuju")
    paper = Document.objects.get(kind="laporan_data_kinerja")
    checked.goto(f"{checked.url.split('/tugas')[0]}/dokumen/{paper.pk}/")
    expect(checked.locator("article").get_by_text(REASON, exact=False).first).to_be_visible()
    answer = checked.context.request.get(f"{checked.url}pdf/")
    printed = flat("".join(pdf_pages(answer.body())))
    assert flat(f"Indikator ini tidak dapat dinilai pada Triwulan I 2026 (n/a): {REASON}") in printed


def test_a_number_typed_after_all_asks_the_reason_to_go(office: Office, task: Assignment, enter: Enter) -> None:
    page = enter("analis.1", f"/tugas/{task.pk}/")
    declared(page)
    page.reload()
    reason = indicator_row(page, "A1").get_by_label("Alasannya, misalnya: survei terbit setahun sekali")
    expect(reason).to_be_visible()
    reason.fill("")
    page.fill(field(page, "v", "A1", "nilai"), "9")
    expect(page.locator("#status")).to_contain_text("Tersimpan")
    expect(indicator_row(page, "A1").locator("output .got")).to_have_text("90,00 %")
    row = Realisation.objects.get(indicator__code="A1", year=2026, quarter=1)
    assert (row.variables, row.not_applicable) == ({"nilai": "9"}, "")
