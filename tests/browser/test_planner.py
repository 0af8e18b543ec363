"""The planner's year by clicking: the tree is edited, a target changed with its reason, and the PK printed anew."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Enter
from tests.documents.reading import flat, pdf_pages
from tests.office import Office
from tests.reports.test_agreements import plant, position
from triwulan.audit.record import SYSTEM
from triwulan.documents.models import Document
from triwulan.indicators.models import Indicator, Node, PlannedActivity
from triwulan.reports.actions.agreeing import issue_agreement

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def planned(office: Office) -> None:
    with office.scope():
        plant(office)
        issue_agreement(position=position(office, "kabid"), year=2026, actor=SYSTEM)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def test_the_tree_a_target_and_the_agreement_that_follows_from_it(office: Office, enter: Enter) -> None:
    page = enter("perencana", "/pohon-kinerja/")
    page.get_by_role("link", name="Tambah di bawahnya Statistik Sektoral").click()
    page.get_by_label("Tingkat").select_option(label="Kegiatan")
    page.get_by_label("Kode").fill("2.20.02.2.01")
    page.get_by_label("Nama atau rumusan").fill("Penyelenggaraan Statistik")
    press(page, "Simpan")
    expect(page).to_have_url(re.compile(r"/pohon-kinerja/\?"))
    with office.scope():
        made = Node.objects.get(code="2.20.02.2.01")
        indicator = Indicator.objects.get(code="A1")
    assert (made.level, made.parent and made.parent.code) == ("kegiatan", "2.20.02")

    page.goto(f"{page.url.split('/pohon')[0]}/pengaturan/indikator/{indicator.pk}/?tahun=2026")
    page.get_by_label("Target setahun").fill("33")
    page.get_by_label("Alasan perubahan target").fill("Renja perubahan")
    press(page, "Simpan indikator")
    expect(page).to_have_url(re.compile(r"/pengaturan/indikator/\?tahun=2026"))
    page.goto(f"{page.url.split('/pengaturan')[0]}/indikator/{indicator.pk}/?tahun=2026")
    page.get_by_text("Perubahan target", exact=False).first.click()
    expect(page.get_by_text("40 dokumen → 33 dokumen")).to_be_visible()
    expect(page.get_by_text("Renja perubahan", exact=False).first).to_be_visible()

    page.goto(f"{page.url.split('/indikator')[0]}/perjanjian-kinerja/{office.positions['kabid'].pk}/?tahun=2026")
    expect(
        page.get_by_text("target Indikator A1 dari 40 dokumen menjadi 33 dokumen (Renja perubahan)").first
    ).to_be_visible()
    press(page, "Terbitkan perubahan PK")
    expect(page.get_by_role("heading", level=1)).to_have_text("Perubahan Perjanjian Kinerja Tahun 2026 Kabid Statistik")
    with office.scope():
        document = Document.objects.get(supersedes__isnull=False)
    answer = page.context.request.get(f"{page.url.rstrip('/')}/pdf/")
    printed = flat("".join(pdf_pages(answer.body())))
    assert (answer.headers["content-type"], document.number.replace(" ", "") in printed) == ("application/pdf", True)
    assert [flat(words) in printed for words in ("33 dokumen", "dari 40 dokumen menjadi 33 dokumen")] == [True, True]


def test_activities_are_written_on_a_phone_by_keyboard(office: Office, enter: Enter) -> None:
    place = office.positions["kabid"].pk
    page = enter("kabid", f"/perjanjian-kinerja/{place}/2026/lembar-rencana-aksi/", viewport=PHONE)
    lines = page.get_by_label("Kegiatan", exact=True)
    before = lines.count()
    lines.first.fill("Menyusun daftar data")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    press(page, "Tambah baris Indikator A1")
    expect(lines).not_to_have_count(before)
    expect(lines.first).to_have_value("Menyusun daftar data")
    press(page, "Simpan rencana aksi")
    expect(page.get_by_text("Rencana aksi tersimpan.")).to_be_visible()
    with office.scope():
        rows = list(PlannedActivity.objects.values_list("text", "quarters"))
    assert (rows, page.evaluate("document.documentElement.scrollWidth")) == ([("Menyusun daftar data", [1])], 360)
