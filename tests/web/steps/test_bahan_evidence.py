"""Evidence by the worksheet: taken in by its content, shown without power, taken off with a record."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from tests.cycles.walk import opened, task_of, walk_statistics
from tests.office import Office, small_office
from tests.stored import path_of
from tests.web.steps.presses import desk_of
from tests.web.steps.test_bahan import name
from triwulan.cycles.models import Assignment
from triwulan.documents.models import StoredFile
from triwulan.indicators.models import Evidence, Indicator

pytestmark = pytest.mark.django_db

TABLE = b"no,nama\n1,Rekomendasi\n"


@pytest.fixture
def task(office: Office) -> Assignment:
    opened(office)
    walk_statistics(office, until="3")
    return task_of(office, "analis.1")


@pytest.fixture
def desk(office: Office) -> Client:
    return desk_of(office, "analis.1")


def attach(client: Client, task: Assignment, code: str, *files: tuple[str, bytes]) -> Any:
    pk = Indicator.objects.get(code=code).pk
    sent = [SimpleUploadedFile(filename, content) for filename, content in files]
    return client.post(f"/tugas/{task.pk}/nilai/{pk}/bukti/", {"berkas": sent})


def look(client: Client, evidence: Evidence) -> int:
    answer = client.get(f"/tugas/bukti/{evidence.pk}/")
    # Read to its end, so that the file is closed.
    list(answer)
    return answer.status_code


def proof(content_type: str = "") -> Evidence:
    evidence: Evidence = Evidence.objects.get()
    if content_type:
        StoredFile.objects.filter(pk=evidence.file_id).update(content_type=content_type)
    return evidence


def test_several_files_are_attached_and_their_hashes_shown(desk: Client, task: Assignment) -> None:
    answer = attach(desk, task, "A1", ("daftar.csv", TABLE), ("catatan.txt", b"Disahkan 12 Maret.\n"))
    kept = list(Evidence.objects.values_list("name", "file__sha256"))
    assert (answer.status_code, [filename for filename, _hash in kept]) == (200, ["daftar.csv", "catatan.txt"])
    assert [digest in answer.json()["parts"]["proofs"] for _filename, digest in kept] == [True, True]


@pytest.mark.parametrize(
    ("filename", "content"),
    [("kosong.csv", b""), ("laporan.pdf", b"bukan PDF"), ("halaman.txt", b"<html><script>alert(1)</script></html>")],
)
def test_a_refused_file_is_a_sentence_with_its_name(
    desk: Client, task: Assignment, filename: str, content: bytes
) -> None:
    answer = attach(desk, task, "A1", (filename, content), ("daftar.csv", TABLE))
    sentence = answer.json()["faults"][name("b", "A1")]
    assert (answer.status_code, sentence.startswith(f"{filename}: "), Evidence.objects.count()) == (422, True, 1)


def test_a_file_beyond_the_limit_is_refused_without_being_read_whole(
    desk: Client, task: Assignment, settings: Settings
) -> None:
    settings.EVIDENCE_MAX_BYTES = 1024 * 1024
    answer = attach(desk, task, "A1", ("besar.csv", b"1," * 600_000))
    assert (answer.status_code, "lebih besar dari 1 MB" in answer.json()["faults"][name("b", "A1")]) == (422, True)
    assert not Evidence.objects.exists()


def test_the_same_file_twice_in_a_row_is_refused_and_in_two_rows_asked_about(desk: Client, task: Assignment) -> None:
    attach(desk, task, "A1", ("daftar.csv", TABLE))
    again = attach(desk, task, "A1", ("salinan.csv", TABLE)).json()
    elsewhere = attach(desk, task, "A2", ("daftar.csv", TABLE)).json()
    assert again["faults"] == {
        name(
            "b", "A1"
        ): "Berkas salinan.csv sudah dilampirkan pada nilai ini dengan nama daftar.csv. Pilih berkas lain."
    }
    assert "Berkas daftar.csv juga dilampirkan pada A1 Triwulan I 2026." in elsewhere["parts"]["messages"]


@pytest.mark.parametrize(
    ("content_type", "shown", "sandboxed"),
    [
        ("application/pdf", True, False),
        ("image/png", True, True),
        ("text/csv", False, True),
        ("text/plain", False, True),
    ],
)
def test_only_what_cannot_run_is_shown_in_the_browser(
    desk: Client, task: Assignment, content_type: str, shown: bool, sandboxed: bool
) -> None:
    attach(desk, task, "A1", ("daftar.csv", TABLE))
    answer = desk.get(f"/tugas/bukti/{proof(content_type).pk}/")
    policy = answer.headers["Content-Security-Policy"]
    assert b"".join(answer.streaming_content) == TABLE  # type: ignore[attr-defined]  # a FileResponse
    assert answer.headers["Content-Disposition"] == f'{"inline" if shown else "attachment"}; filename="daftar.csv"'
    assert (answer.headers["Content-Type"], answer.headers["X-Content-Type-Options"]) == (content_type, "nosniff")
    assert (policy.startswith("sandbox"), "default-src 'none'" in policy, "script" in policy) == (
        sandboxed,
        True,
        False,
    )


def test_a_colleague_reads_evidence_a_stranger_finds_none(office: Office, desk: Client, task: Assignment) -> None:
    attach(desk, task, "A1", ("daftar.csv", TABLE))
    other = small_office("Dinas Lain", prefix="luar.")
    statuses = [look(desk_of(office, who), proof()) for who in ("kabid", "analis.2", "perencana")]
    assert (statuses, look(desk_of(other, "luar.kabid"), proof()), look(Client(), proof())) == (
        [200, 200, 200],
        404,
        302,
    )


def test_a_damaged_file_says_so(desk: Client, task: Assignment) -> None:
    attach(desk, task, "A1", ("daftar.csv", TABLE))
    stored = proof().file
    Path(path_of(stored.sha256)).unlink()
    answer = desk.get(f"/tugas/bukti/{proof().pk}/")
    assert (answer.status_code, "Berkas ini rusak atau hilang" in answer.content.decode()) == (410, True)


def test_taking_off_asks_first_and_leaves_the_file_readable(desk: Client, task: Assignment) -> None:
    attach(desk, task, "A1", ("daftar.csv", TABLE))
    address = f"/tugas/{task.pk}/bukti/{proof().pk}/lepas/"
    assert (desk.get(address).status_code, proof().removed_at) == (200, None)
    gone = desk.post(address)
    assert (gone.status_code, gone.headers["Location"]) == (
        302,
        f"/tugas/{task.pk}/#i{Indicator.objects.get(code='A1').pk}",
    )
    assert (proof().removed_at is not None, look(desk, proof())) == (True, 200)
    again = desk.post(address, headers={"X-Requested-With": "triwulan"})
    assert (again.status_code, list(again.json()["faults"])) == (422, [name("b", "A1")])


def test_only_the_holder_attaches_and_takes_off(office: Office, desk: Client, task: Assignment) -> None:
    attach(desk, task, "A1", ("daftar.csv", TABLE))
    colleague = desk_of(office, "analis.2")
    assert attach(colleague, task, "A1", ("lain.csv", b"a,b\n")).status_code == 403
    assert colleague.post(f"/tugas/{task.pk}/bukti/{proof().pk}/lepas/").status_code == 403
    assert proof().removed_at is None
