"""Papers through the API: listed with their hashes, rendered when asked for."""

import hashlib
from typing import Any

import pytest

from tests.api.caller import Staff, said
from tests.objects import Gate
from triwulan.documents.render import RenderFailed


@pytest.fixture
def cycle(staff: Staff, round_id: int) -> int:
    """With one paper: the disposition's sheet."""
    found: int = staff.finish("kabid")["cycle"]
    return found


def paper(staff: Staff, cycle: int) -> dict[str, Any]:
    (found,) = said(staff["perencana"].get(f"cycles/{cycle}/documents"))
    return dict(found)


def content_of(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


def test_a_paper_is_listed_with_its_number_before_it_is_rendered(staff: Staff, cycle: int) -> None:
    found = paper(staff, cycle)
    assert {key: found[key] for key in ("kind", "number", "no", "attempt", "created_at", "formats")} == {
        "kind": "lembar_disposisi",
        "number": "000.8.6.3/001/statistik/2026",
        "no": "1",
        "attempt": 1,
        "created_at": "2026-04-10T07:30:00+08:00",
        "formats": [{"format": "pdf", "sha256": None}, {"format": "docx", "sha256": None}],
    }
    assert (found["id"] > 0, found["title"][:16]) == (True, "Lembar Disposisi")


@pytest.mark.parametrize(
    ("asked", "format_", "media", "begins"),
    [
        ("?format=pdf", "pdf", "application/pdf", b"%PDF-"),
        ("", "pdf", "application/pdf", b"%PDF-"),
        (
            "?format=DOCX",
            "docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            b"PK\x03\x04",
        ),
    ],
)
def test_the_file_is_rendered_once_and_named_by_its_hash(
    staff: Staff, cycle: int, asked: str, format_: str, media: str, begins: bytes
) -> None:
    document = paper(staff, cycle)["id"]
    answer = staff["analis.2"].get(f"documents/{document}/file{asked}")
    content = content_of(answer)
    digest = hashlib.sha256(content).hexdigest()
    assert (answer.status_code, answer["Content-Type"], answer["ETag"], content[: len(begins)]) == (
        200,
        media,
        f'"{digest}"',
        begins,
    )
    assert answer["Content-Disposition"] == (
        f'attachment; filename="lembar_disposisi-000.8.6.3-001-statistik-2026.{format_}"'
    )
    hashes = {each["format"]: each["sha256"] for each in paper(staff, cycle)["formats"]}
    assert hashes == {"pdf": None, "docx": None} | {format_: digest}
    again = staff["kabid"].get(f"documents/{document}/file{asked}", **{"If-None-Match": f'W/"x", "{digest}"'})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", f'"{digest}"')


@pytest.mark.parametrize("asked", ["odt", "", "pdf,docx", "%00"])
def test_a_format_that_there_is_none_of_is_refused(staff: Staff, cycle: int, asked: str) -> None:
    document = paper(staff, cycle)["id"]
    refused = said(staff["kabid"].get(f"documents/{document}/file?format={asked}"), 422)
    assert refused["detail"].endswith("Pilih pdf atau docx.")


def test_what_cannot_be_rendered_is_said_and_can_be_asked_for_again(
    staff: Staff, cycle: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = paper(staff, cycle)["id"]

    def fails(_paper: object) -> bytes:
        raise RenderFailed("Dokumen belum dapat dibuat.")

    with monkeypatch.context() as patched:
        patched.setattr("triwulan.documents.render.render_pdf", fails)
        assert said(staff["kabid"].get(f"documents/{document}/file"), 503) == {"detail": "Dokumen belum dapat dibuat."}
    assert content_of(staff["kabid"].get(f"documents/{document}/file"))[:5] == b"%PDF-"


def test_a_document_that_is_none_is_not_found(staff: Staff, cycle: int) -> None:
    for path in ("documents/999999/file", "documents/99999999999999999999999/file", "documents/x/file"):
        assert said(staff["kabid"].get(path), 404) == {"detail": "Tidak ditemukan."}


def test_a_store_that_is_gone_is_said_and_the_same_question_is_answered_later(
    staff: Staff, cycle: int, bucket: Gate
) -> None:
    document = paper(staff, cycle)["id"]
    first = content_of(staff["kabid"].get(f"documents/{document}/file"))
    bucket.become("shut")
    refused = said(staff["kabid"].get(f"documents/{document}/file"), 503)
    bucket.become("open")
    assert refused["detail"].startswith("Berkas belum dapat dibuka karena penyimpanan berkas tidak menjawab.")
    assert content_of(staff["kabid"].get(f"documents/{document}/file")) == first
