"""Figures in words, the same on pages and papers."""

from decimal import Decimal

import pytest

from tests.indicators.cast import TW1, Office, make_indicator, make_share, save, set_goals
from triwulan.core.numbers import NO_BREAK_SPACE
from triwulan.indicators.figures import figure_for, variables_text
from triwulan.indicators.measured import figure_text, formula_words, goal_text


@pytest.mark.parametrize(
    ("value", "decimals", "measure", "text"),
    [
        ("37.5", 2, "Persen", f"37,50{NO_BREAK_SPACE}%"),
        ("1234.5", 1, "Jam", "1.234,5 jam"),
        ("42", 0, "Perangkat Daerah", "42 perangkat daerah"),
        ("29", 0, "PD", "29 PD"),
        ("2.94", 2, "Indeks", "2,94"),
        ("0", 0, "Dokumen", "0 dokumen"),
    ],
)
def test_a_figure_is_said_with_its_unit(value: str, decimals: int, measure: str, text: str) -> None:
    assert figure_text(Decimal(value), decimals, measure) == text


@pytest.mark.parametrize(
    ("lower", "upper", "text"),
    [(None, None, "belum ditetapkan"), (Decimal(80), None, "80 hari"), (Decimal(80), Decimal(90), "80–90 hari")],
)
def test_a_goal_may_be_absent_one_figure_or_a_range(lower: Decimal | None, upper: Decimal | None, text: str) -> None:
    assert goal_text(lower, upper, 0, "Hari") == text


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        ("R / T × 100", "realisasi ÷ target × 100"),
        ("(2T − R) / T × 100", "(2 × target − realisasi) ÷ target × 100"),
        ("100 − |R − T| / T × 100", "100 − |realisasi − target| ÷ target × 100"),
    ],
)
def test_a_formula_is_printed_in_words(formula: str, words: str) -> None:
    assert formula_words(formula) == words


@pytest.mark.parametrize(
    ("kind", "text"),
    [("persentase", "9 dari 24,5"), ("selisih", "9 menjadi 24,5"), ("jumlah", "")],
)
def test_what_was_entered_is_said_as_its_kind_reads(kind: str, text: str) -> None:
    assert variables_text(kind, {"a": Decimal(9), "b": Decimal("24.5")}) == text


def test_a_half_filled_share_shows_its_gap() -> None:
    assert variables_text("persentase", {"pembilang": None, "penyebut": Decimal(24)}) == "– dari 24"


@pytest.mark.django_db
def test_a_column_that_names_the_unit_gets_bare_numbers(office: Office) -> None:
    share = make_share(office)
    set_goals(share, 2026, 40)
    save(office, share, pembilang=9, penyebut=24)
    figure = figure_for(share, TW1)
    assert (figure.target_number, figure.value_number, figure.year_target_text) == (
        "40,00",
        "37,50",
        f"40,00{NO_BREAK_SPACE}%",
    )
    variables = [figure.variable_text(variable) for variable in share.variables.all()]
    assert variables == ["9", "24"]
    assert (figure.formula, figure.formula_text) == ("R / T × 100", "realisasi ÷ target × 100")


@pytest.mark.django_db
def test_an_untouched_figure_has_version_zero_and_no_words(office: Office) -> None:
    count = make_indicator(office)
    figure = figure_for(count, TW1)
    assert [figure.variable_text(variable) for variable in count.variables.all()] == ["belum diisi"]
    assert (figure.version, figure.explanation, figure.obstacle, figure.follow_up, figure.previous) == (
        0,
        "",
        "",
        "",
        None,
    )
