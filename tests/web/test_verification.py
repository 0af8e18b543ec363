"""Anyone may ask whether a paper is genuine; nobody learns more than stands on its face, and no file is kept."""

import hashlib
from datetime import UTC, date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from tests.office import Office, small_office
from triwulan.documents.models import Document, Rendition, Signing, StoredFile

pytestmark = pytest.mark.django_db

CONTENT = b"%PDF-1.7 a paper"
DIGEST = hashlib.sha256(CONTENT).hexdigest()
NOON = datetime(2026, 1, 20, 4, tzinfo=UTC)


@pytest.fixture
def office() -> Office:
    return small_office()


def paper(office: Office, code: str, content: bytes, **fields: object) -> Document:
    with office.scope():
        document: Document = Document.objects.create(
            agency=office.agency,
            unit=office.units["statistik"],
            kind="laporan_triwulan",
            number=f"000.8.6.3/{code}/2026",
            title="Laporan Triwulan IV Tahun 2025",
            date=date(2026, 1, 20),
            year=2025,
            content="{}",
            verification_code=code,
            created_at=NOON,
            **fields,
        )
        digest = hashlib.sha256(content).hexdigest()
        file = StoredFile.objects.create(
            agency=office.agency, sha256=digest, size=len(content), content_type="application/pdf", stored_at=NOON
        )
        Rendition.objects.create(document=document, format="pdf", file=file)
        Signing.objects.create(document=document, position=office.positions["kepala"], capacity="Plt.")
    return document


def upload(content: bytes) -> dict[str, SimpleUploadedFile]:
    return {"berkas": SimpleUploadedFile("laporan.pdf", content)}


@pytest.mark.parametrize("path", ["/v/K7QM-2TXA", "/v/k7qm2txa", "/v/K7QM-2TXA/"])
def test_a_genuine_paper_is_said_to_be_in_force(office: Office, client: Client, path: str) -> None:
    paper(office, "K7QM-2TXA", CONTENT)
    response = client.get(path)
    page = response.content.decode()
    assert (response.status_code, response.headers["X-Robots-Tag"]) == (200, "noindex, nofollow")
    said = (
        "tercatat dan masih berlaku",
        "Laporan Triwulan IV Tahun 2025",
        "000.8.6.3/K7QM-2TXA/2026",
        "Selasa 20 Januari 2026",
        "Plt. Kepala Dinas",
        " ".join(DIGEST[at : at + 4] for at in range(0, 64, 4)),
    )
    assert [words for words in said if words not in page] == []


def test_a_replaced_paper_leads_to_the_one_in_force(office: Office, client: Client) -> None:
    old = paper(office, "K7QM-2TXA", CONTENT)
    paper(office, "N3WR-8PAP", b"newer", supersedes=old)
    page = client.get("/v/K7QM-2TXA").content.decode()
    assert ("sudah diganti" in page, 'href="/v/N3WR-8PAP"' in page, "masih berlaku" in page) == (True, True, False)


def test_an_unknown_code_is_a_404_that_says_what_to_do(office: Office, client: Client) -> None:
    response = client.get("/v/AAAA-BBBB")
    assert (response.status_code, "Tidak ada dokumen dengan kode AAAA-BBBB" in response.content.decode()) == (404, True)


def test_a_typed_code_leads_to_its_page(office: Office, client: Client) -> None:
    assert client.get("/v/?kode= k7qm 2txa ").headers["Location"] == "/v/k7qm2txa"
    assert {client.get(f"/v/?kode={no_code}").headers["Location"] for no_code in ("---", "a1", "éééé")} == {"/v/kosong"}


def test_the_same_file_is_genuine_and_another_is_not(office: Office, client: Client) -> None:
    paper(office, "K7QM-2TXA", CONTENT)
    paper(office, "N3WR-8PAP", b"another paper")
    outcomes = [
        client.post(path, upload(content)).context["comparison"].outcome
        for path, content in (
            ("/v/K7QM-2TXA", CONTENT),
            ("/v/K7QM-2TXA", CONTENT + b" "),
            ("/v/K7QM-2TXA", b"another paper"),
            ("/v/", CONTENT),
            ("/v/", b"nothing of ours"),
            ("/v/", b""),
        )
    ]
    assert outcomes == ["same", "unknown", "other", "same", "unknown", "refused"]


def test_a_compared_file_is_kept_nowhere(office: Office, client: Client, settings: Settings) -> None:
    client.post("/v/", upload(b"private"))
    with office.scope():
        assert (list(settings.FILES_ROOT.rglob("*")), StoredFile.objects.count()) == ([], 0)


def test_a_file_that_is_too_large_is_refused_unread(office: Office, client: Client, settings: Settings) -> None:
    settings.EVIDENCE_MAX_BYTES = 1024 * 1024
    comparison = client.post("/v/", upload(bytes(1024 * 1024 + 1))).context["comparison"]
    assert (comparison.outcome, comparison.sentence) == ("refused", "Berkas lebih besar dari 1 MB.")


def test_an_empty_house_asks_to_be_set_up_first(db: None, client: Client) -> None:
    assert client.get("/v/").headers["Location"] == "/mulai/"
