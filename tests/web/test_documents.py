"""A paper's own page: its facts, and what it says, readable where a PDF is not."""

import pytest
from lxml import html

from tests.cycles.walk import finish, opened
from tests.documents.reading import flat
from tests.documents.shown import shown_words
from tests.office import Office
from tests.web.steps.presses import desk_of
from triwulan.documents.content import from_json
from triwulan.documents.models import Document

pytestmark = pytest.mark.django_db


def test_a_paper_is_read_on_its_page(office: Office) -> None:
    opened(office)
    finish(office, "kabid")
    document = Document.objects.get()
    page: html.HtmlElement = html.fromstring(desk_of(office, "kasubid.1").get(f"/dokumen/{document.pk}/").content)
    (article,) = page.find_class("letter")
    text = flat(article.text_content())
    assert {words for words in shown_words(from_json(document.content)) if words not in text} == set()
    assert [len(list(page.iter("h1"))), len(list(article.iter("h1", "h2")))] == [1, 0]
