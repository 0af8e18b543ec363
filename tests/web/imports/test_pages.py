"""Sent, looked at, read another way, confirmed: nothing is written before, and a long one goes to the worker."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django_tasks_db.models import DBTaskResult

from tests.office import Office, small_office
from triwulan.exchange.imports import jobs
from triwulan.exchange.imports.progress import Progress, Teller, progress_of
from triwulan.exchange.models import Upload
from triwulan.exchange.sheets.read import read_book
from triwulan.indicators.models import Indicator
from triwulan.organisations.models import Person

pytestmark = pytest.mark.django_db

PEOPLE = """nip;nama;jabatan;unit;peran
199001012015011001;Orang Satu;Analis 9;Subbidang 1;analis
199001012015011009;Orang Dua;Analis 8;Subbidang 2;analis
"""
INDICATORS = """kode;nama;satuan;sasaran;unit;tahun;target_tw1
C1;Jumlah dokumen;dokumen;Meningkatnya mutu data;Subbidang 1;2026;10
"""


@pytest.fixture
def office() -> Office:
    return small_office()


@pytest.fixture
def admin(office: Office, client: Client) -> Client:
    client.force_login(office["admin"])
    return client


def send(client: Client, kind: str, text: str, name: str = "tabel.csv") -> Any:
    return client.post(f"/pengaturan/impor/{kind}/", {"berkas": SimpleUploadedFile(name, text.encode())}, follow=True)


def press(client: Client, kind: str, **pressed: str) -> Any:
    return client.post(f"/pengaturan/impor/{kind}/", pressed)


def uploads(office: Office) -> int:
    with office.scope():
        return Upload.objects.count()


def test_a_table_is_shown_first_and_written_when_confirmed(office: Office, admin: Client) -> None:
    page = send(admin, "orang", PEOPLE)
    assert [line["text"] for line in page.context["outcome"]["lines"]] == [
        "Orang Satu · orang baru · Analis 9 (jabatan baru), Subbidang 1",
        "Orang Dua · orang baru · Analis 8 (jabatan baru), Subbidang 2",
    ]
    assert Person.objects.filter(name__startswith="Orang").count() == 0
    answer = press(admin, "orang", simpan="1")
    assert (answer.status_code, answer.headers["Location"], uploads(office)) == (302, "/pengaturan/orang/", 0)
    assert Person.objects.filter(name__startswith="Orang").count() == 2


def test_one_bad_row_keeps_all_out_unless_it_is_left_out(office: Office, admin: Client) -> None:
    page = send(admin, "orang", PEOPLE.replace("Subbidang 2", "Subbidang 7"))
    assert [fault["sentence"].split(".")[0] for fault in page.context["outcome"]["faults"]] == [
        "Unit “Subbidang 7” tidak ada"
    ]
    assert "Simpan semuanya" not in page.text
    refused = admin.post("/pengaturan/impor/orang/", {"simpan": "1"}, follow=True)
    assert (
        refused.context["upload"].problem
        == "Tabel ini tidak lagi dapat masuk seperti pada pratinjau. Lihat lagi pratinjaunya."
    )
    assert Person.objects.filter(name__startswith="Orang").count() == 0
    press(admin, "orang", lewati="1")
    assert list(Person.objects.filter(name__startswith="Orang").values_list("name", flat=True)) == ["Orang Satu"]


def test_a_table_is_read_again_as_its_sender_says(office: Office, client: Client) -> None:
    client.force_login(office["perencana"])
    page = send(client, "indikator", INDICATORS.replace("unit;tahun", "letak;kapan"))
    assert [fault["sentence"] for fault in page.context["outcome"]["faults"]] == [
        "Tabel ini tidak menyebut “Tahun”. Isi di bawah, lalu tekan Baca ulang."
    ]
    again = client.post(
        "/pengaturan/impor/indikator/", {"baca": "1", "judul": "1", "k-unit": "4", "o-tahun": "2026"}, follow=True
    )
    assert (again.context["outcome"]["faults"], again.context["outcome"]["counts"]) == (
        [],
        {"new": 1, "changed": 0, "same": 0},
    )
    press(client, "indikator", simpan="1")
    with office.scope():
        assert Indicator.objects.get(code="C1").unit == office.units["sub1"]


def test_what_was_chosen_and_not_looked_at_is_looked_at_before_it_is_written(office: Office, client: Client) -> None:
    client.force_login(office["perencana"])
    send(client, "indikator", INDICATORS)
    chosen = {"simpan": "1", "judul": "1", "o-sasaran": "Lain"}
    answer = client.post("/pengaturan/impor/indikator/", chosen, follow=True)
    with office.scope():
        assert (Indicator.objects.filter(code="C1").exists(), answer.context["upload"].confirmed_at) == (False, None)
    assert press(client, "indikator", **chosen).headers["Location"] == "/pengaturan/indikator/"


def test_what_is_no_table_is_refused_and_nothing_is_kept(office: Office, admin: Client) -> None:
    page = send(admin, "orang", "", "tabel.xlsx")
    assert (page.status_code, page.context["refusal"], uploads(office)) == (
        422,
        "Berkas ini kosong (0 byte). Periksa berkasnya di komputer Anda, lalu unggah lagi.",
        0,
    )


def test_a_preview_waits_for_its_sender_and_is_thrown_away_by_him(office: Office, admin: Client) -> None:
    send(admin, "orang", PEOPLE)
    again = Client()
    again.force_login(office["admin"])
    assert len(again.get("/pengaturan/impor/orang/").context["outcome"]["lines"]) == 2
    press(again, "orang", buang="1")
    assert uploads(office) == 0


def test_a_long_table_is_tried_and_brought_in_by_the_worker(
    office: Office, admin: Client, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    monkeypatch.setattr(jobs, "LONG", 1)
    with django_capture_on_commit_callbacks(execute=True):
        page = send(admin, "orang", PEOPLE)
    assert (page.context["runs"], page.context["progress"], "Menunggu gilirannya." in page.text) == (True, None, True)
    run_all()
    assert len(admin.get("/pengaturan/impor/orang/").context["outcome"]["lines"]) == 2
    with django_capture_on_commit_callbacks(execute=True):
        press(admin, "orang", simpan="1")
    assert Person.objects.filter(name__startswith="Orang").count() == 0
    run_all()
    done = admin.get("/pengaturan/impor/orang/")
    assert (done.status_code, done.headers["Location"]) == (302, "/pengaturan/orang/")
    assert Person.objects.filter(name__startswith="Orang").count() == 2


def run_all() -> None:
    for job in DBTaskResult.objects.ready():
        jobs.run_import.call(**job.args_kwargs["kwargs"])
        job.delete()


def test_progress_is_told_without_the_database() -> None:
    teller = Teller(7, 200)
    teller(3)
    early = progress_of(7)
    teller(50)
    assert (early, progress_of(7), Progress(50, 200).percent) == (Progress(0, 200), Progress(50, 200), 25)
    teller.forget()
    assert progress_of(7) is None


@pytest.mark.parametrize(
    "kind", ["perangkat-daerah", "unit", "orang", "kaskade", "indikator", "target", "anggaran", "riwayat"]
)
def test_every_kind_has_templates_that_are_read_as_its_own(office: Office, admin: Client, kind: str) -> None:
    csv = admin.get(f"/pengaturan/impor/{kind}/templat.csv")
    xlsx = admin.get(f"/pengaturan/impor/{kind}/templat.xlsx")
    book = read_book("a.xlsx", b"".join(io.BytesIO(xlsx.content)))
    headings = csv.content.decode("utf-8-sig").strip().split(";")
    assert (list(book.sheets[0].rows[0]), [sheet.name for sheet in book.sheets]) == (headings, ["Isi", "Keterangan"])
    assert admin.get(f"/pengaturan/impor/{kind}/templat.exe").status_code == 404


def test_a_planner_brings_no_people(office: Office, client: Client) -> None:
    client.force_login(office["perencana"])
    shown = [kind.code for kind in client.get("/pengaturan/impor/").context["kinds"]]
    assert (
        shown,
        client.get("/pengaturan/impor/orang/").status_code,
        client.get("/pengaturan/impor/lain/").status_code,
    ) == (
        ["kaskade", "indikator", "target", "anggaran", "riwayat"],
        403,
        404,
    )
