"""Tables whose columns only spaces divide, as a PDF gives them; and rows that do not fit their heading."""

import pytest

from triwulan.core.published.records import TableUnreadable, decode
from triwulan.core.published.result import recompute_sheet
from triwulan.core.published.sheet import Sheet, read_sheet
from triwulan.core.published.spaced import spaced_order, split_tail

PDF = """Tabel 3.1 Capaian Kinerja
No Indikator Kinerja Satuan Target Realisasi % Capaian
1 Persentase layanan yang
terhubung ke jaringan % 92,19 92,37 100,20
2 Rentang 80 - 90% 85% 100%
3 Waktu tanggap 4 jam 3 jam 75,00
4 Rasio murid 1 : 17,9 1 : 16 89,39
5 Biaya per layanan Rp 5.000 Rp 4.500 90,00
6 Tanpa data n/a - -
"""


def told(sheet: Sheet) -> list[tuple[str, ...]]:
    return [(*row.line.cells[:3], row.verdict or row.status) for row in recompute_sheet(sheet)]


def test_lines_under_a_heading_of_words_are_read_from_their_end() -> None:
    assert told(read_sheet(PDF)) == [
        ("1 Persentase layanan yang terhubung ke jaringan %", "92,19", "92,37", "ya"),
        ("2 Rentang", "80-90%", "85%", "ya"),
        ("3 Waktu tanggap", "4 jam", "3 jam", "ya"),
        ("4 Rasio murid", "1:17,9", "1:16", "ya"),
        ("5 Biaya per layanan", "Rp5.000", "Rp4.500", "ya"),
        ("6 Tanpa data", "n/a", "-", "not_evaluable"),
    ]


@pytest.mark.parametrize(
    ("heading", "order"),
    [
        (["No Indikator Target Realisasi Capaian"], ("target", "realisasi", "capaian")),
        (["Indikator Realisasi Target %"], ("realisasi", "target", "capaian")),
        (["Indikator Target (%) Realisasi (%)"], ("target", "realisasi")),
        (["Uraian", "Target", "Realisasi"], ()),
        (["Target dan capaian"], ()),
    ],
)
def test_the_heading_tells_the_order(heading: list[str], order: tuple[str, ...]) -> None:
    assert spaced_order(heading) == order


def test_a_line_that_lacks_a_figure_is_not_filled_up_with_another() -> None:
    assert told(read_sheet("Indikator Target Realisasi\nMutu 5 4\nWaktu 9\n")) == [
        ("Mutu", "5", "4", "calculated"),
        ("Waktu", "9", "", "incomplete"),
    ]
    assert split_tail(["Jumlah layanan 5 90 % 85 %"], 2) == ("Jumlah layanan 5", ["90%", "85%"])


def test_a_heading_alone_is_no_table() -> None:
    with pytest.raises(TableUnreadable, match=r"^Tabel hanya berisi judul kolom"):
        read_sheet("Indikator Target Realisasi\nKata pengantar\n")


def test_one_row_that_is_too_long_takes_no_other_with_it() -> None:
    sheet = read_sheet("target,realisasi,capaian\n4,5,125\n92,19,92,37\n4,5,125\n")
    assert [(row.status, row.verdict) for row in recompute_sheet(sheet)] == [
        ("calculated", "ya"),
        ("unreadable", "tidak_dapat_diuji"),
        ("calculated", "ya"),
    ]
    assert sheet.lines[1].note == (
        "Baris ini lebih panjang daripada judul kolom (“37”), jadi tidak jelas angka mana di kolom mana."
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_a_table_is_read_in_whatever_letters_it_was_saved(encoding: str) -> None:
    text = "Uraian;Target;Realisasi\nPersentase – résumé;4;5\n"
    assert decode(text.encode(encoding)).removeprefix("\ufeff") == text
