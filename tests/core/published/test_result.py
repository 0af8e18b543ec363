"""The recomputed table as CSV."""

import csv
import io

from triwulan.core.published.result import ADDED, as_csv, recompute_sheet, tally
from triwulan.core.published.sheet import read_sheet

TABLE = (
    "No;Indikator;Target;Realisasi;Capaian;Catatan\n"
    "(1);(2);(3);(4);(5);(6)\n"
    "1;=Mutu;80 - 90%;2.212.558;-;@lain\n"
    "2;Waktu;5;n/a;;\n"
    "3;Cukup;70%;90%;120;\n"
)


def read_back(text: str, separator: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=separator))


def test_every_line_keeps_its_cells_and_gets_ours() -> None:
    sheet = read_sheet(TABLE)
    found = read_back(as_csv(sheet, recompute_sheet(sheet)))
    assert list(found[0]) == [
        "No",
        "Indikator",
        "Target",
        "Realisasi",
        "Capaian",
        "Catatan_asal",
        *ADDED,
    ]
    assert [tuple(row[name] for name in ADDED) for row in found] == [
        ("", "", "", "unreadable", "", "", "", "", "", "", "Baris nomor kolom, bukan data."),
        ("80-90", "2212558", "2458397.78", "calculated", "R/T", "tanpa", "Sangat Tinggi", "", "", "", ""),
        ("5", "", "", "not_evaluable", "R/T", "tanpa", "", "", "", "", "Realisasi dinyatakan tidak ada (“n/a”)."),
        (
            *("70", "90", "128.57", "calculated", "R/T", "tanpa", "Sangat Tinggi", "ya", "R/T", "120"),
            "Tercetak karena dibatasi 120; tanpa batas 128,57.",
        ),
    ]


def test_what_a_spreadsheet_would_run_is_text_and_figures_stay_figures() -> None:
    sheet = read_sheet('indikator;target;realisasi\n=1+1;"-5,0";+3\n@A;-;-2+cmd\n')
    found = read_back(as_csv(sheet, recompute_sheet(sheet), separator=";", mark=","), ";")
    assert [(row["indikator"], row["target"], row["realisasi"]) for row in found] == [
        ("'=1+1", "-5,0", "+3"),
        ("'@A", "-", "'-2+cmd"),
    ]
    assert found[0]["target_terbaca"] == "-5"


def test_the_tally_counts_statuses_and_verdicts() -> None:
    counted = tally(recompute_sheet(read_sheet(TABLE)))
    assert counted == {"status": {"unreadable": 1, "calculated": 2, "not_evaluable": 1}, "cocok": {"ya": 1}}
