import io
import re
import zipfile
from functools import cache

import pytest
from docx.enum.section import WD_ORIENT
from lxml import etree

from tests.documents.reading import W, docx, docx_headings, docx_part, docx_tables, docx_text, flat
from tests.documents.sample_books import books
from tests.documents.samples import short_papers
from tests.documents.shown import shown_words, table_rows
from triwulan.documents.blocks import Chart, Drawing, Heading, Landscape, Part, Table
from triwulan.documents.outline import entries, walk
from triwulan.documents.render import render_docx

PAPERS = short_papers() | books()
# The order that the schema of WordprocessingML asks for; a word processor calls a file in another order damaged.
ORDER = {
    "pPr": [
        "pStyle",
        "keepNext",
        "keepLines",
        "pageBreakBefore",
        "numPr",
        "pBdr",
        "shd",
        "tabs",
        "spacing",
        "ind",
        "jc",
        "outlineLvl",
        "sectPr",
    ],
    "rPr": ["rFonts", "b", "i", "caps", "sz", "szCs", "u", "lang"],
    "tblPr": ["tblW", "tblInd", "tblBorders", "tblLayout", "tblCellMar"],
    "tcPr": ["tcW", "gridSpan", "vMerge", "shd", "vAlign"],
    "trPr": ["cantSplit", "trHeight", "tblHeader"],
    "sectPr": ["type", "pgSz", "pgMar", "pgNumType", "titlePg"],
}


@cache
def made(kind: str) -> bytes:
    return render_docx(PAPERS[kind])


@pytest.mark.parametrize("kind", PAPERS)
def test_every_heading_sentence_table_cell_and_number_is_in_the_docx(kind: str) -> None:
    text = docx_text(made(kind))
    assert {words for words in shown_words(PAPERS[kind]) if words not in text} == set()


@pytest.mark.parametrize("kind", PAPERS)
def test_headings_are_the_papers_in_their_order_and_level(kind: str) -> None:
    headings = [(block.level, block.text) for block in walk(PAPERS[kind].blocks) if isinstance(block, Heading)]
    assert docx_headings(made(kind)) == headings


@pytest.mark.parametrize("kind", [kind for kind in PAPERS if kind != "lembar_disposisi"])
def test_tables_are_the_papers_cell_by_cell(kind: str) -> None:
    expected = [_with_hanging(table_rows(block)) for block in walk(PAPERS[kind].blocks) if isinstance(block, Table)]
    assert [_with_hanging(table) for table in docx_tables(made(kind))] == expected


def _with_hanging(table: list[list[str]]) -> list[list[str]]:
    """Cells that only continue the one above are empty; in a head of two rows they are not compared."""
    return [[cell for cell in row if cell] for row in table]


@pytest.mark.parametrize("kind", PAPERS)
def test_captions_carry_the_numbers_of_the_outline(kind: str) -> None:
    captions = [p.text for p in docx(made(kind)).paragraphs if p.style is not None and p.style.style_id == "Caption"]
    listed = [f"{entry.label} {entry.text}" for entry in entries(PAPERS[kind].blocks) if entry.kind != "judul"]
    assert [caption.replace("  ", " ") for caption in captions] == listed


@pytest.mark.parametrize("kind", PAPERS)
def test_the_same_paper_gives_the_same_bytes(kind: str) -> None:
    assert render_docx(PAPERS[kind]) == made(kind)


@pytest.mark.parametrize("kind", PAPERS)
def test_every_element_stands_in_the_order_of_the_schema(kind: str) -> None:
    with zipfile.ZipFile(io.BytesIO(made(kind))) as package:
        names = [
            name
            for name in package.namelist()
            if re.fullmatch(r"word/(document|styles|header\d+|footer\d+)\.xml", name)
        ]
        roots = [etree.fromstring(package.read(name)) for name in names]
    for parent, order in ORDER.items():
        for element in (found for root in roots for found in root.iter(f"{W}{parent}")):
            names = [etree.QName(child).localname for child in element]
            places = [order.index(name) for name in names if not name.endswith("Reference")]
            assert places == sorted(places)


@pytest.mark.parametrize("kind", PAPERS)
def test_every_cell_ends_in_a_paragraph_and_every_row_fills_its_table(kind: str) -> None:
    body = docx_part(made(kind), "word/document.xml")
    assert [cell for cell in body.iter(f"{W}tc") if cell[-1].tag != f"{W}p"] == []
    for table in body.iter(f"{W}tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        assert {_columns(row) for row in table.findall(f"{W}tr")} == {columns}


def _columns(row: etree._Element) -> int:
    spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.findall(f"{W}tc")]
    return sum(1 if span is None else int(str(span.get(f"{W}val"))) for span in spans)


