"""The register's pages: searched, read, and kept beside the SOP by those who keep it."""

import hashlib
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from lxml import html

from tests.cycles.walk import finish, opened
from tests.documents.reading import flat
from tests.documents.shown import shown_words
from tests.hands import Hands, local
from tests.office import Office
from tests.web.steps.presses import desk_of
from triwulan.audit.models import Entry
from triwulan.documents.archive.retention import Retention
from triwulan.documents.content import from_json
from triwulan.documents.models import Document, Signing
from triwulan.documents.queries import verify_file

pytestmark = pytest.mark.django_db

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\x00\x05\x00\x01\xff\x89\x99=\x1d\x00\x00\x00\x00IEND\xaeB`\x82"
)


@pytest.fixture
def document(office: Office) -> Document:
    opened(office)
    finish(office, "kabid")
    found: Document = Document.objects.get()
    return found


def path(document: Document, rest: str = "") -> str:
    return f"/dokumen/{document.pk}/{rest}"


def signing_of(document: Document) -> Signing:
    found: Signing = document.signings.get()
    return found


def test_a_paper_is_read_on_its_page(office: Office, document: Document) -> None:
    page: html.HtmlElement = html.fromstring(desk_of(office, "kasubid.1").get(path(document)).content)
    (article,) = page.find_class("letter")
    text = flat(article.text_content())
    assert {words for words in shown_words(from_json(document.content)) if words not in text} == set()
    assert [len(list(page.iter("h1"))), len(list(article.iter("h1", "h2")))] == [1, 0]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", True),
        ("?cari=disposisi+statistik", True),
        ("?cari=001%2F", True),
        ("?cari=kepegawaian", False),
        ("?jenis=lembar_disposisi&tahun=2026&tw=1&keadaan=unsigned", True),
        ("?keadaan=signed", False),
        ("?keadaan=sent", False),
        ("?tw=2", False),
        ("?jenis=apa&tahun=x&tw=9&keadaan=lain&unit=0&hal=x", True),
    ],
)
def test_the_register_is_searched_by_its_columns(office: Office, document: Document, asked: str, found: bool) -> None:
    response = desk_of(office, "kepala").get(f"/dokumen/{asked}")
    assert [row for row, _state, _snippet in response.context["rows"]] == ([document] if found else [])


def test_ink_is_noted_with_its_scan_its_signer_and_the_day(office: Office, document: Document, hands: Hands) -> None:
    signing = signing_of(document)
    hands.set("2026-04-14T09:00")
    holding = office.positions["kabid"].holdings.get()
    scan = SimpleUploadedFile("pindaian.png", PNG)
    typed = {"holding": holding.pk, "on": "2026-04-13", "seen": "on", "scan": scan}
    answer = desk_of(office, "perencana").post(path(document, f"tanda-tangan/{signing.pk}/"), typed)
    signing.refresh_from_db()
    digest = hashlib.sha256(PNG).hexdigest()
    assert (answer.status_code, signing.person, signing.signed_at, signing.scan and signing.scan.sha256) == (
        302,
        office["kabid"],
        local("2026-04-13T12:00"),
        digest,
    )
    facts = Entry.objects.get(action="document_signed").facts
    assert (facts["scan"], facts["person"], facts["on"]) == (digest, office["kabid"].pk, "2026-04-13")
    assert verify_file(digest).number == document.number
    shown = desk_of(office, "analis.1").get(path(document, f"pindaian/{signing.pk}/"))
    assert (shown.getvalue(), shown.headers["Content-Type"]) == (PNG, "image/png")


@pytest.mark.parametrize(
    ("change", "refused"),
    [
        ({"seen": ""}, ["seen"]),
        ({"on": "2026-04-09"}, ["on"]),
        ({"on": "2026-04-11"}, ["on"]),
        ({"scan": SimpleUploadedFile("pindaian.txt", b"bukan pindaian")}, ["scan"]),
        ({"scan": SimpleUploadedFile("pindaian.pdf", b"\x7fELF program")}, ["scan"]),
        ({"holding": "0"}, ["holding"]),
    ],
)
def test_ink_that_nobody_saw_is_not_noted(
    office: Office, document: Document, change: dict[str, object], refused: list[str]
) -> None:
    signing = signing_of(document)
    typed = {"holding": office.positions["kabid"].holdings.get().pk, "on": "2026-04-10", "seen": "on"} | change
    answer = desk_of(office, "kabid").post(path(document, f"tanda-tangan/{signing.pk}/"), typed)
    signing.refresh_from_db()
    assert (list(answer.context["form"].errors), signing.signed_at) == (refused, None)


def test_the_scan_may_follow_the_ink(office: Office, document: Document) -> None:
    signing = signing_of(document)
    desk = desk_of(office, "kabid")
    address = path(document, f"tanda-tangan/{signing.pk}/")
    holding = office.positions["kabid"].holdings.get()
    desk.post(address, {"holding": holding.pk, "on": "2026-04-10", "seen": "on"})
    assert list(desk.post(address, {}).context["form"].errors) == ["scan"]
    desk.post(address, {"scan": SimpleUploadedFile("pindaian.png", PNG)})
    signing.refresh_from_db()
    assert (signing.person, signing.scan and signing.scan.content_type) == (office["kabid"], "image/png")


def test_the_planner_notes_that_a_paper_was_sent_once(office: Office, document: Document) -> None:
    desk = desk_of(office, "perencana")
    typed = {"recipient": "Bagian Organisasi", "on": "2026-04-10", "receipt": "Agenda 12, diterima Sdr. Uji"}
    desk.post(path(document, "kirim/"), typed)
    again = desk.post(path(document, "kirim/"), typed)
    document.refresh_from_db()
    assert (document.sent_to, document.sent_by, document.receipt, document.sent_at is not None) == (
        "Bagian Organisasi",
        office["perencana"],
        "Agenda 12, diterima Sdr. Uji",
        True,
    )
    assert again.context["form"].non_field_errors() == [f"Dokumen {document.number} sudah dikirim."]
    assert "Uji" not in str(Entry.objects.get(action="document_sent").facts)


def test_a_secret_paper_is_read_by_who_keeps_signs_or_heads(office: Office, document: Document) -> None:
    Document.objects.update(security="rahasia")
    asked = ("kabid", "kasubid.1", "perencana", "kepala", "analis.1", "admin")
    pages = [desk_of(office, who).get(path(document)).status_code for who in asked]
    files = [desk_of(office, who).get(path(document, "bertanda-tangan/")).status_code for who in asked]
    assert (pages, files) == ([200, 200, 200, 200, 403, 403], [404, 404, 404, 404, 403, 403])


def test_an_archive_place_is_changed_with_a_reason(office: Office, document: Document) -> None:
    desk = desk_of(office, "kasubid.1")
    place = {"building": "Gedung 2", "cabinet": "Lemari B", "folder": "Map 7", "copies": 2, "security": "terbatas"}
    place |= {"retention_from": "2026-06-30"}
    typed = place | {"classification": "000.8", "active": 1, "inactive": 4, "fate": "permanen"}
    assert list(desk.post(path(document, "arsip/"), typed).context["form"].errors) == ["reason"]
    desk.post(path(document, "arsip/"), typed | {"reason": "Lemari A penuh"})
    document.refresh_from_db()
    assert (document.archive_place, document.classification, document.copies, document.security) == (
        "Gedung 2 / – / Lemari B /  / Map 7",
        "000.8",
        2,
        "terbatas",
    )
    assert document.retention == Retention(1, 4, "permanen")
    assert (document.begins, document.over_from) == ("ditetapkan", date(2032, 1, 1))
    history = desk.get(path(document)).context["history"]
    assert [row.entry.action for row in history] == ["document_filed", "document_registered"]
    assert Entry.objects.get(action="document_filed").facts["reason"] == "Lemari A penuh"
