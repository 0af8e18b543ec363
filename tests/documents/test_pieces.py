"""The small parts that the papers are made of."""

import base64
from dataclasses import replace
from decimal import Decimal

import pytest

from tests.documents.sample_figures import figures
from triwulan.documents.blocks import Cell, Chart, Column, HeadCell, ListBlock, Paragraph, Run, Table
from triwulan.documents.crest import crest_alt, crest_svg
from triwulan.documents.imprint import Crest, Verification
from triwulan.documents.pieces.figure_blocks import by_objective, period_chart, sentence, variables, with_unit
from triwulan.documents.pieces.figures import FigureRow, Period, UnitTimeliness, VariableRow
from triwulan.documents.pieces.unit_blocks import timeliness_blocks
from triwulan.documents.prose import one_line, prose
from triwulan.documents.qr import qr_svg
from triwulan.documents.tables import column_widths, head_rows, is_tall, shown_row
from triwulan.documents.typesetting.data import breakable, grouped_nip
from triwulan.documents.verification import address
from triwulan.documents.verification import sentence as how_to_check

GAP = "\u200b"
PLAIN = FigureRow("IK-1", "Indeks SPBE", "Indeks", "3,10", "2,94", "94,84 %")


def test_blank_lines_part_paragraphs_and_dashes_make_lists() -> None:
    text = "\n\nSatu\ndua\n \n- a\n- b\n\n\n– c\n\n- bukan\ndaftar\n"
    assert prose(text) == (
        Paragraph("Satu\ndua"),
        ListBlock(("a", "b")),
        ListBlock(("c",)),
        Paragraph("- bukan\ndaftar"),
    )


def test_empty_prose_takes_the_draft_and_ready_blocks_stay() -> None:
    ready = (Paragraph((Run("tebal", bold=True), Run(" biasa"))), ListBlock(("a", "b")))
    assert prose(" \n ", "Draf.") == (Paragraph("Draf."),)
    assert prose("") == ()
    assert prose(ready, "Draf.") == ready
    assert one_line(ready) == "tebal biasa\na\nb"
    assert one_line(" a \n\n b ") == "a\nb"


@pytest.mark.parametrize(
    ("word", "room", "expected"),
    [
        ("pendek", 18, "pendek"),
        ("Kasubid/Kasubag", 18, f"Kasubid/{GAP}Kasubag"),
        ("tanda-terima-bagian-organisasi.pdf", 8, f"tanda-{GAP}terima-{GAP}bagian-{GAP}organisasi.{GAP}pdf"),
        ("10378050000", 3, f"103780{GAP}50000"),
        ("5 %", 18, "5\N{NO-BREAK SPACE}%"),
    ],
)
def test_only_words_wider_than_their_line_may_break(word: str, room: float, expected: str) -> None:
    assert breakable(word, room) == expected


def test_a_nip_is_grouped_and_anything_else_stays() -> None:
    assert grouped_nip("198402062011011005") == "19840206 201101 1 005".replace(" ", "\N{NO-BREAK SPACE}")
    assert grouped_nip("1984") == "1984"
    assert grouped_nip("") == ""


def test_cells_are_set_by_their_columns_kind_and_empty_numbers_are_dashes() -> None:
    columns = (Column("a"), Column("b", "angka"), Column("c", "tengah"))
    shown = shown_row(("", "", Cell("x", align="kiri", bold=True)), columns)
    assert [(cell.runs, cell.align, cell.bold, cell.first) for cell in shown] == [
        ((Run(""),), "kiri", False, 0),
        ((Run("–"),), "kanan", False, 1),
        ((Run("x"),), "kiri", True, 2),
    ]
    assert [cell.first for cell in shown_row((Cell("x", columns=2), "y"), columns)] == [0, 2]


def test_a_figure_too_wide_for_its_column_is_set_smaller_and_never_broken() -> None:
    columns = (Column("a", "rupiah"), Column("b", "angka"))
    wide, words = shown_row(("Rp10.378.050.000", "tidak dapat dinilai"), columns)
    assert (wide.numeric, words.numeric) == (True, False)
    assert (wide.scale(20), words.scale(1)) == (1.0, 1.0)
    assert 0.55 < wide.scale(6) < 1.0
    assert wide.scale(0.1) == 0.55