@pytest.mark.parametrize("kind", PAPERS)
def test_every_relation_leads_to_a_part_and_every_name_is_used_once(kind: str) -> None:
    with zipfile.ZipFile(io.BytesIO(made(kind))) as package:
        names = set(package.namelist())
        assert len(names) == len(package.namelist())
        for name in [found for found in names if found.endswith(".rels")]:
            folder = name.replace("_rels/", "").rsplit("/", 1)[0] if name.count("/") > 1 else ""
            targets = [rel.get("Target") for rel in etree.fromstring(package.read(name))]
            assert {f"{folder}/{target}".removeprefix("/") for target in targets} <= names
    body = docx_part(made(kind), "word/document.xml")
    bookmarks = [mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")]
    assert len(set(bookmarks)) == len(bookmarks)
    assert {str(link.get(f"{W}anchor")) for link in body.iter(f"{W}hyperlink")} <= set(bookmarks)


@pytest.mark.parametrize("kind", PAPERS)
def test_the_docx_tells_whose_it_is_and_when(kind: str) -> None:
    about, paper = docx(made(kind)).core_properties, PAPERS[kind]
    assert about.created is not None
    assert (about.title, about.author, about.language) == (paper.title, paper.letterhead.agency, "id-ID")
    assert about.created.date() == paper.date


@pytest.mark.parametrize("kind", books())
def test_the_contents_are_a_field_that_shows_every_chapter_table_and_figure_with_its_page(kind: str) -> None:
    content = made(kind)
    codes = [
        str(node.text).split("\\")[0].strip() for node in docx_part(content, "word/document.xml").iter(f"{W}instrText")
    ]
    assert codes.count("TOC") == 3
    shown = [
        p
        for p in docx(content).paragraphs
        if p.style is not None and re.match("TOC\\d|TableofFigures", p.style.style_id)
    ]
    lines = [p.text.replace("\t", " ") for p in shown]
    listed = [f"{e.label} {e.text}".strip() for e in entries(PAPERS[kind].blocks) if e.level <= 3]
    assert sorted(re.sub(r" ([ivxlc]+|\d+)$", "", line) for line in lines) == sorted(listed)
    assert [line for line in lines if not re.search(r" ([ivxlc]+|\d+)$", line)] == []


@pytest.mark.parametrize("kind", books())
def test_turned_pages_have_sections_of_their_own(kind: str) -> None:
    sections = docx(made(kind)).sections
    turned = sum(isinstance(block, Landscape) for block in PAPERS[kind].blocks)
    assert [s.orientation for s in sections].count(WD_ORIENT.LANDSCAPE) == turned
    assert {(s.page_width or 0) > (s.page_height or 0) for s in sections if s.orientation == WD_ORIENT.LANDSCAPE} == {
        True
    }


@pytest.mark.parametrize("kind", PAPERS)
def test_pictures_have_words_instead(kind: str) -> None:
    marks = list(docx_part(made(kind), "word/document.xml").iter("{*}docPr"))
    assert [mark for mark in marks if not mark.get("descr")] == []
    charts = {block.alt for block in walk(PAPERS[kind].blocks) if isinstance(block, Chart | Drawing)}
    assert charts <= {mark.get("descr") for mark in marks}


def test_the_letterhead_heads_the_first_page_and_the_footer_names_the_paper() -> None:
    section = docx(made("tanda_terima")).sections[0]
    head = "".join(cell.text for table in section.first_page_header.tables for cell in table.row_cells(0))
    assert flat(PAPERS["tanda_terima"].letterhead.agency) in flat(head)
    assert section.footer.paragraphs[0].text.startswith(PAPERS["tanda_terima"].title)


def test_a_draft_carries_its_mark_behind_every_page_and_a_final_paper_none() -> None:
    def marks(kind: str) -> int:
        return sum(len(list(s.header._element.iter("{*}anchor"))) for s in docx(made(kind)).sections)

    assert marks("laporan_triwulan") == len(docx(made("laporan_triwulan")).sections)
    assert marks("laporan_kinerja") == 0


def test_a_book_begins_its_parts_with_page_numbers_of_their_own() -> None:
    starts = [section._sectPr.find(f"{W}pgNumType") for section in docx(made("laporan_kinerja")).sections]
    found = [(str(s.get(f"{W}fmt")), s.get(f"{W}start")) for s in starts if s is not None and s.get(f"{W}start")]
    assert found == [("lowerRoman", "1"), ("decimal", "1")]
    assert sum(isinstance(block, Part) for block in PAPERS["laporan_kinerja"].blocks) == 3
