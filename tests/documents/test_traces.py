"""Names on a paper's page lead to their figures, and the words stay as they are."""

from dataclasses import replace

import pytest
from lxml import html

from tests.documents.sample_books import books
from triwulan.documents.blocks import Column, GroupRow, Heading, Table
from triwulan.documents.preview import render_html
from triwulan.documents.traces import NO_TRACES, Traces

TRACES = Traces({"Indeks": "/i/1/", "Nilai Indeks": "/i/2/", "A < B & C": "/i/3/?tahun=2025#n4"})


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Indeks", '<a href="/i/1/">Indeks</a>'),
        ("Indikator 3: Indeks", 'Indikator 3: <a href="/i/1/">Indeks</a>'),
        ("1.2.3 Nilai Indeks", '1.2.3 <a href="/i/2/">Nilai Indeks</a>'),
        ("A < B & C", '<a href="/i/3/?tahun=2025#n4">A &lt; B &amp; C</a>'),
        ("<b>: Indeks", '&lt;b&gt;: <a href="/i/1/">Indeks</a>'),
        ("Subindeks", None),
        ("SubIndeks", None),
        ("Indeks naik", None),
        ("98,35 %", None),
        ("", None),
    ],
)
def test_the_longest_name_that_ends_a_text_is_linked(text: str, shown: str | None) -> None:
    assert TRACES.linked(text) == shown


def test_rows_groups_and_headings_are_linked() -> None:
    (kind, paper), *_others = books().items()
    table = Table(
        "Capaian", (Column("Indikator"), Column("Nilai", "angka")), (GroupRow("Sasaran: Indeks"), ("Indeks", "5"))
    )
    blocks = (Heading(1, "Nilai Indeks"), table)
    page = html.fromstring(render_html(replace(paper, blocks=blocks), traces=TRACES))
    assert [(a.xpath("name(..)"), a.get("href"), a.text) for a in page.iter("a")] == [
        ("h2", "/i/2/", "Nilai Indeks"),
        ("th", "/i/1/", "Indeks"),
        ("td", "/i/1/", "Indeks"),
    ]
    assert kind in books()


def test_without_traces_the_page_is_as_it_was() -> None:
    for paper in books().values():
        bare, laid = (html.fromstring(render_html(paper, traces=one)) for one in (NO_TRACES, TRACES))
        assert bare.xpath("string()") == laid.xpath("string()")
