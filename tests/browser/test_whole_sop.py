"""The whole seed SOP by clicking: everybody signs in, two things come back, one hand-over is late, one unit is missing."""

import re
from datetime import date

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.office_walk import (
    Windows,
    card,
    indicator_row,
    main_button,
    paper_text,
    press,
    take,
    type_values,
    visit,
)
from tests.hands import Hands
from tests.office import Office
from triwulan.cycles.scheduler import tick
from triwulan.indicators.models import Indicator
from triwulan.sop.models import SopRevision

pytestmark = pytest.mark.django_db

WRONG_DENOMINATOR = "Daftar yang disahkan memuat 24 kegiatan, bukan 22."
UNEXPLAINED = "Uraian indikator 2 belum menyebut sebab turunnya."
TELL_THE_CAUSE = "Sebutkan dua kegiatan yang baru."
CAUSE = "Dua kegiatan baru disahkan pada bulan Maret."
ALL_AT_ONCE = "Seluruh berkas lama didata sekaligus."
NOT_WAITING = "Laporan ditunggu Bagian Organisasi hari ini."
SUBSTITUTE = "Sediakan petugas pengganti pada masa cuti."
PRINTED = (
    "1 Indikator A1 dokumen 10 16 160,00 % Sangat Tinggi",
    "2 Indikator A2 persen 40,00 37,50 93,75 % Sangat Tinggi",
    "3 Indikator B1 dokumen 10 9 90,00 % Tinggi",
    "4 Indikator U1 dokumen 10 belum diisi belum diisi –",
    "5 Indikator A3 GB 1.000,0 1.234,5 123,45 % Sangat Tinggi",
    "Rata-rata capaian 116,80 %",
    "Pembilang = 9 dokumen; Penyebut = 24 dokumen",
    f"Unit Alasan dan tindak lanjut Sekretariat {NOT_WAITING}",
    "Selasa 14 April 2026 09.00 WITA 1 kali terlambat",
    CAUSE,
    SUBSTITUTE,
)
PROOF = FilePayload(name="daftar.csv", mimeType="text/csv", buffer=b"no,kegiatan\n1,Rekomendasi\n")


@pytest.fixture(autouse=True)
def office_in_april(office: Office) -> Office:
    """Its SOP is in force since April, so that one round opens and not last January's too; A3 has a decimal."""
    SopRevision.objects.update(active_from=date(2026, 4, 1))
    indicator = office.indicator("A3", "sub1", "analis.1", evidence_required=True)
    Indicator.objects.filter(pk=indicator.pk).update(measure="GB", decimals=1)
    indicator.variables.update(measure="GB", decimals=1)
    office.target(indicator, 2026, (1000, 1000, 1000, 1000), 4000)
    return office


def test_the_whole_sop_is_walked_in_the_browser(windows: Windows, hands: Hands) -> None:
    tick()
    for moment, scene in (
        ("2026-04-10T07:40", order),
        ("2026-04-10T10:00", enter_figures),
        ("2026-04-10T14:00", send_a_value_back),
        ("2026-04-10T14:30", correct_the_value),
        ("2026-04-10T15:00", write_report),
        ("2026-04-13T08:30", return_report),
        ("2026-04-13T09:00", correct_report),
        ("2026-04-13T10:00", approve_report),
        ("2026-04-14T09:00", hand_over_late),
        ("2026-04-14T10:00", compile_without_the_secretariat),
    ):
        hands.set(moment)
        scene(windows)
    check_paper(windows, read_quarterly_report(windows))


def order(windows: Windows) -> None:
    for username, label, recipient in (
        ("kabid", "1", "Kasubid 2"),
        ("kasubid.1", "2", "Analis 1"),
        ("kasubid.2", "2", "Analis 2"),
    ):
        page = windows.of(username)
        take(page, label)
        expect(page.get_by_role("checkbox", name=recipient).first).to_be_checked()
        press(page)


def enter_figures(windows: Windows) -> None:
    page = windows.of("analis.1")
    take(page, "3")
    type_values(page, "A1", nilai="16")
    type_values(page, "A2", pembilang="9", penyebut="22")
    type_values(page, "A3", nilai="1.234,5")
    answer_the_warning(page)
    row = indicator_row(page, "A3")
    row.get_by_label("Berkas").set_input_files([PROOF])
    expect(row.get_by_role("link", name="daftar.csv").first).to_be_visible()
    press(page)
    page = windows.of("analis.2")
    take(page, "3")
    type_values(page, "B1", nilai="9", explanation="Satu dokumen menyusul.")
    press(page)


def answer_the_warning(page: Page) -> None:
    """160 % of a target is asked about, and stands once it is answered."""
    question = indicator_row(page, "A1").get_by_role("group", name=re.compile("160,00"))
    expect(main_button(page)).to_have_attribute("aria-disabled", "true")
    question.get_by_role("textbox", name="Sebabnya").fill(ALL_AT_ONCE)
    page.keyboard.press("Tab")
    expect(page.get_by_text(f"Benar: “{ALL_AT_ONCE}”")).to_be_visible()


