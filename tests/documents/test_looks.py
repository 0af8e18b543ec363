"""The office's own look: checked as it is entered, frozen with each paper, and the same in PDF and DOCX."""

from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document as Docx
from docx.shared import Mm
from PIL import Image
from pypdf import PdfReader

from tests.documents.register import DAY
from tests.organisations.office import Office
from triwulan.audit.models import Entry
from triwulan.audit.record import SYSTEM
from triwulan.documents.content import Paper, from_json, to_json
from triwulan.documents.imprint import Look
from triwulan.documents.letterheads import letterhead_of
from triwulan.documents.looks import PDF_FONTS, Entered, LookRefused, _sample, change_look, sample_pages
from triwulan.documents.refusals import UploadRefused
from triwulan.documents.render import render_docx, render_pdf

OURS = Entered("f4", "New Computer Modern", "Arial", 25, 15, 20, 35)


def picture(kind: str = "PNG") -> bytes:
    room = BytesIO()
    Image.new("RGB", (640, 320), (20, 90, 160)).save(room, kind)
    return room.getvalue()


def sample(office: Office) -> Paper:
    return _sample(letterhead_of(office.agency), "Kota Uji", DAY)


def test_paper_margins_types_and_cover_are_the_same_in_pdf_and_docx(office: Office) -> None:
    change_look(agency=office.agency, entered=OURS, actor=SYSTEM, cover=picture())
    paper = from_json(to_json(sample(office)))
    pdf, word = PdfReader(BytesIO(render_pdf(paper))), Docx(BytesIO(render_docx(paper)))
    sheet = pdf.pages[1].mediabox
    assert (round(float(sheet.width) / 72 * 25.4, 1), round(float(sheet.height) / 72 * 25.4, 1)) == (215.0, 330.0)
    fonts = {str(each.get_object()["/BaseFont"]) for each in pdf.pages[1]["/Resources"]["/Font"].values()}  # type: ignore[index]
    assert {name.split("+")[1].rstrip("0123456789") for name in fonts if "NewC" in name} != set()
    section = word.sections[-1]
    assert [section.page_width, section.page_height] == [Mm(215), Mm(330)] or (
        abs(section.page_width - Mm(215)) + abs(section.page_height - Mm(330)) < 2000  # type: ignore[operator]
    )
    edges = (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
    assert [round(edge.mm) for edge in edges if edge is not None] == [25, 15, 20, 35]
    assert 'w:ascii="Arial"' in word.styles.element.xml
    assert "Gambar sampul" in word.element.xml
    assert len(list(pdf.pages[0].images)) == 1
    entry = Entry.objects.get(action="agency_changed")
    assert set(entry.facts["before"]) >= {"paper_size", "margin_left", "cover_sha256"}


def test_a_paper_keeps_the_look_that_it_began_with(office: Office) -> None:
    before = to_json(sample(office))
    change_look(agency=office.agency, entered=OURS, actor=SYSTEM)
    assert from_json(before).letterhead.look == Look()
    assert to_json(sample(office)) != before


def test_a_paper_from_before_there_were_looks_is_read(office: Office) -> None:
    stored = to_json(sample(office))
    start = stored.index('"look":{')
    old = stored[:start].rstrip(",") + stored[stored.index("}", start) + 1 :]
    assert from_json(old.replace(",,", ",")).letterhead.look == Look()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"paper_size": "letter"}, "paper_size"),
        ({"pdf_font": "Comic Sans"}, "pdf_font"),
        ({"docx_font": 'Arial"/><w:b/>'}, "docx_font"),
        ({"margin_top": 12}, "margin_top"),
        ({"margin_left": 51}, "margin_left"),
        ({"margin_bottom": 9}, "margin_bottom"),
        ({"paper_size": "a4", "margin_left": 50, "margin_right": 40}, "margin_right"),
    ],
)
def test_what_cannot_be_printed_is_refused_and_nothing_changes(
    office: Office, change: dict[str, object], field: str
) -> None:
    with pytest.raises(LookRefused) as refused:
        change_look(agency=office.agency, entered=replace(OURS, **change), actor=SYSTEM)  # type: ignore[arg-type]
    assert refused.value.field == field
    office.agency.refresh_from_db()
    assert office.agency.paper_size == "a4"


def test_a_cover_is_a_picture_and_can_be_taken_away(office: Office) -> None:
    with pytest.raises(UploadRefused, match="bukan gambar PNG atau JPEG"):
        change_look(agency=office.agency, entered=OURS, actor=SYSTEM, cover=b"<svg/>")
    change_look(agency=office.agency, entered=OURS, actor=SYSTEM, cover=picture("JPEG"))
    assert office.agency.cover_sha256 != ""
    change_look(agency=office.agency, entered=OURS, actor=SYSTEM, without_cover=True)
    assert office.agency.cover_sha256 == ""


@pytest.mark.parametrize("font", PDF_FONTS)
def test_every_type_offered_is_one_that_the_typesetter_carries(office: Office, font: str) -> None:
    head = letterhead_of(office.agency)
    pages = sample_pages(replace(head, look=replace(head.look, font=font)), "Kota Uji", DAY)
    assert [Image.open(BytesIO(each)).format for each in pages] == ["PNG", "PNG"]
