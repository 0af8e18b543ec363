"""What people type or paste into a field becomes paragraphs, lists, sub-headings and tables."""

import pytest

from tests.documents.samples import imprint
from triwulan.documents.blocks import Block, Column, ListBlock, Paragraph, Run, Table
from triwulan.documents.content import paper_of
from triwulan.documents.preview import render_html
from triwulan.documents.prose import prose


def heading(text: str) -> Paragraph:
    return Paragraph((Run(text, bold=True),), indent=False, keep=True)


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("Satu.\n\nDua\nbaris.", (Paragraph("Satu."), Paragraph("Dua\nbaris."))),
        ("- a\n– b\n• c", (ListBlock(("a", "b", "c")),)),
        ("•\ta\n\uf0b7\tb\no\tc", (ListBlock(("a", "b", "c")),)),
        ("1. a\n2)\tb", (ListBlock(("a", "b"), "angka"),)),
        ("1. Hanya satu.", (Paragraph("1. Hanya satu."),)),
        ("1. a\n3. b", (Paragraph("1. a\n3. b"),)),
        ("12. Januari\n13. Februari", (Paragraph("12. Januari\n13. Februari"),)),
        ("## Mutu\nNaik.\n\n## Akhir", (heading("Mutu"), Paragraph("Naik."), heading("Akhir"))),
        ("## Langkah\n- a\n- b", (heading("Langkah"), ListBlock(("a", "b")))),
        (
            "| Unit | Nilai |\n|---|:-:|\n| IKP | 5 |\n| Aptika |",
            (Table("", (Column("Unit"), Column("Nilai")), (("IKP", "5"), ("Aptika", ""))),),
        ),
        ("Unit\tNilai\nIKP\t5", (Table("", (Column("Unit"), Column("Nilai")), (("IKP", "5"),)),)),
        ("Nama\tnilai", (Paragraph("Nama\tnilai"),)),
        ("| sendiri |", (Paragraph("| sendiri |"),)),
        ("|\n|", (Paragraph("|\n|"),)),
        ("orang\nobat", (Paragraph("orang\nobat"),)),
        ("", ()),
    ],
)
def test_narrative_becomes_blocks(text: str, blocks: tuple[Block, ...]) -> None:
    assert prose(text) == blocks


def test_what_stands_for_empty_text_is_read_the_same_way() -> None:
    assert prose(" \n", "- a\n- b") == (ListBlock(("a", "b")),)


def test_markup_of_others_stays_text() -> None:
    page = render_html(paper_of("laporan", "L", imprint(), prose("## <b>Mutu</b>\n\n| <i>a</i> |\n| b |")))
    assert ("&lt;b&gt;Mutu&lt;/b&gt;" in page, "&lt;i&gt;a&lt;/i&gt;" in page, "<i>" in page) == (True, True, False)
