import io
import re
from functools import cache
from typing import Any

import pytest
from PIL import Image

from tests.documents.reading import flat, outline_titles, pdf, pdf_catalog, pdf_pages, pdf_tags
from tests.documents.sample_books import books
from tests.documents.samples import short_papers
from tests.documents.shown import shown_words
from triwulan.documents.blocks import Chart, Drawing, Heading, Table
from triwulan.documents.outline import walk
from triwulan.documents.render import render_pdf
from triwulan.documents.typesetting.call import page_pictures
from triwulan.documents.typesetting.data import typst_data

PAPERS = short_papers() | books()


@cache
def made(kind: str) -> bytes:
    return render_pdf(PAPERS[kind])


@cache
def pages_of(kind: str) -> list[str]:
    return pdf_pages(made(kind))


@pytest.mark.parametrize("kind", PAPERS)
def test_every_heading_sentence_table_cell_and_number_is_in_the_pdf(kind: str) -> None:
    text = "".join(pages_of(kind))
    assert {words for words in shown_words(PAPERS[kind]) if words not in text} == set()


@pytest.mark.parametrize("kind", [*short_papers(), "laporan_triwulan"])
def test_the_same_paper_gives_the_same_bytes(kind: str) -> None:
    assert render_pdf(PAPERS[kind]) == made(kind)


@pytest.mark.parametrize("kind", PAPERS)
def test_the_pdf_declares_archive_and_accessibility_standards(kind: str) -> None:
    catalog = pdf_catalog(made(kind))
    metadata = catalog["/Metadata"].get_object().get_data().decode("utf-8")
    part, level, ua = (
        re.search(f"<{name}>([^<]+)", metadata) for name in ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part")
    )
    assert [found and found[1] for found in (part, level, ua)] == ["2", "A", "1"]
    assert catalog["/MarkInfo"]["/Marked"].value is True
    assert str(catalog["/Lang"]).split("-")[0] == "id"
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert "/StructTreeRoot" in catalog


@pytest.mark.parametrize("kind", PAPERS)
def test_the_pdf_carries_the_papers_own_title_agency_and_date(kind: str) -> None:
    about, paper = pdf(made(kind)).metadata, PAPERS[kind]
    assert about is not None
    assert (about.title, about.author) == (paper.title, paper.letterhead.agency)
    assert about.creation_date is not None
    assert about.creation_date.date() == paper.date


@pytest.mark.parametrize("kind", PAPERS)
def test_every_picture_in_the_tags_has_words_instead(kind: str) -> None:
    figures = [tag for tag in pdf_tags(made(kind)) if tag["/S"] == "/Figure"]
    assert [tag for tag in figures if not str(tag.get("/Alt", "")).strip()] == []
    charts = [block.alt for block in walk(PAPERS[kind].blocks) if isinstance(block, Chart | Drawing)]
    assert set(charts) <= {str(tag["/Alt"]).replace("\u200b", "") for tag in figures}


@pytest.mark.parametrize("kind", PAPERS)
def test_headings_and_tables_are_tagged_as_what_they_are(kind: str) -> None:
    tags = [tag["/S"] for tag in pdf_tags(made(kind))]
    blocks = list(walk(PAPERS[kind].blocks))
    levels = {f"/H{block.level}" for block in blocks if isinstance(block, Heading)}
    assert levels <= set(tags)
    assert tags.count("/Table") == sum(isinstance(block, Table) for block in blocks)
    assert ("/TH" in tags) == any(isinstance(block, Table) for block in blocks)


@pytest.mark.parametrize("kind", PAPERS)
def test_every_font_is_in_the_file(kind: str) -> None:
    descriptors = set()
    for page in pdf(made(kind)).pages:
        resources: Any = page["/Resources"]
        for font in resources.get("/Font", {}).values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            descriptors |= set(inner["/FontDescriptor"].get_object()) & {"/FontFile2", "/FontFile3"}
    assert descriptors <= {"/FontFile2", "/FontFile3"}
    assert descriptors


@pytest.mark.parametrize("kind", books())
def test_a_books_chapters_are_its_bookmarks(kind: str) -> None:
    chapters = [flat(block.text) for block in PAPERS[kind].blocks if isinstance(block, Heading) and block.level == 1]
    titles = [flat(title) for title in outline_titles(made(kind))]
    assert [chapter for chapter in chapters if not any(title.endswith(chapter) for title in titles)] == []


def test_a_draft_says_so_on_every_page_and_a_final_paper_nowhere() -> None:
    assert [number for number, text in enumerate(pages_of("laporan_triwulan")) if "draft" not in text] == []
    assert "draft" not in "".join(pages_of("laporan_kinerja"))


def test_wide_tables_stand_on_turned_pages_within_an_upright_book() -> None:
    shapes = {page.mediabox.width > page.mediabox.height for page in pdf(made("laporan_kinerja")).pages}
    assert shapes == {True, False}


def test_the_disposition_is_two_half_sheets_on_one_page_and_its_list_on_the_next() -> None:
    pages = pages_of("lembar_disposisi")
    assert len(pages) == 2
    assert [pages[0].count(flat(words)) for words in ("lembar untuk penerima", "lembar untuk arsip")] == [1, 1]


def test_the_sheet_is_cut_at_its_half() -> None:
    page = Image.open(io.BytesIO(page_pictures("naskah.typ", typst_data(PAPERS["lembar_disposisi"]))[0])).convert("L")
    left_edge = page.crop((2, 0, 20, page.height))
    inked = left_edge.point(lambda shade: 255 if shade < 200 else 0).getbbox()
    assert inked is not None
    assert inked[1] <= page.height / 2 <= inked[3]
    assert inked[3] - inked[1] <= 2


def test_a_broken_table_repeats_its_head_and_says_whose_it_is() -> None:
    assert flat("Lanjutan Tabel L2.1") in "".join(pages_of("laporan_kinerja"))
