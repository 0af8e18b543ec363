"""n/a on paper: the word in the table, its reason as a note, and nothing of it in an average."""

from decimal import Decimal

from triwulan.documents.blocks import GroupRow, Table
from triwulan.documents.pieces.figure_blocks import achievement_table, period_chart, warnings_list
from triwulan.documents.pieces.figures import AskedWarning, FigureRow, Period
from triwulan.documents.pieces.report_blocks import measurement_table, summary

SURVEY = "Survei terbit setahun sekali."
ABSENT = FigureRow(
    "A",
    "Indeks kepuasan",
    "Poin",
    "3,10",
    "n/a",
    "tidak dapat dinilai",
    not_applicable=SURVEY,
    periods=(Period("TW I", Decimal("3.1"), None, SURVEY), Period("TW II", Decimal("3.1"), Decimal(3))),
)
KNOWN = FigureRow(
    "B",
    "Jumlah dokumen",
    "Dokumen",
    "4",
    "8",
    "200,00 %",
    percent=Decimal(200),
    warnings=(
        AskedWarning("Capaian 200 % di atas 150 %.", "Dua terbit lebih awal.", "Analis Data"),
        AskedWarning("Turun."),
    ),
)


def table_of(blocks: tuple[object, ...]) -> Table:
    (found,) = (one for one in blocks if isinstance(one, Table))
    return found


def test_the_table_says_it_and_the_note_says_why() -> None:
    table = achievement_table("Capaian", (ABSENT, KNOWN), "200,00 %")
    assert table.rows == (
        ("1", "Indeks kepuasan", "Poin", "3,10", "n/a", "tidak dapat dinilai", "–"),
        ("2", "Jumlah dokumen", "Dokumen", "4", "8", "200,00 %", "–"),
    )
    assert table.note.endswith(
        "n/a: tidak dapat dinilai pada triwulan itu, dan tidak dihitung dalam rata-rata. "
        "No. 1: Survei terbit setahun sekali."
    )


def test_the_measurement_says_it_of_its_quarter() -> None:
    table = measurement_table("Pengukuran", (ABSENT,))
    assert table.rows == (
        ("1", "Indeks kepuasan", "Poin", "3,10", "n/a", "3,10", "3,00", "", "", "", "", "3,10", "tidak dapat dinilai"),
    )
    assert table.note.endswith("No. 1 TW I: Survei terbit setahun sekali.")


def test_the_summary_and_the_chart_do_not_call_it_incomplete() -> None:
    assert summary((ABSENT, KNOWN), "200,00 %", "Pada TW I").endswith(" 1 indikator n/a tidak dihitung.")
    (chart,) = period_chart("Target dan realisasi", ABSENT, ABSENT.periods)
    assert getattr(chart, "alt", "").startswith(
        "Diagram batang Indeks kepuasan: TW I target 3,10, realisasi n/a; TW II target 3,10, realisasi 3,00."
    )


def test_what_was_asked_stands_with_its_answer_and_with_none() -> None:
    table = table_of(warnings_list("Peringatan", (ABSENT, KNOWN)))
    assert table.rows == (
        GroupRow("2. Jumlah dokumen"),
        ("Capaian 200 % di atas 150 %.", "Dua terbit lebih awal.", "Analis Data"),
        ("Turun.", "belum dijawab", "–"),
    )
    assert warnings_list("Peringatan", (ABSENT,)) == ()
