"""People change while the SOP runs: each way in which the office copes with it, by clicking."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Enter
from tests.cycles.walk import fill, finish, opened, task_of, walk_statistics
from tests.hands import Hands
from tests.office import Office
from triwulan.audit.record import SYSTEM
from triwulan.cycles import scheduler
from triwulan.cycles.models import Assignment
from triwulan.notices.follow import follow
from triwulan.organisations import scheduler as people
from triwulan.organisations.models import Holding
from triwulan.organisations.people import end_holding

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def running(office: Office) -> None:
    opened(office)


def leave(office: Office, username: str) -> None:
    held = Holding.objects.get(position=office.positions[username])
    end_holding(holding=held, ends_on=date(2026, 4, 9), actor=SYSTEM)


def tick() -> None:
    scheduler.tick()
    people.tick()
    follow()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def stand_in(office: Office, position: str, username: str) -> None:
    Holding.objects.create(
        position=office.positions[position], person=office[username], starts_on="2026-01-01", capacity="Plh."
    )


def test_a_plh_is_appointed_with_dates_and_decree(office: Office, enter: Enter) -> None:
    page = enter("admin", f"/pengaturan/jabatan/{office.positions['kabid'].pk}/")
    page.get_by_role("link", name="Serah terima jabatan").click()
    page.get_by_label("Orang").select_option(label="Analis Umum")
    page.get_by_label("Sebagai").select_option("Plh.")
    page.get_by_label("Sampai").fill("2026-04-24")
    page.get_by_label("Nomor surat keputusan").fill("800/12/2026")
    page.get_by_label("Tanggal surat keputusan").fill("2026-04-09")
    press(page, "Lanjut")
    expect(page.get_by_text("Tidak ada masa jabatan yang berakhir.")).to_be_visible()
    press(page, "Serah terimakan")
    row = page.get_by_role("row", name="Analis Umum")
    expect(row).to_contain_text("SK 800/12/2026 tanggal 9 April 2026")
    expect(row).to_contain_text("Plh.")


def test_tasks_pass_with_the_position_and_are_shown_before(office: Office, enter: Enter, hands: Hands) -> None:
    page = enter("admin", f"/pengaturan/jabatan/{office.positions['kabid'].pk}/serah-terima/")
    passing = page.get_by_role("region", name="Yang beralih bersama jabatan ini")
    expect(passing).to_contain_text("1 tugas terbuka")
    page.get_by_label("Orang").select_option(label="Analis Umum")
    page.get_by_label("Sejak").fill("2026-04-13")
    press(page, "Lanjut")
    expect(page.get_by_text("Masa jabatan Kabid Statistik berakhir sehari sebelum 13 April 2026.")).to_be_visible()
    press(page, "Serah terimakan")
    hands.set("2026-04-13T08:00")
    expect(enter("analis.umum", "/tugas/").get_by_role("article")).to_contain_text("Bidang Statistik")


def test_a_vacant_position_escalates_and_one_click_names_a_plt(office: Office, enter: Enter) -> None:
    walk_statistics(office, until="3")
    leave(office, "analis.1")
    tick()
    page = enter("kasubid.1", "/kotak-masuk/", viewport=PHONE)
    page.get_by_role("link", name="Jabatan kosong").click()
    expect(page.get_by_text("jabatan kosong", exact=True)).to_be_visible()
    page.goto(page.url.split("/tugas/")[0] + "/tugas/")
    page.get_by_role("link", name="Tunjuk Plt.").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Plt.", exact=True).select_option(label="Analis 2, Analis 2")
    dialog.get_by_role("button", name="Tunjuk Plt.").click()
    expect(page.get_by_text("Analis 2 menjabat Plt. Analis 1 mulai hari ini.")).to_be_visible()
    expect(enter("analis.2", "/tugas/").get_by_role("article")).to_have_count(2)


def test_the_giver_withdraws_and_is_asked_for_another_recipient(office: Office, enter: Enter) -> None:
    walk_statistics(office, until="3")
    task = task_of(office, "analis.1")
    page = enter("kasubid.1", f"/tugas/{task.pk}/")
    page.get_by_role("link", name="Tarik tugas").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Tarik tugas").click()
    expect(dialog.get_by_text("Alasan belum ditulis. Pelaksananya membaca kalimat ini.")).to_be_visible()
    dialog.get_by_label("Alasan").fill("Sedang cuti")
    dialog.get_by_role("button", name="Tarik tugas").click()
    expect(page.get_by_text("Tugas ini sudah ditarik.")).to_be_visible()
    tick()
    his = enter("analis.1", "/tugas/")
    expect(his.get_by_text("Belum ada tugas untuk Anda")).to_be_visible()
    his.goto(his.url.replace("/tugas/", "/kotak-masuk/"))
    expect(his.get_by_text("Alasan: Sedang cuti").first).to_be_visible()
    page.goto(page.url.split("/tugas/")[0] + "/tugas/")
    expect(page.get_by_text("Tugas Analis 1 ditarik: Sedang cuti. Pilih penerima lain.")).to_be_visible()


def test_the_planner_gives_a_task_to_another(office: Office, enter: Enter) -> None:
    walk_statistics(office, until="3")
    cycle = task_of(office, "analis.1").step_run.cycle_id
    page = enter("perencana", f"/siklus/{cycle}/")
    page.get_by_role("link", name="Alihkan tugas Analis 1").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Kepada jabatan").select_option(label="Analis Umum – Analis Umum")
    dialog.get_by_label("Alasan").fill("Sedang cuti")
    dialog.get_by_role("button", name="Alihkan tugas").click()
    expect(page.get_by_text("Tugas dialihkan kepada Analis Umum.")).to_be_visible()
    expect(enter("analis.umum", "/tugas/").get_by_role("article")).to_contain_text("Bidang Statistik")


def test_what_was_pressed_too_early_is_taken_back(office: Office, enter: Enter) -> None:
    done = finish(office, "kabid")
    page = enter("kabid", f"/tugas/{done.pk}/")
    page.get_by_role("link", name="Ambil kembali").click()
    expect(page.get_by_text("Yang dibukanya ditarik lagi: Kasubid 1, Kasubid 2.")).to_be_visible()
    press(page, "Ambil kembali")
    expect(page.get_by_text("Tugas ini kembali terbuka pada Anda.")).to_be_visible()
    expect(page.locator("#selesai")).to_be_visible()


def test_after_the_next_one_acted_it_is_too_late(office: Office, enter: Enter, hands: Hands) -> None:
    walk_statistics(office, until="3")
    done = Assignment.objects.get(position=office.positions["kasubid.1"], step_run__code="2")
    page = enter("kasubid.1", f"/tugas/{done.pk}/ambil-kembali/")
    hands.set("2026-04-10T09:30")
    fill(office, "analis.1")
    press(page, "Ambil kembali")
    said = "Tidak dapat diambil kembali: Analis 1 sudah mengerjakan lanjutannya pada Jumat 10 April 2026 09.30 WITA."
    expect(page.get_by_text(said)).to_be_visible()


def test_an_author_does_not_check_and_the_planner_names_who_does(office: Office, enter: Enter) -> None:
    walk_statistics(office, until="5")
    stand_in(office, "kabid", "kasubid.1")
    stand_in(office, "kepala", "kasubid.1")
    tick()
    page = enter("perencana", "/tugas/")
    page.get_by_role("link", name="Alihkan tugas Kabid Statistik").click()
    dialog = page.get_by_role("dialog")
    assert "Kasubid" not in (dialog.get_by_label("Kepada jabatan").text_content() or "")
    dialog.get_by_label("Kepada jabatan").select_option(label="Sekretaris – Sekretaris")
    dialog.get_by_label("Alasan").fill("Penulisnya sama")
    dialog.get_by_role("button", name="Alihkan tugas").click()
    expect(page.get_by_text("Tugas dialihkan kepada Sekretaris.")).to_be_visible()
    checker = enter("sekretaris", "/tugas/")
    expect(checker.get_by_role("article").filter(has_text="Langkah 5")).to_be_visible()


def test_who_leaves_is_out_at_once_and_his_record_stays(office: Office, enter: Enter) -> None:
    finish(office, "kabid")
    his = enter("kabid", "/tugas/")
    page = enter("admin", f"/pengaturan/orang/{office['kabid'].pk}/")
    page.get_by_label("Hari terakhir bertugas").fill("2026-04-09")
    press(page, "Catat kepergian")
    expect(page.get_by_text("Kepergian Kabid Statistik dicatat.")).to_be_visible()
    expect(page.get_by_text("bertugas sampai 9 April 2026")).to_be_visible()
    his.reload()
    expect(his.get_by_role("button", name="Masuk", exact=True)).to_be_visible()
    cycle = Assignment.objects.filter(person=office["kabid"]).values_list("step_run__cycle", flat=True)[0]
    page.goto(page.url.split("/pengaturan/")[0] + f"/siklus/{cycle}/")
    expect(page.get_by_text("Kabid Statistik selesai:")).to_be_visible()


def test_the_last_administrator_cannot_leave(office: Office, enter: Enter) -> None:
    stand_in(office, "admin", "perencana")
    Holding.objects.filter(person=office["perencana"], capacity="Plh.").update(ends_on=date(2026, 4, 10))
    page = enter("perencana", f"/pengaturan/orang/{office['admin'].pk}/")
    page.get_by_label("Hari terakhir bertugas").fill("2026-04-10")
    press(page, "Catat kepergian")
    expect(page.get_by_text("Mulai 11 April 2026 tidak ada lagi administrator di Dinas Uji.")).to_be_visible()
