"""Rows of published tables: what comes out, and whether what they print holds."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.published.facts import PUBLISHED
from triwulan.core.published.recompute import Recomputed, recompute

POSITIVE = st.decimals(Decimal("0.01"), 10**6, places=2)


def row(target: str, realisasi: str, capaian: str = "", **rule: str) -> Recomputed:
    return recompute({"target": target, "realisasi": realisasi, "capaian": capaian} | rule)


@pytest.mark.parametrize(("target", "realisasi", "capaian", "polaritas", "verdict"), PUBLISHED)
def test_published_figures_hold_or_do_not(
    target: str, realisasi: str, capaian: str, polaritas: str, verdict: str
) -> None:
    found = row(target, realisasi, capaian, polaritas=polaritas)
    assert (found.status, found.verdict, bool(found.notes) or verdict == "ya") == ("calculated", verdict, True)


@pytest.mark.parametrize(
    ("target", "realisasi", "rule", "shown", "formula", "cap"),
    [
        ("88,82", "135,15", {"polaritas": "rendah"}, "47.84", "(2T−R)/T", "tanpa"),
        ("88,82", "135,15", {"polaritas": "rendah", "rumus": "T/R"}, "65.72", "T/R", "tanpa"),
        ("≤ 5", "3", {}, "140.00", "(2T−R)/T", "tanpa"),
        ("10", "25", {"polaritas": "rendah"}, "-50.00", "(2T−R)/T", "tanpa"),
        ("10", "25", {"polaritas": "rendah", "batas": "0-120"}, "0.00", "(2T−R)/T", "120"),
        ("70", "105", {"batas": "110→120"}, "120.00", "R/T", "110→120"),
        ("100", "110", {"polaritas": "tetap"}, "90.00", "100−|R−T|/T", "tanpa"),
        ("100", "250", {"polaritas": "tetap"}, "0.00", "100−|R−T|/T", "tanpa"),
        ("80–90", "85", {}, "100.00", "R/T", "tanpa"),
        ("WTP", "WDP", {}, "75.00", "R/T", "tanpa"),
        ("Baik", "Cukup", {"skala": "Baik = 2 | Cukup = 1"}, "50.00", "R/T", "tanpa"),
        ("Terlaksana", "terlaksana", {}, "100.00", "kata sama", "tanpa"),
        ("BB", "BB (75,20)", {}, "100.00", "kata sama", "tanpa"),
        ("1:20", "1:17,9", {"polaritas": "rendah"}, "110.50", "(2T−R)/T", "tanpa"),
        ("0", "0", {"polaritas": "rendah"}, "100.00", "(2T−R)/T", "tanpa"),
        ("5 juta", "2,5 juta", {}, "50.00", "R/T", "tanpa"),
    ],
)
def test_a_row_is_computed_by_the_rule_it_states(
    target: str, realisasi: str, rule: dict[str, str], shown: str, formula: str, cap: str
) -> None:
    found = row(target, realisasi, **rule)
    assert (found.status, str(found.shown_percent), found.formula, found.cap_text, found.verdict) == (
        "calculated",
        shown,
        formula,
        cap,
        "",
    )


@pytest.mark.parametrize(
    ("target", "realisasi", "rule", "status", "note"),
    [
        ("80", "", {}, "incomplete", "Realisasi kosong."),
        ("-", "80", {}, "incomplete", "Target kosong."),
        ("", "", {}, "incomplete", "Target dan realisasi kosong."),
        ("80", "n/a", {}, "not_evaluable", "Realisasi dinyatakan tidak ada (“n/a”)."),
        ("tidak ada", "3", {}, "not_evaluable", "Target dinyatakan tidak ada (“tidak ada”)."),
        ("0", "7", {}, "not_evaluable", "Target nol: tidak ada yang dapat dibandingkan."),
        ("-2", "-1", {}, "not_evaluable", "Target di bawah nol: persentase terhadapnya tidak bermakna."),
        ("5", "0", {"rumus": "T/R"}, "not_evaluable", "Realisasi nol: T / R × 100 tidak terdefinisi."),
        ("12 Dokumen", "100,00%", {}, "not_evaluable", "Satuan target (dokumen) dan realisasi (%) berbeda."),
        ("14 hari", "2 minggu", {}, "not_evaluable", "Satuan target (hari) dan realisasi (minggu) berbeda."),
        ("BB", "B", {}, "not_evaluable", "B di bawah BB; persennya memerlukan skala angka."),
        ("B", "A", {}, "not_evaluable", "A di atas B; persennya memerlukan skala angka."),
        ("80", "#DIV/0!", {}, "unreadable", "“#DIV/0!” adalah galat lembar kerja, bukan angka."),
        ("80", "80-90", {}, "unreadable", "Realisasi “80-90” adalah rentang."),
        (
            "Baik",
            "80",
            {},
            "unreadable",
            "“Baik” bukan angka; sebutkan skalanya untuk membandingkan kategori.",
        ),
        ("80", "80", {"batas": "x"}, "unreadable", "Batas capaian “x” tidak terbaca. Tulis tanpa, 120, atau 110→120."),
    ],
)
def test_what_makes_no_figure_says_which_kind_of_nothing_it_is(
    target: str, realisasi: str, rule: dict[str, str], status: str, note: str
) -> None:
    found = row(target, realisasi, **rule)
    assert (found.status, found.percent, found.notes) == (status, None, (note,))


@pytest.mark.parametrize(
    ("target", "realisasi", "capaian", "rule", "notes"),
    [
        (
            "0,02", "0,03", "150", {"polaritas": "rendah"},
            ("Angka tercetak memakai R / T × 100, padahal arahnya meminta (2T − R) / T × 100 (50,00).",),
        ),
        (
            "5", "4", "125", {},
            ("Angka tercetak memakai T / R × 100, bukan R / T × 100 (80,00); arahnya tidak disebut.",),
        ),
        ("70%", "90%", "120", {}, ("Tercetak karena dibatasi 120; tanpa batas 128,57.",)),
        ("70%", "90%", "120", {"batas": "120"}, ()),
        ("70", "105", "120", {"batas": "110→120"}, ()),
        ("80-90", "92", "115", {}, ("Dihitung terhadap batas 80 dari rentang.",)),
        ("80", "76,8", "0,96", {}, ("Tercetak sebagai pecahan, bukan persen.",)),
        ("10", "3", "70", {"rumus": "(T-R)/T"}, ()),
        ("1.234", "1.3", "105,35", {}, ("“1.234” dibaca 1,234: dengan itu angka tercetak cocok.",)),
        ("3", "2.000", "66,67", {}, ("“2.000” dibaca 2: dengan itu angka tercetak cocok.",)),
        ("WTP", "WTP", "100 %", {}, ()),
        ("Terlaksana", "Terlaksana", "100", {}, ()),
        ("-2", "-1", "50", {}, ("Target di bawah nol: persentase terhadapnya tidak bermakna.",)),
        ("96", "100", "104.167", {}, ()),
    ],
)  # fmt: skip
def test_a_figure_that_holds_tells_by_which_way(
    target: str, realisasi: str, capaian: str, rule: dict[str, str], notes: tuple[str, ...]
) -> None:
    found = row(target, realisasi, capaian, **rule)
    assert (found.verdict, found.notes) == ("ya", notes)


@pytest.mark.parametrize(
    ("target", "realisasi", "capaian", "odd"),
    [
        ("5", "5.00", "95.71", "Realisasi sama dengan target, jadi 100; angka tercetak tampaknya diisi tangan."),
        ("80", "85", "85", "Yang tercetak adalah realisasinya, bukan capaiannya."),
        ("80", "92", "12", "Yang tercetak adalah selisih realisasi dan target."),
        ("3", "2", "66,66", "Angka dipotong, bukan dibulatkan."),
        ("100%", "117.38%", "120", "120 hanya keluar bila capaian di atas 110 dihitung 120, seperti pada nilai SKP."),
        ("80", "77", "9,625", "Letak komanya bergeser."),
        ("4.38", "4.6", "105.2", "Mungkin salah ketik dari 105,02."),
        ("92.7%", "100%", "108.7", "Mungkin salah ketik dari 107,87."),
        ("83", "80", "93,69", "Mungkin salah ketik dari 96,39."),
        ("3,1", "2,9", "94,0", "Masih mungkin bila target dan realisasi yang tercetak sudah dibulatkan."),
        ("80", "77", "96,75", "Mungkin salah ketik dari 96,25."),
    ],
)
def test_a_figure_that_does_not_hold_tells_what_is_odd(target: str, realisasi: str, capaian: str, odd: str) -> None:
    found = row(target, realisasi, capaian)
    computed = f"{found.shown_percent:f}".replace(".", ",")
    said = f"Hitungan {computed} (R / T × 100), tercetak {capaian}."
    assert (found.verdict, found.notes) == ("tidak", (said, odd))


@pytest.mark.parametrize(
    ("target", "realisasi", "capaian", "verdict"),
    [
        ("", "", "107,98%", "tidak_dapat_diuji"),
        ("80", "#REF!", "100", "tidak_dapat_diuji"),
        ("80", "85", "tercapai", "tidak_dapat_diuji"),
        ("80", "85", "n/a", "tidak_dapat_diuji"),
        ("12 Dokumen", "100,00%", "100", "tidak_dapat_diuji"),
        ("12 Dokumen", "100,00%", "833,33", "ya"),
        ("BB", "B", "90", "tidak_dapat_diuji"),
        ("Terlaksana", "Terlaksana", "90", "tidak"),
        ("0", "7", "100", "tidak"),
        ("80", "85", "-", ""),
        ("80", "85", "", ""),
    ],
)
def test_only_two_readable_sides_are_tested(target: str, realisasi: str, capaian: str, verdict: str) -> None:
    assert row(target, realisasi, capaian).verdict == verdict


def test_a_figure_raised_to_nought_tells_so() -> None:
    found = row("10", "25", "0", polaritas="rendah")
    said = "Hitungan −50,00 ((2T − R) / T × 100), tercetak 0."
    assert (found.verdict, found.notes) == ("tidak", (said, "0 hanya keluar bila capaian di bawah nol dihitung 0."))


@given(POSITIVE, POSITIVE, st.sampled_from(["R/T", "(2T-R)/T", "T/R"]), st.integers(0, 4))
def test_what_a_formula_gives_and_rounds_half_up_always_holds(
    target: Decimal, realisation: Decimal, formula: str, decimals: int
) -> None:
    computed = row(f"{target:f}".replace(".", ","), f"{realisation:f}".replace(".", ","), rumus=formula).percent
    assert computed is not None
    shown = f"{computed.quantize(Decimal(1).scaleb(-decimals), rounding='ROUND_HALF_UP'):f}".replace(".", ",")
    held = row(f"{target:f}".replace(".", ","), f"{realisation:f}".replace(".", ","), shown, polaritas="tinggi")
    assert held.verdict == "ya"
