"""A draft says so on every page, whatever the page: cover, turned, half sheet."""

from dataclasses import replace

import pytest

from tests.documents.reading import pdf_pages
from tests.documents.sample_books import books
from tests.documents.samples import short_papers
from triwulan.documents.render import render_pdf


@pytest.mark.parametrize("kind", ["lembar_disposisi", "laporan_data_kinerja", "laporan_triwulan"])
def test_every_page_of_a_draft_says_draft(kind: str) -> None:
    paper = (short_papers() | books())[kind]
    pages = pdf_pages(render_pdf(replace(paper, draft=True)))
    assert [number for number, text in enumerate(pages, 1) if "draft" not in text] == []


def test_a_paper_of_the_register_does_not_say_so() -> None:
    pages = pdf_pages(render_pdf(short_papers()["tanda_terima"]))
    assert [number for number, text in enumerate(pages, 1) if "draft" in text] == []
