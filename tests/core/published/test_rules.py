"""The rule of a row, in the words of tables."""

from decimal import Decimal

import pytest

from triwulan.core.caps import Cap
from triwulan.core.published.rules import Rule, read_rule


@pytest.mark.parametrize(
    ("text", "formula", "polarity"),
    [
        ("R/T", "R/T", "naik"),
        ("Realisasi / Target x 100%", "R/T", "naik"),
        ("realisasi/target*100", "R/T", "naik"),
        ("(2T-R)/T", "(2T−R)/T", "turun"),
        ("(2*target-realisasi)/target*100", "(2T−R)/T", "turun"),
        ("(Rencana - (Realisasi - Rencana)) / Rencana x 100%", "(2T−R)/T", "turun"),
        ("(1+(1-R/T)) x 100%", "(2T−R)/T", "turun"),
        ("T/R × 100", "T/R", "turun"),
        ("(T−R)/T", "(T−R)/T", "turun"),
        ("100−|R−T|/T", "100−|R−T|/T", "tetap"),
        ("", None, None),
    ],
)
def test_a_formula_is_known_however_it_is_spelled_and_tells_the_direction(
    text: str, formula: str | None, polarity: str | None
) -> None:
    rule = read_rule(formula=text)
    assert (rule.formula, rule.polarity, rule.faults) == (formula, polarity, ())


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("tinggi", "naik"),
        ("Semakin tinggi semakin baik", "naik"),
        ("maximize", "naik"),
        ("rendah", "turun"),
        ("makin rendah makin baik", "turun"),
        ("makin tinggi makin rendah", "turun"),
        ("Negatif", "turun"),
        ("tetap", "tetap"),
        ("stabilize", "tetap"),
        ("rentang", "rentang"),
        ("-", None),
    ],
)
def test_a_direction_is_known_in_the_words_of_reports(text: str, polarity: str | None) -> None:
    assert read_rule(polarity=text) == Rule(polarity)  # type: ignore[arg-type]  # the parameter's names are polarities


@pytest.mark.parametrize(
    ("cap", "formula", "limit", "floor"),
    [
        ("120", "", Cap(Decimal(120)), None),
        ("110→120", "", Cap(Decimal(120), Decimal(110)), None),
        ("0-150", "", Cap(Decimal(150)), Decimal(0)),
        ("tanpa", "R/T dibatasi 120", None, None),
        ("", "R/T dibatasi 120", Cap(Decimal(120)), None),
        ("", "R/T", None, None),
    ],
)
def test_a_limit_is_stated_by_itself_or_with_the_formula(
    cap: str, formula: str, limit: Cap | None, floor: Decimal | None
) -> None:
    rule = read_rule(cap=cap, formula=formula)
    assert (rule.cap, rule.floor, rule.faults) == (limit, floor, ())


def test_what_nobody_can_read_is_named() -> None:
    rule = read_rule(polarity="?", formula="hasil kali", cap="banyak", categories="WTP")
    assert rule.faults == (
        "Polaritas “?” tidak dikenal: tulis tinggi, rendah, tetap, atau rentang.",
        "Rumus “hasil kali” tidak dikenal: tulis R/T, (2T-R)/T, atau T/R.",
        "Batas capaian “banyak” tidak terbaca. Tulis tanpa, 120, atau 110→120.",
        "“WTP” belum lengkap. Tulis kategori dan angkanya, misalnya WTP = 4.",
    )
