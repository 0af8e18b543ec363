"""One paper, two faces: both files are read back, and show the same chapters, tables, pictures and numbers in one order."""

import re
from collections import Counter
from functools import cache

import pytest

from tests.documents.reading import (
    W,
    docx,
    docx_headings,
    docx_part,
    docx_tables,
    flat,
    outline_titles,
    page_texts,
    pdf_tags,
)
from tests.documents.sample_acts import act_papers
from tests.documents.sample_books import books
from tests.documents.samples import short_papers
from triwulan.documents.blocks import Chart, Drawing, Heading, Table
from triwulan.documents.outline import entries, walk
from triwulan.documents.render import render_docx, render_pdf

PAPERS = short_papers() | act_papers() | books()
NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+(?!\d)|\d+,\d+")
"""As figures are printed: "1.250.000", "93,75"."""
OWN = ("Kode QR", "Lambang")
"""Crest and QR are the letterhead's and the footer's, which each face places in its own way."""


@cache
def faces(kind: str) -> tuple[bytes, bytes]:
    return render_pdf(PAPERS[kind]), render_docx(PAPERS[kind])


def pictures(words: list[str]) -> list[str]:
    return [alt.replace("\u200b", "") for alt in words if not alt.startswith(OWN)]


@pytest.mark.parametrize("kind", PAPERS)
def test_both_faces_have_the_papers_pictures_in_its_order_each_with_its_words(kind: str) -> None:
    printed, word = faces(kind)
    told = [block.alt for block in walk(PAPERS[kind].blocks) if isinstance(block, Chart | Drawing)]
    in_pdf = pictures([str(tag["/Alt"]) for tag in pdf_tags(printed) if tag["/S"] == "/Figure"])
    in_docx = pictures([str(mark.get("descr")) for mark in docx_part(word, "word/document.xml").iter("{*}docPr")])
    assert (sorted(map(flat, in_pdf)), list(map(flat, in_docx))) == (sorted(map(flat, told)), list(map(flat, told)))


@pytest.mark.parametrize("kind", PAPERS)
def test_both_faces_have_as_many_tables_and_headings(kind: str) -> None:
    printed, word = faces(kind)
    blocks = list(walk(PAPERS[kind].blocks))
    tags = Counter(str(tag["/S"]) for tag in pdf_tags(printed))
    assert tags["/Table"] == sum(isinstance(block, Table) for block in blocks)
    if kind != "lembar_disposisi":  # its form is drawn by tables in the word processor
        assert tags["/Table"] == len(docx_tables(word))
    assert docx_headings(word) == [(block.level, block.text) for block in blocks if isinstance(block, Heading)]


@pytest.mark.parametrize("kind", PAPERS)
def test_captions_stand_in_one_order_in_both_faces(kind: str) -> None:
    printed, word = faces(kind)
    told = [flat(f"{one.label} {one.text}") for one in entries(PAPERS[kind].blocks) if one.kind != "judul"]
    text = flat("".join(page_texts(printed)))
    places = [text.rfind(caption) for caption in told]
    assert (-1 in places, places) == (False, sorted(places))
    captions = [p.text for p in docx(word).paragraphs if p.style is not None and p.style.style_id == "Caption"]
    assert list(map(flat, captions)) == told


@pytest.mark.parametrize("kind", PAPERS)
def test_every_number_of_the_docx_is_in_the_pdf_as_often(kind: str) -> None:
    """The other way about the PDF has more: its charts are drawings with words, and heads are repeated."""
    printed, word = faces(kind)
    cells = [str(node.text) for node in docx_part(word, "word/document.xml").iter(f"{W}t")]
    in_docx = Counter(number for text in cells for number in NUMBER.findall(text))
    text = "\n".join(page_texts(printed)).replace("\u200b", "")
    in_pdf = Counter(NUMBER.findall(text))
    assert {number: count for number, count in in_docx.items() if in_pdf[number] < count} == {}


@pytest.mark.parametrize("kind", books())
def test_the_bookmarks_of_the_pdf_are_the_headings_of_the_docx(kind: str) -> None:
    printed, word = faces(kind)
    bookmarks = [flat(title) for title in outline_titles(printed)]
    headings = [flat(text) for level, text in docx_headings(word)]
    own = {flat(title) for title in ("Daftar Isi", "Daftar Tabel", "Daftar Gambar")}
    kept = [title for title in bookmarks if title not in own]
    assert [title.endswith(heading) for title, heading in zip(kept, headings, strict=True)] == [True] * len(headings)
