"""What real reports print that is no plain number: the status it gets, the verdict, and a sentence."""

import pytest

from triwulan.core.published.recompute import recompute


@pytest.mark.parametrize(
    ("target", "realisasi", "capaian", "status", "verdict", "note"),
    [
        ("85 ± 5", "88", "100", "calculated", "ya", ""),
        ("100", "120", "> 100", "calculated", "ya", "Tercetak “> 100”; hitungan 120,00 memenuhinya."),
        ("100", "100", "> 100", "calculated", "tidak", "Hitungan 100,00 (R / T × 100), tercetak > 100."),
        ("100", "100", "≥ 100", "calculated", "ya", "Tercetak “≥ 100”; hitungan 100,00 memenuhinya."),
        ("100", "50", "#DIV/0!", "calculated", "tidak_dapat_diuji", "“#DIV/0!” adalah galat lembar kerja, bukan angka."),
        ("100", "90", "Tinggi", "calculated", "tidak_dapat_diuji", "Capaian tercetak “Tinggi” bukan satu angka."),
        ("100", "menunggu hasil penilaian", "", "incomplete", "", "Realisasi kosong."),
        ("100", "data belum tersedia", "", "incomplete", "", "Realisasi kosong."),
        ("100", "Des 2023", "100", "unreadable", "tidak_dapat_diuji", "“Des 2023” adalah tanggal, bukan angka."),
        ("100", "12/2023", "", "unreadable", "", "“12/2023” adalah tanggal, bukan angka."),
        (
            "1,23E+09",
            "5",
            "",
            "unreadable",
            "",
            "“1,23E+09” disingkat oleh lembar kerja: tulis seluruh angkanya.",
        ),
        ("9" * 31, "1", "", "unreadable", "", f"Angka “{'9' * 31}” terlalu panjang untuk dibaca."),
        ("0", "5", "0", "not_evaluable", "ya", "Target nol: tidak ada yang dapat dibandingkan."),
    ],
)  # fmt: skip
def test_what_is_printed_gets_its_status_and_a_sentence(
    target: str, realisasi: str, capaian: str, status: str, verdict: str, note: str
) -> None:
    found = recompute({"target": target, "realisasi": realisasi, "capaian": capaian})
    assert (found.status, found.verdict, next(iter(found.notes), "")) == (status, verdict, note)


@pytest.mark.parametrize("cap", ["maks 120", "maksimal 120%", "120,00", "0-120"])
def test_a_limit_is_read_in_the_words_of_reports(cap: str) -> None:
    found = recompute({"target": "10", "realisasi": "15", "capaian": "120", "batas": cap})
    assert (found.status, found.cap_text, found.verdict) == ("calculated", "120", "ya")


@pytest.mark.parametrize("cap", ["tidak ada batas", "tidak dibatasi", "none", "tanpa", "-"])
def test_no_limit_is_read_in_the_words_of_reports(cap: str) -> None:
    found = recompute({"target": "10", "realisasi": "15", "capaian": "150", "batas": cap})
    assert (found.status, found.cap_text, found.verdict) == ("calculated", "tanpa", "ya")
