"""Object storage gone while people work: a clear sentence, nothing half done, and all goes on when it is back."""

from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from tests.cycles.walk import finish, opened, task_of, walk_statistics
from tests.documents.faults.standing import standing
from tests.objects import Gate, overwrite
from tests.office import Office
from tests.web.steps.presses import desk_of
from tests.web.test_documents import PNG
from triwulan.core import clock
from triwulan.documents import render
from triwulan.documents.files import FileDamaged, open_file, store
from triwulan.documents.fixity import Checked, check_files, tick
from triwulan.documents.models import Document, Rendition, StoredFile
from triwulan.documents.refusals import FilesAway
from triwulan.documents.storage import watch
from triwulan.documents.storage.choosing import place
from triwulan.indicators.models import Evidence, Indicator
from triwulan.notices.follow import follow
from triwulan.notices.models import Notice
from triwulan.notices.sentences import title

pytestmark = pytest.mark.django_db

UNSAVED = "Berkas belum tersimpan karena penyimpanan berkas tidak menjawab. Tidak ada yang berubah: coba lagi sebentar"
UNREAD = "Berkas belum dapat dibuka karena penyimpanan berkas tidak menjawab."
TABLE = b"no,nama\n1,Rekomendasi\n"
PDF = b"%PDF-1.7 kecil"


@pytest.fixture
def document(office: Office, bucket: Gate) -> Document:
    """Its PDF is made and lies in the bucket."""
    opened(office)
    finish(office, "kabid")
    found: Document = Document.objects.get()
    Rendition.objects.create(document=found, format="pdf", file=store(office.agency, PDF, "application/pdf"))
    return found


def body(answer: Any) -> str:
    return b"".join(answer).decode() if answer.streaming else answer.content.decode()


@pytest.mark.parametrize("mode", ["shut", "silent"])
def test_evidence_is_refused_by_name_and_taken_when_the_store_is_back(office: Office, bucket: Gate, mode: Any) -> None:
    opened(office)
    walk_statistics(office, until="3")
    task, pk = task_of(office, "analis.1"), Indicator.objects.get(code="A1").pk
    desk, before = desk_of(office, "analis.1"), standing()

    def attach() -> Any:
        sent = SimpleUploadedFile("daftar.csv", TABLE)
        return desk.post(f"/tugas/{task.pk}/nilai/{pk}/bukti/", {"berkas": sent})

    bucket.become(mode)
    refused = attach()
    told = (UNSAVED in body(refused), "daftar.csv" in body(refused), standing(), Evidence.objects.count())
    bucket.become("open")
    assert (told, attach().status_code) == ((True, True, before, 0), 200)
    assert Evidence.objects.get().file.size == len(TABLE)


