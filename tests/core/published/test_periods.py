"""Tables with several years or quarters side by side."""

import pytest

from triwulan.core.published.periods import period_of, side_by_side
from triwulan.core.published.records import TableUnreadable
from triwulan.core.published.result import periods_told, recompute_sheet
from triwulan.core.published.sheet import Sheet, read_sheet

TWO_YEARS = "Indikator;Target 2021;Realisasi 2021;Capaian 2021;Target 2022;Realisasi 2022;Capaian 2022\nA;100;90;90;100;95;96\nB;50;60;120;;;\n"


def told(sheet: Sheet) -> list[tuple[str, str, str, str]]:
    """Name, target, what comes out, verdict."""
    rows = [(row, sheet.row(row.line)) for row in recompute_sheet(sheet)]
    return [(sheet.name(row.line), cells["target"], row.status, row.verdict) for row, cells in rows]


def test_each_row_is_told_once_for_every_period() -> None:
    sheet = read_sheet(TWO_YEARS)
    assert sheet.heading == ("Indikator", "periode", "target", "realisasi", "capaian")
    assert told(sheet) == [
        ("A · 2021", "100", "calculated", "ya"),
        ("A · 2022", "100", "calculated", "tidak"),
        ("B · 2021", "50", "calculated", "ya"),
        ("B · 2022", "", "incomplete", ""),
    ]
    assert periods_told(sheet) == "Tabel memuat 2021, 2022; tiap baris dihitung sekali untuk masing-masing."


def test_one_period_can_be_asked_for_and_the_columns_stay() -> None:
    sheet = read_sheet(TWO_YEARS, period="2022")
    assert (len(sheet.heading), told(sheet)) == (
        7,
        [("A", "100", "calculated", "tidak"), ("B", "", "incomplete", "")],
    )
    assert periods_told(sheet) == "Yang dihitung: kolom 2022."


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (TWO_YEARS, "Periode “2019” tidak ada di tabel. Yang ada: 2021, 2022."),
        ("target;realisasi\n1;1\n", "Tabel ini tidak memuat beberapa periode, jadi tidak ada yang dapat dipilih."),
    ],
)
def test_a_period_that_is_not_there_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(TableUnreadable) as refusal:
        read_sheet(text, period="2019")
    assert str(refusal.value) == sentence


@pytest.mark.parametrize(
    "text",
    [
        "Indikator;Realisasi 2021;Realisasi 2022;Target 2023;Realisasi 2023;% Capaian\nA;80;85;100;95;95\n",
        "Indikator;Target 2023;Realisasi 2023;Capaian 2023;Target Akhir 2026;Capaian 2022\nA;100;95;95;190;40\n",
        "Indikator;Target Tahunan;Target TW I;Realisasi TW I;Capaian TW I\nA;400;100;95;95\n",
        "Indikator;2023;;\n;Target;Realisasi;Capaian\nA;100;95;95\n",
    ],
)
def test_the_one_period_with_target_and_realisation_is_meant(text: str) -> None:
    assert told(read_sheet(text)) == [("A", "100", "calculated", "ya")]


@pytest.mark.parametrize(
    "text",
    [
        "No;Indikator;2021;;;2022;;\n;;Target;Realisasi;Capaian;Target;Realisasi;Capaian\n1;A;100;90;90;50;40;80\n",
        "No;Indikator;Target;;Realisasi;;Capaian;\n;;2021;2022;2021;2022;2021;2022\n1;A;100;50;90;40;90;80\n",
    ],
)
def test_a_heading_of_two_lines_is_read_as_one(text: str) -> None:
    assert told(read_sheet(text)) == [("A · 2021", "100", "calculated", "ya"), ("A · 2022", "50", "calculated", "ya")]


def test_two_columns_of_a_kind_in_one_period_are_not_guessed_at() -> None:
    assert side_by_side(["Target 2023", "Target 2023 perubahan", "Realisasi 2023"]) == []


@pytest.mark.parametrize(
    ("heading", "period"),
    [
        ("target_2021", "2021"),
        ("Realisasi s.d. Triwulan 2 Tahun 2023", "2023 s.d. TW II"),
        ("Target Renstra 2019-2024", "2019–2024"),
        ("Semester I", "Semester I"),
        ("Realisasi", ""),
    ],
)
def test_a_heading_names_its_period(heading: str, period: str) -> None:
    assert period_of(heading) == period
