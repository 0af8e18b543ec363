"""An SOP that nobody foresaw runs to its end in the browser: uploaded, activated, opened by hand, nine steps in two phases."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.office_walk import Windows, main_button, paper_text, press, visit
from tests.hands import Hands
from tests.office import Office, empty_office
from triwulan.cycles.models import Assignment
from triwulan.cycles.queries import open_tasks
from triwulan.organisations.models import Unit

pytestmark = pytest.mark.django_db

SOP = Path("tests/sop/definitions/dua-tahap.toml")
WALKED = (
    ("Persiapan/1", ["Kepala Dinas"]),
    ("Persiapan/2", ["Ketua Tim"]),
    ("Persiapan/3", ["Sekretaris"]),
    ("Pelaksanaan/1", ["Kabid Satu"]),
    ("Pelaksanaan/1", ["Kabid Dua"]),
    ("Pelaksanaan/2", ["Analis Satu"]),
    ("Pelaksanaan/2", ["Analis Dua"]),
    ("Pelaksanaan/3", ["Kabid Satu", "Analis Satu"]),
    ("Pelaksanaan/3", ["Kabid Dua", "Analis Dua"]),
    ("Pelaksanaan/4", ["Sekretaris"]),
    ("Pelaksanaan/5", ["Kepala Dinas"]),
    ("Pelaksanaan/4", ["Sekretaris"]),
    ("Pelaksanaan/5", ["Kepala Dinas"]),
    ("Pelaksanaan/6", ["Ketua Tim"]),
)
PRINTED = (
    "1 Indikator I-satu dokumen 10 10 100,00 % Sangat Tinggi",
    "2 Indikator I-dua dokumen 10 10 100,00 % Sangat Tinggi",
    "Rata-rata capaian 100,00 %",
)
UNSURE = "Periksa sekali lagi tanda tangan kedua bidang."
SCHEDULE = FilePayload(name="jadwal.csv", mimeType="text/csv", buffer=b"bidang;tanggal\nSatu;2026-04-13\n")


@pytest.fixture
def agency(db: None, hands: Hands) -> Iterator[Office]:
    """A Kepala Dinas, a Sekretaris, a team at the agency; two divisions with a head and an analyst each. No SOP yet."""
    office = empty_office("Dinas Contoh")
    with office.scope():
        root = Unit.objects.get(agency=office.agency, parent=None)
        office.add("kadis", root, "Kepala Dinas", ["kepala_dinas"])
        office.add("sekretaris", root, "Sekretaris", ["sekretaris"], "kadis")
        office.add("ketua.tim", root, "Ketua Tim", ["perencana"], "sekretaris")
        office.add("admin", root, "Pengelola Sistem", ["admin"], "sekretaris")
        for key in ("satu", "dua"):
            unit = office.unit(key, "bidang", f"Bidang {key.capitalize()}")
            office.add(f"kabid.{key}", unit, f"Kabid {key.capitalize()}", ["kepala_bidang"], "kadis")
            office.add(f"analis.{key}", unit, f"Analis {key.capitalize()}", ["analis"], f"kabid.{key}")
            office.target(office.indicator(f"I-{key}", key, f"analis.{key}"), 2026, (10, 10, 10, 10), 40)
        yield office


def test_an_uploaded_sop_of_two_phases_is_walked_to_its_end(agency: Office, windows: Windows) -> None:
    upload_with_a_fault(windows.of("admin"))
    activate(windows.of("admin"))
    read_sheet(windows.of("sekretaris"))
    give_role(windows.of("admin"))
    open_round(windows.of("ketua.tim"))
    while [task for task in whose_turn() if attempt(agency, windows, task)]:
        pass
    shares = Assignment.objects.order_by("step_run", "position")
    assert [(share.step_run.code, share.position.title, share.finished_at is None) for share in shares] == [
        (code, title, False) for code, titles in WALKED for title in titles
    ]
    page = windows.of("ketua.tim")
    visit(page, "Dokumen")
    page.get_by_role("link", name="Laporan Kinerja Triwulan I 2026").click()
    text = paper_text(page, page.get_by_role("link", name="Buka PDF"))
    assert [line for line in PRINTED if line not in text] == []


def whose_turn() -> list[Assignment]:
    return list(open_tasks().filter(opened_at__isnull=False).order_by("id"))


def upload(page: Page, text: str) -> None:
    page.set_input_files("[name=file]", FilePayload(name=SOP.name, mimeType="text/plain", buffer=text.encode()))
    page.get_by_role("button", name="Unggah dan periksa").click()


def upload_with_a_fault(page: Page) -> None:
    visit(page, "Pengaturan")
    page.get_by_role("main").get_by_role("link", name="SOP", exact=True).click()
    upload(page, SOP.read_text(encoding="utf-8").replace('"dokumen"', '"dokumn"'))
    expect(page.get_by_role("alert")).to_contain_text("langkah 2 (Persiapan), kerja: “dokumn” tidak dikenal")


def activate(page: Page) -> None:
    """With its number left open: that is noted, and keeps nobody from using it."""
    upload(page, SOP.read_text(encoding="utf-8").replace('"000.8.3.2/012/SEKR/2026"', '""'))
    expect(page.get_by_role("heading", name="Pengumpulan Data Kinerja Dua Tahap")).to_be_visible()
    expect(page.get_by_text("identitas, nomor: Kosong pada lembar identitas.")).to_be_visible()
    page.get_by_role("button", name="Aktifkan").click()
    expect(page.get_by_text("diaktifkan")).to_be_visible()


def read_sheet(page: Page) -> None:
    """The official sheet: the first page and the rows, drawn from the file."""
    visit(page, "SOP")
    page.get_by_role("link", name="Pengumpulan Data Kinerja Dua Tahap").click()
    expect(page.get_by_role("article", name="Lembar identitas")).to_contain_text("Memahami penyusunan laporan kinerja")
    drawing = page.get_by_role("region", name="Diagram alir").locator("svg")
    expect(drawing).to_contain_text("Membahas dan menyusun laporan bidang bersama-sama")


def give_role(page: Page) -> None:
    """The SOP asks for a team; the administrator says which position that is."""
    page.get_by_role("link", name="Unit dan jabatan").click()
    page.get_by_role("link", name="Ketua Tim").click()
    page.get_by_label("Tim Kinerja").check()
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_text("tersimpan")).to_be_visible()


def open_round(page: Page) -> None:
    visit(page, "Putaran")
    page.get_by_label("Triwulan yang dikumpulkan").select_option(label="Triwulan I 2026")
    page.get_by_role("button", name="Buka putaran").click()
    expect(page.get_by_text("Tugas pertama sudah sampai")).to_be_visible()


def attempt(office: Office, windows: Windows, task: Assignment) -> bool:
    """False where it must wait for a colleague. The second check returns to the first, once."""
    page = windows.of(next(name for name, place in office.positions.items() if place.pk == task.position_id))
    visit(page, "Tugas")
    page.locator(f"article a[href$='/tugas/{task.pk}/']").first.click()
    fill(page, task.step_run.work)
    if main_button(page).get_attribute("aria-disabled"):
        return False
    if (task.step_run.code, task.step_run.attempt) == ("Pelaksanaan/5", 1):
        page.get_by_role("textbox", name="Alasan atau catatan").fill(UNSURE)
        press(page, "kembalikan")
    else:
        press(page)
    return True


def fill(page: Page, work: str) -> None:
    """What the page of this kind asks for before it may be left."""
    if work == "dokumen":
        page.set_input_files("[name=berkas]", [SCHEDULE])
        expect(page.get_by_role("link", name="jadwal.csv").first).to_be_visible()
    if work == "bahan":
        page.get_by_label("Nilai").fill("10")
    if work in {"dokumen", "bahan"}:
        expect(main_button(page)).not_to_have_attribute("aria-disabled", "true")
