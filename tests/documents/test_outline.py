from functools import cache

import pytest

from tests.documents.reading import flat, outline_titles, pdf_pages
from tests.documents.sample_books import books
from tests.documents.samples import short_papers
from triwulan.documents.blocks import Block, Chart, ChartData, Form, Heading, Landscape, Part, Table
from triwulan.documents.blocks import Box as Cell
from triwulan.documents.outline import Entry, entries
from triwulan.documents.render import render_pdf

LISTS = {"daftarisi", "daftartabel", "daftargambar"}


@cache
def made(kind: str) -> bytes:
    return render_pdf((short_papers() | books())[kind])


@pytest.mark.parametrize("kind", books())
def test_headings_are_numbered_as_the_typesetter_numbers_them(kind: str) -> None:
    expected = [flat(e.label + e.text) for e in entries(books()[kind].blocks) if e.kind == "judul"]
    assert [found for title in outline_titles(made(kind)) if (found := flat(title)) not in LISTS] == expected


@pytest.mark.parametrize("kind", ["laporan_kinerja", "laporan_data_kinerja"])
def test_captions_are_numbered_as_the_typesetter_numbers_them(kind: str) -> None:
    text = "".join(pdf_pages(made(kind)))
    listed = [flat(e.label + e.text) for e in entries((short_papers() | books())[kind].blocks) if e.kind != "judul"]
    assert [label for label in listed if label not in text] == []


def test_numbers_start_anew_with_each_chapter_and_each_part() -> None:
    table, chart = Table("T", (), ()), Chart("G", ChartData("garis", (), ()), "alt")
    blocks: tuple[Block, ...] = (
        *(Part("depan"), Heading(1, "Kata Pengantar"), table),
        *(
            Part("isi"),
            Heading(1, "Satu"),
            Heading(2, "a"),
            table,
            chart,
            Heading(2, "b"),
            Heading(3, "c"),
            Heading(4, "d"),
        ),
        *(Heading(1, "Dua"), Landscape((Heading(2, "e"), table)), table, Table("", (), ())),
        *(Part("lampiran"), Heading(1, "Bukti"), Form(((Cell((chart,)),),))),
    )
    assert [(e.kind, e.level, e.label) for e in entries(blocks)] == [
        ("judul", 1, ""),
        ("Tabel", 1, "Tabel 1"),
        ("judul", 1, "BAB I"),
        ("judul", 2, "A."),
        ("Tabel", 1, "Tabel 1.1"),
        ("Gambar", 1, "Gambar 1.1"),
        ("judul", 2, "B."),
        ("judul", 3, "1."),
        ("judul", 4, "a."),
        ("judul", 1, "BAB II"),
        ("judul", 2, "A."),
        ("Tabel", 1, "Tabel 2.1"),
        ("Tabel", 1, "Tabel 2.2"),
        ("judul", 1, "LAMPIRAN 1"),
        ("Gambar", 1, "Gambar L1.1"),
    ]


def test_a_single_paper_counts_through_and_unnumbered_headings_are_not_counted() -> None:
    blocks = (
        Heading(1, "A"),
        Heading(1, "tanpa nomor", numbered=False),
        Heading(1, "B"),
        Heading(2, "x"),
        Heading(3, "y"),
    )
    assert entries((*blocks, Table("T", (), ()), Heading(1, "C"), Table("U", (), ()))) == (
        Entry("judul", 1, "A.", "A"),
        Entry("judul", 1, "", "tanpa nomor"),
        Entry("judul", 1, "B.", "B"),
        Entry("judul", 2, "1.", "x"),
        Entry("judul", 3, "a.", "y"),
        Entry("Tabel", 1, "Tabel 1", "T"),
        Entry("judul", 1, "C.", "C"),
        Entry("Tabel", 1, "Tabel 2", "U"),
    )


def test_after_the_twenty_sixth_letter_come_two() -> None:
    assert entries(tuple(Heading(1, str(i)) for i in range(28)))[-2:] == (
        Entry("judul", 1, "AA.", "26"),
        Entry("judul", 1, "AB.", "27"),
    )