@pytest.mark.parametrize("what", ["evidence", "scan"])
def test_a_full_disk_is_said_and_changes_nothing(office: Office, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    opened(office)
    walk_statistics(office, until="3")
    signing = Document.objects.order_by("pk")[0].signings.get()
    task, pk = task_of(office, "analis.1"), Indicator.objects.get(code="A1").pk
    addresses = {
        "evidence": f"/tugas/{task.pk}/nilai/{pk}/bukti/",
        "scan": f"/dokumen/{signing.document_id}/tanda-tangan/{signing.pk}/",
    }
    holding, today = office.positions["kabid"].holdings.get(), timezone.localdate(clock.now()).isoformat()
    desk = desk_of(office, "analis.1" if what == "evidence" else "perencana")

    def send() -> Any:
        files = {"berkas": SimpleUploadedFile("a.csv", TABLE), "scan": SimpleUploadedFile("a.png", PNG)}
        return desk.post(addresses[what], {"holding": holding.pk, "on": today, "seen": "on", **files})

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    before = standing()
    with monkeypatch.context() as patch:
        patch.setattr("triwulan.documents.storage.disk.os.fsync", full)
        refused = send()
    told = ("karena penyimpanan server penuh. Beri tahu administrator" in body(refused), standing())
    assert (told, send().status_code) == ((True, before), 200 if what == "evidence" else 302)
    assert StoredFile.objects.count() == len(before["files"]) + 1


def test_a_scan_stays_with_its_form_and_the_paper_stays_unsigned(
    office: Office, document: Document, bucket: Gate
) -> None:
    signing = document.signings.get()
    address = f"/dokumen/{document.pk}/tanda-tangan/{signing.pk}/"
    today = timezone.localdate(clock.now()).isoformat()
    typed = {"holding": office.positions["kabid"].holdings.get().pk, "on": today, "seen": "on"}
    desk, before = desk_of(office, "perencana"), standing()
    bucket.become("shut")
    refused = desk.post(address, typed | {"scan": SimpleUploadedFile("pindaian.png", PNG)})
    (said,) = refused.context["form"].errors["scan"]
    told = (said.startswith(UNSAVED), standing())
    bucket.become("open")
    answer = desk.post(address, typed | {"scan": SimpleUploadedFile("pindaian.png", PNG)})
    signing.refresh_from_db()
    assert (told, answer.status_code, signing.scan and signing.scan.size) == ((True, before), 302, len(PNG))


@pytest.mark.parametrize(("path", "start"), [("dokumen/{}/pdf/", b"%PDF"), ("dokumen/unduh/", b"PK\x03\x04")])
def test_a_download_is_a_page_that_says_so(
    office: Office, document: Document, bucket: Gate, path: str, start: bytes
) -> None:
    address, desk, before = f"/{path.format(document.pk)}", desk_of(office, "perencana"), standing()
    bucket.become("shut")
    answer = desk.get(address)
    told = (answer.status_code, answer["Retry-After"], UNREAD in body(answer), standing())
    bucket.become("open")
    again = desk.get(address)
    assert (told, again.status_code, again.getvalue()[:4]) == ((503, "30", True, before), 200, start)


def test_a_paper_without_a_file_is_made_when_the_store_is_back(
    office: Office, document: Document, bucket: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(render, "render_docx", lambda _paper: b"PK docx")
    address, desk, before = f"/dokumen/{document.pk}/docx/", desk_of(office, "perencana"), standing()
    bucket.become("shut")
    answer = desk.get(address)
    told = (answer.status_code, UNSAVED in body(answer), standing())
    bucket.become("open")
    assert (told, desk.get(address).getvalue()) == ((503, True, before), b"PK docx")


def test_a_line_that_breaks_in_the_middle_hands_out_no_half(office: Office, document: Document, bucket: Gate) -> None:
    stored = store(office.agency, b"%PDF" + bytes(300_000), "application/pdf")
    bucket.become("open")
    bucket.lets_through = 100_000
    with pytest.raises(FilesAway):
        open_file(stored)


def test_the_night_calls_nothing_damaged_that_it_could_not_read(
    office: Office, document: Document, bucket: Gate
) -> None:
    destroyed = store(office.agency, TABLE, "text/csv")
    StoredFile.objects.filter(pk=destroyed.pk).update(removed_at=clock.now())
    before = standing()
    bucket.become("shut")
    tick()
    with pytest.raises(FilesAway):
        check_files(clock.now())
    told = standing()
    bucket.become("open")
    tick()
    assert (told, [name for name, _size in place().names()]) == (before, [document.renditions.get().file.sha256])


def test_a_damaged_object_is_found_told_to_the_administrator_and_never_handed_out(
    office: Office, document: Document, bucket: Gate
) -> None:
    stored = store(office.agency, TABLE, "text/csv")
    overwrite(stored.sha256, TABLE[::-1])
    with pytest.raises(FileDamaged):
        open_file(stored)
    assert check_files(clock.now()) == Checked(1, 1)
    follow()
    told = Notice.objects.filter(kind="file_damaged", person=office["admin"]).count()
    assert (told, StoredFile.objects.get(pk=stored.pk).damaged_at) == (1, clock.now())
    assert list(desk_of(office, "admin").get("/arsip/keutuhan/").context["page"]) == [stored]


def test_the_administrators_page_says_whether_it_answers_and_what_to_do(office: Office, bucket: Gate) -> None:
    desk = desk_of(office, "admin")
    answering = desk.get("/pengaturan/pekerjaan/").content.decode()
    bucket.become("shut")
    silent = desk.get("/pengaturan/pekerjaan/").content.decode()
    advice = "Periksa server penyimpanan, jaringan, dan TRIWULAN_S3_ENDPOINT."
    assert [("menjawab</dd>" in page, advice in page) for page in (answering, silent)] == [(True, False), (False, True)]


def test_all_files_of_the_choice_come_out_of_the_bucket(office: Office, document: Document, tmp_path: Any) -> None:
    zipped = tmp_path / "naskah.zip"
    zipped.write_bytes(desk_of(office, "perencana").get("/dokumen/unduh/").getvalue())
    with ZipFile(zipped) as archive:
        (name,) = [each for each in archive.namelist() if each.endswith(".pdf")]
        assert archive.read(name) == PDF


def test_the_public_page_of_a_signed_paper_says_so_too(office: Office, document: Document, bucket: Gate) -> None:
    document.signings.update(sealed=document.renditions.get().file, signed_at=clock.now())
    bucket.become("shut")
    answer = Client().post("/v/", {"berkas": SimpleUploadedFile("a.pdf", PDF)})
    assert (answer.status_code, UNREAD in body(answer)) == (503, True)


def test_administrators_are_told_once_that_it_went_away_and_once_that_it_is_back(
    office: Office, bucket: Gate, settings: Settings, tmp_path: Path
) -> None:
    settings.DATA = tmp_path
    told = []
    for mode in ("open", "shut", "shut", "open", "open"):
        bucket.become(mode)
        watch.tick()
        follow()
        told.append(
            list(Notice.objects.filter(kind__startswith="storage").order_by("pk").values_list("kind", flat=True))
        )
    away, back = ["storage_away"], ["storage_away", "storage_back"]
    assert told == [[], away, away, back, back]
    first = Notice.objects.get(kind="storage_away")
    assert (first.person, title(first).startswith("Penyimpanan berkas tidak menjawab")) == (office["admin"], True)
    followed = desk_of(office, "admin").get(f"/kotak-masuk/{first.pk}/")
    assert followed.headers["Location"] == "/pengaturan/pekerjaan/"
