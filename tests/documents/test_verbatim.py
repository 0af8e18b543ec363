"""Whatever people type is shown as it is: it is never markup, never a formula, never a reason to fail."""

import re

import pytest

from tests.documents.reading import docx_text, flat, pdf_pages
from tests.documents.samples import imprint
from triwulan.documents.blocks import (
    Block,
    Box,
    Cell,
    Chart,
    ChartData,
    Checkboxes,
    Column,
    Form,
    Formula,
    GroupRow,
    HalfSheet,
    HeadCell,
    Heading,
    KeyValue,
    KeyValues,
    LetterheadBlock,
    ListBlock,
    Option,
    Paragraph,
    Run,
    Series,
    Signatures,
    Statement,
    Table,
    Title,
)
from triwulan.documents.content import Paper, paper_of
from triwulan.documents.imprint import Signature
from triwulan.documents.render import render_docx, render_pdf
from triwulan.documents.typesetting.glyphs import DRAWABLE, drawable, plain

MARKUP = (
    "#let x = 1; #panic() *tebal* _miring_ $a^2$ @rujuk <label> \\n \\u{41} `kode` // bukan komentar /* juga bukan */ "
    "= judul - butir + nomor ~ [isi] {blok} & < > \" ' %s {0} {{x}} </w:t> ]]> &amp; 1.200 =SUM(A1:A9) @cmd|'/C calc'!A0"
)
LETTERS = "ÀÉÎõü çñß — – … “kutip” ‘kutip’ § © ± × ÷ ≤ ≥ ≠ ∑ √ π µ Ω Ж α ☐ ☒ ✓ ✗ 1½ m² CO₂ ﬁ → €"
LONG_WORD = "Pertanggungjawaban" * 12
LONG_TEXT = "Data kinerja dikumpulkan setiap triwulan oleh analis data. " * 90


def every_place(text: str) -> tuple[Block, ...]:
    columns = (Column(text), Column("Angka", "angka", 17), Column("Sempit", width=12))
    rows = ((text, "1", ""), GroupRow(text), (Cell(text, columns=2), text))
    sheet = HalfSheet((Form(((Box((Paragraph(text),)),),)),), text)
    return (
        Title((text,), text),
        Heading(1, text),
        Paragraph(text),
        Paragraph((Run(text, bold=True), Run(text, italic=True)), align="tengah"),
        ListBlock((text, text), "huruf"),
        Formula(text),
        Statement(text, text),
        KeyValues((KeyValue(text, text),)),
        Checkboxes(text, (Option(text, checked=True),)),
        Table(text, columns, rows, (text, text, text), note=text, source=text),
        Table("", columns, rows, head=((HeadCell(text), HeadCell(text, columns=2)),)),
        Chart(text, ChartData("kolom", (text,), (Series(text, (None,)),), text), text, text),
        Signatures((Signature(text, text, text, text, "a.n.", text, text),), text),
        LetterheadBlock(),
        sheet,
    )


def paper(text: str) -> Paper:
    return paper_of("dokumen", text, imprint(text), every_place(text))


@pytest.mark.parametrize("text", [MARKUP, LETTERS, LONG_WORD], ids=["markup", "letters", "long word"])
def test_text_is_shown_verbatim_in_every_place_of_both_faces(text: str) -> None:
    made = paper(text)
    pages = "".join(pdf_pages(render_pdf(made)))
    body = docx_text(render_docx(made))
    places = 20
    assert body.count(flat(text)) >= places
    assert pages.count(flat(text)) >= places if text != LONG_WORD else flat(text) in pages


def test_five_thousand_signs_are_all_there_even_in_one_cell_of_a_narrow_table() -> None:
    columns = (Column("Uraian", width=40), Column("Lain"))
    made = paper_of("dokumen", "Panjang", imprint(), (Table("", columns, ((LONG_TEXT, ""),)),))
    frame = r"halaman\d+dari\d+|uraianlain|panjang|datacontoh,bukancapaianinstansimanapun"
    text = re.sub(frame, "", "".join(pdf_pages(render_pdf(made))))
    assert text.count(flat("oleh analis data.")) == LONG_TEXT.count("oleh analis data.")
    assert flat(LONG_TEXT) in docx_text(render_docx(made))


def test_a_sign_that_no_font_draws_is_named_and_kept_in_the_docx() -> None:
    made = paper("Selesai 😀 漢")
    assert flat("Selesai [U+1F600] [U+6F22]") in "".join(pdf_pages(render_pdf(made)))
    assert flat("Selesai 😀 漢") in docx_text(render_docx(made))


def test_invisible_and_turning_marks_are_dropped() -> None:
    assert drawable("a\u202eb\u200dc\x00d\ue000\ud800\te\r\nf") == "abcd[U+E000] e\nf"
    assert plain("a\u202eb\x0bc\ud800") == "abc"
    assert plain("naik 5 %, bukan % saja") == "naik 5\N{NO-BREAK SPACE}%, bukan % saja"


def test_an_accent_is_joined_to_its_letter_or_named() -> None:
    assert drawable("e\u0301") == "é"
    assert drawable("q\u0301") == "q[U+0301]"


def test_every_sign_that_counts_as_drawable_is_drawn() -> None:
    signs = "".join(chr(code) for code in sorted(DRAWABLE) if not chr(code).isspace())
    lines = tuple(Paragraph(" ".join(signs[i : i + 60]), indent=False) for i in range(0, len(signs), 60))
    assert render_pdf(paper_of("dokumen", "Huruf", imprint(), lines)).startswith(b"%PDF-1.7")