def test_columns_share_what_the_fixed_ones_leave() -> None:
    columns = (Column("a", width=40), Column("b"), Column("c", share=2))
    assert column_widths(Table("", columns, ()), 160) == [40, 40, 80]
    assert column_widths(Table("", (Column("a", width=10), Column("b", width=30)), ()), 160) == [40, 120]
    assert column_widths(Table("", (Column("a", width=300), Column("b")), ()), 160) == [300, 10]


def test_a_head_may_be_given_or_taken_from_the_columns_and_be_numbered() -> None:
    columns = (Column("a"), Column("b"))
    assert head_rows(Table("", columns, ())) == ((HeadCell("a"), HeadCell("b")),)
    assert head_rows(Table("", columns, (), numbered_columns=True))[1] == (HeadCell("(1)"), HeadCell("(2)"))
    own = ((HeadCell("ab", columns=2),),)
    assert head_rows(Table("", columns, (), head=own)) == own


def test_a_row_is_tall_when_one_of_its_cells_has_more_lines_than_a_third_of_a_page() -> None:
    columns = (Column("a"), Column("b"))
    assert is_tall(shown_row(("kata " * 300, ""), columns), [10, 10])
    assert not is_tall(shown_row(("kata " * 10, ""), columns), [10, 10])
    assert is_tall(shown_row(("\n" * 30, ""), columns), [10, 10])


def test_neighbours_of_one_objective_stand_together_with_running_numbers() -> None:
    found = by_objective(figures(objective=3) + figures(objective=4))
    assert [(name.split()[1], [number for number, _ in rows]) for name, rows in found] == [
        ("keamanan", [1, 2, 3, 4]),
        ("akuntabilitas", [5, 6]),
    ]


def test_the_first_sentence_tells_value_target_and_achievement() -> None:
    assert sentence(PLAIN, "sampai dengan Triwulan I") == (
        "Realisasi sampai dengan Triwulan I sebesar 2,94 Indeks dari target 3,10 Indeks; capaiannya 94,84 %."
    )


def test_a_value_that_nobody_entered_is_said_to_be_missing() -> None:
    assert with_unit("", PLAIN) == "belum diisi"


def test_a_variable_that_nobody_entered_has_no_unit_behind_it() -> None:
    rows = (VariableRow("Nilai", "", "dokumen"), VariableRow("Penyebut", "24", "kegiatan"), VariableRow("Skor", "3"))
    assert variables(replace(PLAIN, variables=rows)) == "Nilai = belum diisi; Penyebut = 24 kegiatan; Skor = 3"


def test_a_chart_without_any_value_is_left_out_and_an_empty_line_too() -> None:
    assert period_chart("G", PLAIN, (Period("TW I", Decimal(1)),)) == ()
    (chart,) = period_chart("G", PLAIN, (Period("TW I", None, Decimal(1)), Period("TW II")))
    assert isinstance(chart, Chart)
    assert [series.name for series in chart.data.series] == ["Realisasi"]
    assert chart.alt == "Diagram batang Indeks SPBE: TW I realisasi 1,00; TW II belum ada realisasi. Satuan: Indeks."


def test_timeliness_without_counted_steps_has_no_chart() -> None:
    unit = UnitTimeliness("Bidang", "12 Oktober 2026", "", "0", "belum diserahkan", late=True)
    assert [type(block) for block in timeliness_blocks("T", (unit,))] == [Table]
    assert timeliness_blocks("T", ()) == ()


def test_a_crest_may_be_drawn_photographed_missing_or_broken() -> None:
    png = base64.b64encode(b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + (30).to_bytes(4) + (40).to_bytes(4)).decode()
    assert crest_svg(Crest("svg", "<svg/>")) == "<svg/>"
    assert 'viewBox="0 0 30 40"' in crest_svg(Crest("png", png))
    assert 'viewBox="0 0 100 100"' in crest_svg(Crest("png", "???"))
    assert "LAMBANG" in crest_svg(None)
    assert crest_alt(None, "Kabupaten") == "Lambang Kabupaten (tempat lambang)"
    assert crest_alt(Crest("svg", ""), "Kabupaten") == "Lambang Kabupaten"


def test_the_qr_and_the_sentence_lead_to_the_same_address() -> None:
    found = Verification("https://triwulan.contoh.example/v/7K4M", "7K4M")
    assert qr_svg(found.url) == qr_svg(found.url)
    assert qr_svg(found.url) != qr_svg(found.url + "X")
    assert address(found) == "triwulan.contoh.example/v/7K4M"
    assert "membuka triwulan.contoh.example/v/7K4M dan mencocokkan kode 7K4M." in how_to_check(found)
