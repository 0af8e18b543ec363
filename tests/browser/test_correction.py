"""A value is corrected after approval, and the old report says what superseded it: five people, in the browser."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Enter
from tests.cycles.test_corrections import walk_year
from tests.office import Office
from triwulan.documents.models import Document
from triwulan.indicators.models import Indicator

pytestmark = pytest.mark.django_db

REASON = "Dua dokumen terhitung dua kali."


@pytest.fixture
def reported(office: Office) -> Office:
    """The last quarter of 2025 is closed, its quarterly and annual reports are there."""
    walk_year(office)
    return office


def test_a_value_is_corrected_after_approval_and_the_old_report_says_what_superseded_it(
    reported: Office, enter: Enter
) -> None:
    former = Document.objects.get(kind="laporan_triwulan")
    number = _asked(enter)
    _decided(enter, number)
    _filled(enter, number)
    _handed_in(enter, number)
    paper = Document.objects.get(kind="laporan_triwulan", supersedes=former)
    verified = enter("kepala", f"/v/{former.verification_code}")
    expect(verified.get_by_text(f"Digantikan oleh nomor {paper.number}.")).to_be_visible()
    verified.get_by_role("link", name="Lihat dokumen yang menggantikannya").click()
    expect(verified.get_by_text("tercatat dan masih berlaku")).to_be_visible()
    expect(verified.get_by_text(paper.number)).to_be_visible()
    _value_says_so(verified)


def _asked(enter: Enter) -> str:
    """By the sub-head, from the value's page; the correction's address."""
    page = enter("kasubid.1", _value_path())
    page.get_by_role("link", name="Minta koreksi").click()
    expect(page.get_by_label("A1 Indikator A1")).to_be_checked()
    page.get_by_label("Alasan").fill(REASON)
    page.get_by_role("button", name="Minta koreksi").click()
    expect(page.get_by_text("menunggu keputusan")).to_be_visible()
    found = re.search(r"/koreksi/\d+/", page.url)
    assert found is not None
    return found[0]


def _decided(enter: Enter, path: str) -> None:
    page = enter("perencana", path)
    page.get_by_role("link", name="Putuskan").click()
    page.get_by_label("Izinkan").check()
    page.get_by_label("Alasan").fill("Buktinya ada.")
    page.get_by_role("button", name="Simpan keputusan").click()
    expect(page.get_by_text("diizinkan, sedang diisi")).to_be_visible()


def _filled(enter: Enter, path: str) -> None:
    """By the analyst; the value that holds is still the old one."""
    page = enter("analis.1", path)
    page.get_by_role("link", name="Isi A1").click()
    page.get_by_label(re.compile("^Nilai")).fill("8")
    page.get_by_label("Penjelasan").fill("Dihitung ulang dari registrasi.")
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_text("Belum ada yang berubah sampai diserahkan.")).to_be_visible()
    page.goto(page.url.split("/koreksi/")[0] + _value_path())
    expect(page.get_by_text("10 dokumen").first).to_be_visible()


def _handed_in(enter: Enter, path: str) -> None:
    page = enter("kasubid.1", path)
    page.get_by_role("link", name="Serahkan koreksi").click()
    page.get_by_role("button", name="Serahkan koreksi").click()
    expect(page.get_by_text("Mintakan tanda tangan Kepala Dinas.").first).to_be_visible()


def _value_says_so(page: Page) -> None:
    page.goto(page.url.split("/v/")[0] + _value_path())
    expect(page.get_by_text(REASON).first).to_be_visible()
    expect(page.get_by_text("8 dokumen").first).to_be_visible()
    expect(page.get_by_text("Digantikan oleh")).to_have_count(3)


def _value_path() -> str:
    return f"/indikator/{Indicator.objects.get(code='A1').pk}/nilai/2025/4/"
