from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triwulan.core.achievement import FORMULAS, PRINTED, Achievement, achievement, formula_name
from triwulan.core.caps import Cap
from triwulan.core.numbers import format_percent, parse_number

POSITIVE = st.decimals(Decimal("0.01"), 10**9, places=2)
AMOUNT = st.decimals(0, 10**9, places=2)


def percent_of(
    target: str, realisation: str, polarity: str, formula: str | None = None, upper: str | None = None
) -> str:
    result = achievement(
        parse_number(target),
        parse_number(realisation),
        polarity=polarity,
        formula=formula,
        upper=parse_number(upper) if upper else None,
    )
    return format_percent(result.percent)


@pytest.mark.parametrize(
    ("target", "realisation", "printed"),
    [
        # LKjIP Kabupaten Klaten 2016, table 3.4
        ("92,19", "92,37", "100,20"),
        ("94,53", "105,23", "111,32"),
        ("96,64", "92,43", "95,64"),
        ("84,10", "91,26", "108,51"),
        # Balai POM di Pangkalpinang 2021
        ("80.00%", "63.89%", "79,86"),
        ("80%", "65,91%", "82,39"),
        # Kota Palembang 2018
        ("2.212.558", "2.123.150", "95,96"),
        # quarterly performance of a treasury section, 2022
        ("95.56", "93", "97,32"),
        ("3", "5", "166,67"),
        # annex of PermenPANRB 8/2021
        ("85", "85", "100,00"),
        ("95", "93", "97,89"),
        # LKjIP of a Dinas Kominfo 2021: spending, printed there as 85.73 and 85.47 on one page
        ("6.116.339.202", "5.226.670.463", "85,45"),
    ],
)
def test_more_is_better_as_published_reports_print_it(target: str, realisation: str, printed: str) -> None:
    assert percent_of(target, realisation, "naik") == f"{printed}\u00a0%"


@pytest.mark.parametrize(
    ("formula", "printed"),
    [(None, "47,84"), ("(2T−R)/T", "47,84"), ("(2T-R)/T", "47,84"), ("T/R", "65,72"), ("(T − R)/T", "−52,16")],
)
def test_each_formula_for_less_is_better_gives_its_own_figure(formula: str | None, printed: str) -> None:
    # Indeks Risiko Bencana of a regency that printed both 65.72 and 47.84 in the same year.
    assert percent_of("88,82", "135,15", "turun", formula) == f"{printed}\u00a0%"


@pytest.mark.parametrize(("target", "realisation", "printed"), [("0,01", "0,03", "33,33"), ("0,05", "0,08", "62,50")])
def test_the_inverse_formula_as_klaten_prints_it(target: str, realisation: str, printed: str) -> None:
    assert percent_of(target, realisation, "turun", "T/R") == f"{printed}\u00a0%"


@pytest.mark.parametrize(
    ("realisation", "formula", "lower", "upper", "printed"),
    [
        # annex of PermenPANRB 8/2021; it prints 113 for the first, a misprint for 92/90
        ("92", None, "80", "90", "102,22"),
        ("70", None, "80", "90", "87,50"),
        ("6,5", "(2T−R)/T", "7", "8", "107,14"),
        ("9", "(2T−R)/T", "7", "8", "87,50"),
        ("80", None, "80", "90", "100,00"),
        ("90", None, "80", "90", "100,00"),
        ("85", "(2T−R)/T", "80", "90", "100,00"),
        ("0", None, "0", "5", "100,00"),
        ("6", None, "0", "5", "120,00"),
    ],
)
def test_a_range_is_fully_reached_inside_and_judged_by_the_nearer_bound_outside(
    realisation: str, formula: str | None, lower: str, upper: str, printed: str
) -> None:
    assert percent_of(lower, realisation, "rentang", formula, upper) == f"{printed}\u00a0%"


@pytest.mark.parametrize(
    ("realisation", "percent", "raw"), [("100", 100, 100), ("90", 90, 90), ("110", 90, 90), ("250", 0, -50)]
)
def test_a_steady_target_loses_on_both_sides_and_never_falls_below_nothing(
    realisation: str, percent: int, raw: int
) -> None:
    assert achievement(Decimal(100), Decimal(realisation), polarity="tetap") == Achievement(
        "calculated", Decimal(percent), Decimal(raw), "100 − |R − T| / T × 100"
    )


def test_a_cap_and_a_floor_hold_the_figure_and_keep_the_raw_one() -> None:
    capped = achievement(Decimal(70), Decimal(105), polarity="naik", cap=Cap(Decimal(120)))
    raised = achievement(Decimal(10), Decimal(25), polarity="turun", floor=Decimal(0))
    free = achievement(Decimal(10), Decimal(25), polarity="turun", cap=Cap(Decimal(120)))
    figures = [(result.percent, result.raw) for result in (capped, raised, free)]
    assert figures == [(Decimal(120), Decimal(150)), (Decimal(0), Decimal(-50)), (Decimal(-50), Decimal(-50))]


