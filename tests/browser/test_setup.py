"""From an empty database to the first round, by clicking, as a new office's administrator would."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import DESK
from tests.office import SEED

pytestmark = pytest.mark.django_db(transaction=True)

PASSWORD = "kertas-tinta-cap-7"
PEOPLE = """nama_pengguna;nama;jabatan;unit;peran;atasan
kepala;Orang Dua;Kepala Dinas;;kepala_dinas;
kabid;Orang Tiga;Kabid Statistik;Bidang Statistik;kepala_bidang;Kepala Dinas
kasubid;Orang Empat;Kasubid Data;Bidang Statistik;kepala_subbidang;Kabid Statistik
analis;Orang Lima;Analis Data;Bidang Statistik;analis;Kasubid Data
perencana;Orang Enam;Kasubag Perencanaan;Sekretariat;perencana;Kepala Dinas
"""
INDICATORS = """kode;nama;satuan;sasaran;unit;pemilik;tahun;target_tw1;target_tw2;target_tw3;target_tw4;target_tahun
{rows}"""
ROW = "A1;Jumlah data statistik;data;Meningkatnya mutu data;Bidang Statistik;Analis Data;{year};10;10;10;10;40\n"


@pytest.fixture
def page(chromium: Browser, live_server: LiveServer) -> Page:
    page = chromium.new_context(viewport=DESK, locale="id-ID").new_page()
    page.goto(live_server.url + "/tugas/")
    return page


def begin(page: Page) -> None:
    fields = {
        "Pemerintah daerah": "Kabupaten Uji",
        "Perangkat daerah": "Dinas Kominfo",
        "Nama administrator": "Orang Satu",
    }
    fields |= {"Kota pada tanggal surat": "Kota Uji", "Alamat pada kop surat": "Jl. Uji 1"}
    fields |= {"Kata sandi": PASSWORD, "Ulangi kata sandi": PASSWORD}
    for label, value in fields.items():
        page.get_by_label(label, exact=True).fill(value)
    page.get_by_role("button", name="Simpan dan lanjutkan").click()
    expect(page.get_by_role("heading", name="Pengaturan")).to_be_visible()


def add_unit(page: Page, name: str, kind: str) -> None:
    page.get_by_role("link", name="Tambah unit").click()
    page.get_by_label("Nama unit").fill(name)
    page.get_by_label("Jenis").select_option(kind)
    page.get_by_role("button", name="Simpan").click()


def take_in(page: Page, path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8")
    page.get_by_role("link", name="Impor dari tabel").click()
    page.get_by_label("XLSX, ODS atau CSV").set_input_files(path)
    page.get_by_role("button", name="Lihat pratinjau").click()
    page.get_by_role("button", name="Simpan semuanya").click()


def back_to_the_list(page: Page) -> None:
    page.locator("nav").get_by_role("link", name="Pengaturan").click()


def own_password(page: Page, given: str) -> None:
    expect(page.get_by_text("Kata sandi Anda disetel oleh administrator.")).to_be_visible()
    page.get_by_label("Kata sandi sekarang").fill(given)
    page.get_by_label("Kata sandi baru", exact=True).fill(f"{PASSWORD}-saya")
    page.get_by_label("Ulangi kata sandi baru").fill(f"{PASSWORD}-saya")
    page.get_by_role("button", name="Simpan kata sandi").click()


def test_a_new_office_reaches_its_first_round_by_the_list(page: Page, tmp_path: Path) -> None:
    assert page.url.endswith("/mulai/")
    begin(page)
    page.get_by_role("link", name="Isi unit dan jabatan").click()
    add_unit(page, "Sekretariat", "sekretariat")
    add_unit(page, "Bidang Statistik", "bidang")
    back_to_the_list(page)
    page.get_by_role("link", name="Orang dan siapa menjabat apa").click()
    take_in(page, tmp_path / "orang.csv", PEOPLE)
    expect(page.get_by_text("5 baru, 0 berubah.")).to_be_visible()
    page.get_by_role("link", name="Orang Enam").click()
    page.get_by_role("button", name="Setel kata sandi").click()
    password = page.locator(".password").inner_text()
    back_to_the_list(page)
    page.get_by_role("link", name="Isi indikator").click()
    year = int(page.get_by_role("heading", level=1).inner_text().split()[-1])
    take_in(page, tmp_path / "indikator.csv", INDICATORS.format(rows=ROW.format(year=year - 1) + ROW.format(year=year)))
    back_to_the_list(page)
    page.get_by_role("link", name="Unggah SOP").click()
    page.get_by_label("Berkas SOP (TOML)").set_input_files(SEED)
    page.get_by_role("button", name="Unggah dan periksa").click()
    page.get_by_role("button", name="Aktifkan").click()
    expect(page.get_by_text("Unggah SOP")).to_have_count(0)
    page.locator(".foot").get_by_role("button", name="Keluar").click()
    page.get_by_label("NIP atau nama pengguna").fill("perencana")
    page.get_by_label("Kata sandi", exact=True).fill(password)
    page.get_by_role("button", name="Masuk", exact=True).click()
    own_password(page, password)
    page.locator("nav").get_by_role("link", name="Putaran").click()
    page.get_by_role("button", name="Buka putaran").click()
    expect(page.get_by_text("dibuka. Tugas pertama sudah sampai.")).to_be_visible()
