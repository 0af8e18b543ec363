"""Evidence on the worksheet: several files at once, each refusal a sentence, taken off only after a question."""

import pytest
from playwright.sync_api import FilePayload, expect

from tests.browser.conftest import Enter
from tests.browser.test_worksheet import field
from tests.cycles.walk import opened, task_of, walk_statistics
from tests.office import Office
from triwulan.cycles.models import Assignment
from triwulan.indicators.models import Evidence, Indicator

pytestmark = pytest.mark.django_db

LIST = FilePayload(name="daftar.csv", mimeType="text/csv", buffer=b"no,nama\n1,Rekomendasi\n")
TABLE = FilePayload(name="tabel.csv", mimeType="text/csv", buffer=b"no,nama\n2,Metadata\n")
FALSE = FilePayload(name="laporan.pdf", mimeType="application/pdf", buffer=b"bukan PDF")
EMPTY = FilePayload(name="kosong.csv", mimeType="text/csv", buffer=b"")


@pytest.fixture
def task(office: Office) -> Assignment:
    Indicator.objects.update(evidence_required=True)
    opened(office)
    walk_statistics(office, until="3")
    return task_of(office, "analis.1")


def test_files_go_up_one_by_one_and_one_that_is_refused_takes_no_other_with_it(
    office: Office, task: Assignment, enter: Enter
) -> None:
    page = enter("analis.1", f"/tugas/{task.pk}/")
    row = page.locator("tbody[data-row]").first
    expect(row.get_by_text("bukti wajib")).to_be_visible()
    files = field(page, "b", "A1")
    page.set_input_files(files, [LIST, FALSE, EMPTY, TABLE])
    expect(row.locator(".filed .file")).to_have_text(["daftar.csv", "tabel.csv"])
    said = page.locator(f"{files}-said")
    expect(said).to_contain_text("laporan.pdf: ")
    expect(said).to_contain_text("kosong.csv: Berkas ini kosong (0 byte).")
    expect(row.get_by_text("bukti wajib")).to_have_count(0)
    page.set_input_files(files, [LIST])
    expect(said).to_have_text("Berkas daftar.csv sudah dilampirkan pada nilai ini. Pilih berkas lain.")
    row.get_by_text("Rincian bukti").click()
    hashes = Evidence.objects.order_by("pk").values_list("file__sha256", flat=True)
    expect(row.locator(".hash")).to_have_text(list(hashes))


def test_a_file_is_taken_off_after_a_question(office: Office, task: Assignment, enter: Enter) -> None:
    page = enter("analis.1", f"/tugas/{task.pk}/")
    row = page.locator("tbody[data-row]").first
    page.set_input_files(field(page, "b", "A1"), [LIST])
    row.get_by_role("link", name="Lepas daftar.csv").click()
    page.get_by_role("button", name="Tidak jadi").click()
    expect(row.locator(".filed")).to_have_count(1)
    row.get_by_role("link", name="Lepas daftar.csv").click()
    page.get_by_role("button", name="Lepas berkas").click()
    expect(row.locator(".filed")).to_have_count(0)
    assert [one.removed_at is not None for one in Evidence.objects.all()] == [True]


def test_an_upload_waits_for_the_connection_and_goes_when_it_is_back(
    office: Office, task: Assignment, enter: Enter
) -> None:
    page = enter("analis.1", f"/tugas/{task.pk}/")
    page.context.set_offline(True)
    page.set_input_files(field(page, "b", "A1"), [LIST])
    expect(page.get_by_text("daftar.csv menunggu sambungan")).to_be_visible()
    page.context.set_offline(False)
    expect(page.locator(".filed .file")).to_have_text(["daftar.csv"])


def test_an_upload_that_did_not_arrive_is_sent_again_by_a_press(office: Office, task: Assignment, enter: Enter) -> None:
    page = enter("analis.1", f"/tugas/{task.pk}/")
    page.route("**/bukti/**", lambda route: route.abort())
    page.set_input_files(field(page, "b", "A1"), [LIST])
    again = page.get_by_role("button", name="Coba lagi")
    expect(again).to_be_visible()
    page.unroute("**/bukti/**")
    again.click()
    expect(page.locator(".filed .file")).to_have_text(["daftar.csv"])


def test_the_same_file_in_two_rows_is_asked_about_and_the_answer_settles_it(
    office: Office, task: Assignment, enter: Enter
) -> None:
    page = enter("analis.1", f"/tugas/{task.pk}/")
    page.set_input_files(field(page, "b", "A1"), [LIST])
    expect(page.locator(".filed")).to_have_count(1)
    page.set_input_files(field(page, "b", "A2"), [LIST])
    question = page.get_by_role("group", name="Berkas daftar.csv juga dilampirkan pada A1 Triwulan I 2026.")
    expect(question).to_be_visible()
    question.get_by_role("textbox", name="Sebabnya").fill("Satu daftar memuat keduanya.")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Benar: “Satu daftar memuat keduanya.”")).to_be_visible()