def send_a_value_back(windows: Windows) -> None:
    page = windows.of("kasubid.1")
    take(page, "4")
    page.get_by_role("link", name="Kembalikan nilai ini ke analis (2)").click()
    page.get_by_label("Alasan", exact=True).fill(WRONG_DENOMINATOR)
    page.get_by_role("button", name="Kembalikan nilai").click()
    expect(page.get_by_text("Sedang diperbaiki Analis 1")).to_be_visible()
    expect(main_button(page)).to_have_attribute("aria-disabled", "true")


def correct_the_value(windows: Windows) -> None:
    page = windows.of("analis.1")
    take(page, "3")
    expect(page.get_by_text(f"“{WRONG_DENOMINATOR}”")).to_be_visible()
    type_values(page, "A2", penyebut="24")
    press(page)


def write_report(windows: Windows) -> None:
    second = windows.of("kasubid.2")
    take(second, "4")
    press(second)
    page = windows.of("kasubid.1")
    take(page, "4")
    expect(page.get_by_text("Sudah diperbaiki Analis 1")).to_be_visible()
    expect(page.get_by_role("article", name="Naskah laporan")).to_contain_text("93,75")
    press(page)


def return_report(windows: Windows) -> None:
    """A return without its reason does not leave the page."""
    page = windows.of("kabid")
    take(page, "5")
    expect(page.get_by_role("article", name="2. Indikator A2")).to_contain_text("93,75 %")
    back = main_button(page, "kembalikan")
    back.click()
    expect(page.locator("#reason")).to_be_focused()
    page.locator("#reason").fill(UNEXPLAINED)
    page.get_by_role("group", name="Penilaian indikator 2").get_by_role("radio", name="Perbaiki").check()
    page.get_by_label("Yang harus diperbaiki 2").fill(TELL_THE_CAUSE)
    press(page, "kembalikan")


def correct_report(windows: Windows) -> None:
    """The reason stands where the work is."""
    page = windows.of("kasubid.1")
    visit(page, "Tugas")
    expect(card(page, "4")).to_contain_text("putaran ke-2")
    take(page, "4")
    expect(page.get_by_text(f"“{UNEXPLAINED}”")).to_be_visible()
    story = page.locator("section", has=page.get_by_role("heading", name="2. Indikator A2")).get_by_role("textbox")
    story.fill(f"{story.input_value()} {CAUSE}")
    expect(page.locator("#status")).to_contain_text("Tersimpan")
    press(page)


def approve_report(windows: Windows) -> None:
    page = windows.of("kabid")
    take(page, "5")
    expect(page.get_by_role("main")).to_contain_text(CAUSE)
    press(page)


def hand_over_late(windows: Windows) -> None:
    page = windows.of("kasubid.1")
    visit(page, "Tugas")
    expect(card(page, "5a")).to_contain_text("terlambat")
    take(page, "5a")
    press(page)
    expect(page.get_by_text(re.compile("Waktu terpakai .*terlambat"))).to_be_visible()


def compile_without_the_secretariat(windows: Windows) -> None:
    page = windows.of("perencana")
    take(page, "6a")
    expect(page.get_by_text("Sekretariat belum menyerahkan.").first).to_be_visible()
    page.get_by_label("Alasan", exact=True).fill(NOT_WAITING)
    page.get_by_role("button", name="Mulai tanpa 1 unit ini").click()
    expect(page.get_by_text(f"Rekap dimulai tanpanya: “{NOT_WAITING}”")).to_be_visible()
    page.get_by_label("Rekomendasi indikator 3").fill(SUBSTITUTE)
    press(page)


def read_quarterly_report(windows: Windows) -> str:
    """Out of the register; gives the code that is printed under its QR."""
    page = windows.of("perencana")
    visit(page, "Dokumen")
    page.get_by_role("link", name="Laporan Kinerja Triwulan I 2026").click()
    code = page.get_by_role("link", name=re.compile(r"^[A-Z0-9]{4}-[A-Z0-9]{4}$")).inner_text()
    text = paper_text(page, page.get_by_role("link", name="Buka PDF"))
    assert [line for line in (*PRINTED, f"kode {code}") if line not in text] == []
    return code


def check_paper(windows: Windows, code: str) -> None:
    """Whoever holds it, without signing in."""
    page = windows.stranger("/v/")
    page.get_by_role("textbox", name="Kode").fill(code)
    page.get_by_role("button", name="Periksa kode").click()
    expect(page.get_by_text("tercatat dan masih berlaku")).to_be_visible()
    expect(page.get_by_text("Laporan Kinerja Triwulan I 2026")).to_be_visible()