@pytest.mark.parametrize(
    ("polarity", "formula", "target", "realisation"),
    [
        ("naik", None, "0", "7"),
        ("naik", None, "0", "0"),
        ("naik", None, "-2", "-1"),
        ("naik", None, None, "5"),
        ("naik", None, None, None),
        ("turun", None, "0", "3"),
        ("turun", "T/R", "0", "3"),
        ("turun", "(T−R)/T", "0", "3"),
        ("turun", "T/R", "5", "0"),
        ("turun", None, "-5", "3"),
        ("tetap", None, "0", "0"),
        ("rentang", None, "80", "85"),
    ],
)
def test_what_makes_no_percentage_is_not_evaluable(
    polarity: str, formula: str | None, target: str | None, realisation: str | None
) -> None:
    result = achievement(_number(target), _number(realisation), polarity=polarity, formula=formula)
    assert result == Achievement("not_evaluable", None, None, PRINTED[formula_name(polarity, formula)])


def test_below_a_range_that_begins_at_zero_nothing_can_be_judged() -> None:
    result = achievement(Decimal(0), Decimal(-1), polarity="rentang", upper=Decimal(5))
    assert result == Achievement("not_evaluable", None, None, "R / T × 100")


@pytest.mark.parametrize("formula", FORMULAS["turun"])
def test_nothing_promised_and_nothing_happened_is_fully_reached_where_less_is_better(formula: str) -> None:
    result = achievement(Decimal(0), Decimal("0.00"), polarity="turun", formula=formula)
    assert result == Achievement("calculated", Decimal(100), Decimal(100), PRINTED[formula])


@pytest.mark.parametrize("polarity", ["naik", "turun", "tetap"])
@pytest.mark.parametrize("target", [Decimal(0), Decimal(80)])
def test_without_a_realisation_the_figure_is_incomplete_and_not_zero(polarity: str, target: Decimal) -> None:
    result = achievement(target, None, polarity=polarity)
    assert result == Achievement("incomplete", None, None, PRINTED[FORMULAS[polarity][0]])


def test_zero_is_a_realisation() -> None:
    assert achievement(Decimal(80), Decimal(0), polarity="naik").percent == 0


def test_cumulative_quarters_of_a_statistics_office() -> None:
    # BPS Kabupaten Tapin 2026: 58.53 at the end of both quarters, against 19.2, 55.64 and 100 for the year
    assert [percent_of(target, "58,53", "naik") for target in ("19,2", "55,64", "100")] == [
        "304,84\u00a0%",
        "105,19\u00a0%",
        "58,53\u00a0%",
    ]


@pytest.mark.parametrize(
    ("polarity", "formula"), [("naik", "T/R"), ("turun", "R/T"), ("tetap", "2+2"), ("rentang", "T/R")]
)
def test_a_formula_that_is_not_on_the_list_is_refused(polarity: str, formula: str) -> None:
    with pytest.raises(ValueError, match="tidak tersedia") as refusal:
        achievement(Decimal(1), Decimal(1), polarity=polarity, formula=formula)
    assert str(refusal.value) == f'Rumus "{formula}" tidak tersedia untuk polaritas {polarity}.'


def test_an_unknown_polarity_and_a_range_upside_down_are_refused() -> None:
    with pytest.raises(ValueError, match="'datar'"):
        achievement(Decimal(1), Decimal(1), polarity="datar")
    with pytest.raises(ValueError, match=r"^Batas bawah rentang \(9\) melebihi batas atasnya \(5\)\.$"):
        achievement(Decimal(9), Decimal(1), polarity="rentang", upper=Decimal(5))


def test_every_formula_an_indicator_may_choose_can_be_printed() -> None:
    assert {name for names in FORMULAS.values() for name in names} == set(PRINTED)


def test_an_upper_bound_means_nothing_outside_a_range() -> None:
    assert achievement(Decimal(80), Decimal(85), polarity="naik", upper=Decimal(90)).percent == Decimal("106.25")


@given(POSITIVE, AMOUNT, AMOUNT)
def test_more_is_never_judged_worse_where_more_is_better(target: Decimal, first: Decimal, second: Decimal) -> None:
    lower, higher = (achievement(target, each, polarity="naik").raw for each in sorted((first, second)))
    assert lower is not None and higher is not None and lower <= higher  # noqa: PT018 - one statement


@given(POSITIVE, POSITIVE, POSITIVE, st.sampled_from(FORMULAS["turun"]))
def test_less_is_never_judged_worse_where_less_is_better(
    target: Decimal, first: Decimal, second: Decimal, formula: str
) -> None:
    better, worse = (
        achievement(target, each, polarity="turun", formula=formula).raw for each in sorted((first, second))
    )
    assert better is not None and worse is not None and better >= worse  # noqa: PT018 - one statement


@given(POSITIVE, st.sampled_from([("naik", None), ("turun", None), ("turun", "T/R"), ("tetap", None)]))
def test_what_was_promised_is_a_hundred_per_cent(target: Decimal, way: tuple[str, str | None]) -> None:
    assert achievement(target, target, polarity=way[0], formula=way[1]).percent == 100


@given(POSITIVE, AMOUNT)
def test_the_regulations_form_for_less_is_better_is_the_same_formula(target: Decimal, realisation: Decimal) -> None:
    result = achievement(target, realisation, polarity="turun")
    written_otherwise = (1 + (1 - realisation / target)) * 100
    assert result.raw is not None
    assert abs(result.raw - written_otherwise) <= abs(written_otherwise) * Decimal("1e-15") + Decimal("1e-15")


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
