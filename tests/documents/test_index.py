"""The register is searched by the words inside its papers and their scans, within the agency."""

import io

import pytest
from pypdf import PdfWriter

from tests.documents.register import registered
from tests.organisations.office import Office, open_office
from triwulan.audit.record import SYSTEM
from triwulan.documents.actions import mark_signed
from triwulan.documents.archive.filing import Filing, file_document
from triwulan.documents.content import from_json
from triwulan.documents.files import store
from triwulan.documents.models import Document, DocumentText
from triwulan.documents.register.index import hits, read, snippets, unread
from triwulan.documents.register.search import Wanted, find
from triwulan.documents.render import render_pdf
from triwulan.documents.scheduler import tick
from triwulan.documents.uploads.scan_text import text_of_pdf
from triwulan.documents.words import Snippet, snippet


def found(office: Office, words: str, **narrow: object) -> list[Document]:
    wanted = Wanted(words=words, **narrow)  # type: ignore[arg-type]  # as a form sends it
    return list(find(office.agency, wanted, office.people["kadis"]))


def test_number_title_and_unit_are_found_at_once(office: Office) -> None:
    document = registered(office)
    asked = ("statistik", "STATIS", "000.8.6.3/001", "laporan kinerja data", "001/STAT/2026")
    assert [found(office, words) for words in asked] == [[document]] * len(asked)
    assert [found(office, words) for words in ("istik", "003", "a" * 300, '"', "NEAR(x", "* OR x")] == [
        [], [], [], [document], [], [],
    ]  # fmt: skip


def test_the_inside_is_found_once_it_is_read_and_shown_around_the_word(office: Office) -> None:
    document = registered(office)
    assert (found(office, "umum"), unread(9)) == ([], [document])
    tick()
    assert (found(office, "umum"), unread(9)) == ([document], [])
    shown = snippets("umum", [document.pk])[document.pk]
    assert (shown.found, "Isi yang tidak untuk" in shown.before) == ("umum", True)


def test_every_filter_narrows_what_the_words_find(office: Office) -> None:
    document, other = registered(office), registered(office, kind="dokumen")
    assert found(office, "laporan") == [other, document]
    narrow: list[dict[str, object]] = [
        {"kind": "dokumen"},
        {"year": 2025},
        {"quarter": 1, "year": 2026},
        {"unit": office.units["statistik"].pk},
        {"unit": office.units["dinas"].pk},
        {"state": "signed"},
        {"classification": "000.8.6.3"},
        {"classification": "000"},
    ]
    assert [len(found(office, "laporan", **each)) for each in narrow] == [1, 0, 2, 2, 0, 0, 2, 0]


def test_another_agencys_papers_are_never_found(office: Office) -> None:
    with open_office(office.government, "Dukcapil") as other:
        theirs = registered(other)
        assert found(other, "laporan") == [theirs]
    own = registered(office)
    assert found(office, "laporan") == [own]
    assert hits("laporan", [f"agensi{office.agency.pk}"]) == [own.pk]


def test_a_secret_paper_is_found_by_its_head_alone(office: Office) -> None:
    document = registered(office)
    tick()
    file_document(document=document, filing=Filing(security="rahasia"), actor=SYSTEM)
    assert found(office, "umum") == []
    tick()
    assert (found(office, "umum"), found(office, "statistik")) == ([], [document])


def test_the_text_of_a_scan_is_read_by_the_scheduler(office: Office) -> None:
    document = registered(office)
    other = registered(office, title="Lampiran")
    scan = store(office.agency, render_pdf(from_json(other.content)), "application/pdf")
    read(document)
    mark_signed(
        signing=document.signings.order_by("order")[0],
        person=office.people["kadis"],
        capacity="",
        actor=SYSTEM,
        scan=scan,
    )
    assert unread(9) == [document, other]
    tick()
    assert "umum" in DocumentText.objects.get(document=document).scans


def test_a_scan_that_is_none_has_no_text() -> None:
    empty = io.BytesIO()
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(empty)
    assert [text_of_pdf(each) for each in (b"%PDF-1.7 \x00 rusak", b"", empty.getvalue())] == ["", "", ""]


def test_a_destroyed_row_leaves_the_full_text(office: Office) -> None:
    document = registered(office)
    DocumentText.objects.filter(document=document).delete()
    assert found(office, "statistik") == []


@pytest.mark.parametrize(
    ("text", "terms", "shown"),
    [
        ("Satu dua tiga", [["du"]], Snippet("Satu ", "dua", " tiga")),
        ("a" * 200 + " kata " + "b" * 200, [["kata"]], Snippet("…" + "a" * 89 + " ", "kata", " " + "b" * 89 + "…")),
        ("000.8.6/001", [["8", "6"]], Snippet("000.", "8.6", "/001")),
        ("sekata", [["kata"]], None),
    ],
)
def test_a_snippet_stands_around_the_beginning_of_a_word(
    text: str, terms: list[list[str]], shown: Snippet | None
) -> None:
    assert snippet(text, terms) == shown
