"""Through spreadsheets alone: the planner brings the cascade, the analyst fills his worksheet away from the network."""

from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.conftest import Enter
from tests.browser.test_worksheet import field
from tests.cycles.walk import opened, task_of, walk_statistics
from tests.exchange.worksheet.pen import Cell, filled
from tests.office import Office
from tests.web.steps.test_bahan_sheet import places, stored
from triwulan.cycles.models import Assignment
from triwulan.indicators.models import Node, Realisation

pytestmark = pytest.mark.django_db

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CASCADE = (
    "Kode;Uraian;Sasaran Strategis\n2.20.02;PENYELENGGARAAN STATISTIK SEKTORAL;Meningkatnya mutu data\n"
    "2.20.02.2.01.;Statistik di daerah;\n2.20.02.2.01.0007;Membangun metadata;\nJUMLAH;;\n"
)


@pytest.fixture
def task(office: Office) -> Assignment:
    opened(office)
    walk_statistics(office, until="3")
    return task_of(office, "analis.1")


def test_the_planner_brings_the_cascade_after_looking_at_it(office: Office, enter: Enter) -> None:
    page = enter("perencana", "/pengaturan/impor/")
    page.get_by_role("link", name="Kaskade", exact=True).click()
    table = FilePayload(name="kaskade.csv", mimeType="text/csv", buffer=CASCADE.encode())
    page.set_input_files("#berkas", [table])
    page.get_by_role("button", name="Lihat pratinjau").click()
    expect(page.locator(".sheet__head")).to_contain_text(
        "3 baru, 0 berubah, 0 tetap, 0 keliru. Belum ada yang ditulis."
    )
    expect(page.get_by_text("1 baris dilewati")).to_be_visible()
    assert Node.objects.filter(code__startswith="2.20.02").count() == 0
    page.get_by_role("button", name="Simpan semuanya").click()
    expect(page.get_by_text("Tabel Kaskade sudah masuk: 3 baru, 0 berubah.")).to_be_visible()
    expect(page.locator(".cascade__name", has_text="Membangun metadata")).to_have_count(1)
    assert Node.objects.filter(code__startswith="2.20.02").count() == 3


def test_the_analyst_fills_his_sheet_offline_and_decides_what_collides(
    office: Office, task: Assignment, enter: Enter, tmp_path: Path
) -> None:
    page = enter("analis.1", f"/tugas/{task.pk}/")
    page.get_by_role("link", name="Isi luring").click()
    content = _downloaded(page, tmp_path)
    _changes_online(enter, page, task)
    where = places(content, task)
    cells: dict[str, Cell] = {where["A1/nilai"]: 9, where["A2/pembilang"]: 40, where["A2/penyebut"]: 100}
    away = filled(content, {**cells, where["A1/penjelasan"]: "Dihitung di lapangan."})
    page.set_input_files("#berkas", [FilePayload(name="lembar.xlsx", mimeType=XLSX, buffer=away)])
    page.get_by_role("button", name="Lihat pratinjau").click()
    choice = page.locator(".versus-choice")
    expect(choice).to_have_count(1)
    expect(choice).to_contain_text("Diubah juga di sini oleh")
    expect(page.get_by_text("Belum ada yang ditulis.").first).to_be_visible()
    assert (stored("A1"), stored("A2")) == (({"nilai": "7"}, ""), ({}, ""))
    choice.get_by_label("Yang dari berkas: 9").check()
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.locator(field(page, "v", "A1", "nilai"))).to_have_value("9")
    assert (stored("A1"), stored("A2")) == (
        ({"nilai": "9"}, "Dihitung di lapangan."),
        ({"pembilang": "40", "penyebut": "100"}, ""),
    )
    assert Realisation.objects.get(indicator__code="A1", quarter=1, year=2026).version == 2


def _downloaded(page: Page, folder: Path) -> bytes:
    with page.expect_download() as coming:
        page.get_by_role("link", name="Unduh lembar kerja (XLSX)").click()
    path = folder / "lembar.xlsx"
    coming.value.save_as(path)
    return path.read_bytes()


def _changes_online(enter: Enter, page: Page, task: Assignment) -> None:
    """Meanwhile, in another tab."""
    other = enter("analis.1", f"/tugas/{task.pk}/", beside=page)
    other.fill(field(other, "v", "A1", "nilai"), "7")
    expect(other.locator("#status")).to_have_text("Tersimpan 07.30.00")
    other.close()
