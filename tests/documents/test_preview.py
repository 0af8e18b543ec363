import re

import pytest
from lxml import html

from tests.documents.reading import flat
from tests.documents.sample_books import books
from tests.documents.samples import short_papers
from tests.documents.shown import shown_words
from tests.documents.test_verbatim import MARKUP, paper
from triwulan.documents.blocks import Heading
from triwulan.documents.outline import entries, walk
from triwulan.documents.preview import render_html

PAPERS = short_papers() | books()


def page(kind: str) -> html.HtmlElement:
    return html.fromstring(render_html(PAPERS[kind]))


@pytest.mark.parametrize("kind", PAPERS)
def test_the_page_shows_the_same_words_as_the_paper(kind: str) -> None:
    text = flat(page(kind).text_content())
    assert {words for words in shown_words(PAPERS[kind]) if words not in text} == set()


@pytest.mark.parametrize("kind", books())
def test_headings_and_captions_carry_the_papers_numbers(kind: str) -> None:
    found = page(kind)
    headings = [flat(node.text_content()) for level in "23456" for node in found.iter(f"h{level}")]
    listed = [flat(e.label + e.text) for e in entries(PAPERS[kind].blocks) if e.kind == "judul"]
    assert set(listed) <= set(headings)
    captions = [flat(node.text_content()) for tag in ("caption", "figcaption") for node in found.iter(tag)]
    assert sorted(captions) == sorted(flat(e.label + e.text) for e in entries(PAPERS[kind].blocks) if e.kind != "judul")


def test_headings_begin_below_the_pages_own() -> None:
    deep = html.fromstring(render_html(PAPERS["laporan_data_kinerja"], top=2))
    levels = {block.level + 2 for block in walk(PAPERS["laporan_data_kinerja"].blocks) if isinstance(block, Heading)}
    assert {int(node.tag[1]) for node in deep.iter("h1", "h2", "h3", "h4", "h5", "h6")} == levels


def test_what_was_typed_is_text_and_never_a_tag_a_style_or_a_script() -> None:
    found = html.fromstring(render_html(paper('<script>alert(1)</script><img src=x onerror="x()">' + MARKUP)))
    assert list(found.iter("script", "img", "style", "iframe")) == []
    assert [node for node in found.iter() if any(re.match("style|on", str(name)) for name in node.attrib)] == []
    assert flat(MARKUP) in flat("".join(map(str, found.itertext())))


def test_the_copy_for_the_archive_is_not_shown_twice() -> None:
    assert flat(page("lembar_disposisi").text_content()).count(flat("Diteruskan kepada Sdr.:")) == 1


def test_sample_figures_and_drafts_say_so() -> None:
    marks = [node.text for node in page("laporan_triwulan").find_class("sample")]
    assert marks == ["Draf", "Data contoh"]
    assert [node.text for node in page("laporan_kinerja").find_class("sample")] == ["Data contoh"]


@pytest.mark.parametrize("kind", PAPERS)
def test_each_table_that_slides_has_a_name_of_its_own(kind: str) -> None:
    """Also where it has no caption: who moves by landmarks tells them apart."""
    labels = [str(node.get("aria-label")) for node in page(kind).xpath('//*[@role="region"]')]
    assert sorted(set(labels)) == sorted(labels)
