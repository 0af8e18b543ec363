"""What holds of every achievement, whatever the figures."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from triwulan.core.achievement import FORMULAS, POLARITIES, achievement
from triwulan.core.aggregation import combine, derive_period
from triwulan.core.caps import Cap
from triwulan.core.numbers import round_half_up
from triwulan.core.predicates import Band, Scale, predicate

POSITIVE = st.decimals(Decimal("0.01"), 10**6, places=2)
AMOUNT = st.decimals(0, 10**6, places=2)
CAPS = st.sampled_from(
    [None, *(Cap(Decimal(limit)) for limit in (100, 120, 150, 200)), Cap(Decimal(120), Decimal(110))]
)
WAYS = st.sampled_from([(polarity, name) for polarity in POLARITIES for name in FORMULAS[polarity]])
FACTORS = st.sampled_from([Decimal(one) for one in ("0.001", "0.5", "2", "10", "1000000")])
NEAR = Decimal("1e-18")


def percent(target: Decimal, realisation: Decimal, way: tuple[str, str], cap: Cap | None = None) -> Decimal | None:
    polarity, formula = way
    upper = target * 2 if polarity == "rentang" else None
    return achievement(target, realisation, polarity=polarity, formula=formula, cap=cap, upper=upper).percent


@given(POSITIVE, AMOUNT, AMOUNT, CAPS)
def test_more_is_never_worse_where_more_is_better(
    target: Decimal, first: Decimal, second: Decimal, cap: Cap | None
) -> None:
    lower, higher = sorted((first, second))
    before, after = (percent(target, each, ("naik", "R/T"), cap) for each in (lower, higher))
    assert before is not None
    assert after is not None
    assert before <= after


@given(POSITIVE, POSITIVE, POSITIVE, st.sampled_from(FORMULAS["turun"]), CAPS)
def test_more_is_never_better_where_less_is_better(
    target: Decimal, first: Decimal, second: Decimal, formula: str, cap: Cap | None
) -> None:
    lower, higher = sorted((first, second))
    before, after = (percent(target, each, ("turun", formula), cap) for each in (lower, higher))
    assert before is not None
    assert after is not None
    assert before >= after


@given(POSITIVE, AMOUNT, AMOUNT)
def test_nearer_is_never_worse_where_the_target_is_to_be_met(target: Decimal, first: Decimal, second: Decimal) -> None:
    nearer, farther = sorted((first, second), key=lambda each: abs(each - target))
    better, worse = (percent(target, each, ("tetap", FORMULAS["tetap"][0])) for each in (nearer, farther))
    assert better is not None
    assert worse is not None
    assert better >= worse


@given(POSITIVE, AMOUNT, FACTORS, WAYS, CAPS)
def test_the_unit_of_measure_makes_no_difference(
    target: Decimal, realisation: Decimal, factor: Decimal, way: tuple[str, str], cap: Cap | None
) -> None:
    """In thousands or in ones: the same share was reached."""
    one, other = percent(target, realisation, way, cap), percent(target * factor, realisation * factor, way, cap)
    assert (one is None) == (other is None)
    if one is not None and other is not None:
        step = cap is not None and cap.above is not None and abs(one - other) > NEAR * (1 + abs(one))
        assume(not step)  # a quotient that ends exactly at a step may fall on either side of it by its last digit
        assert abs(one - other) <= NEAR * (1 + abs(one))


@given(POSITIVE, POSITIVE, st.integers(0, 4))
def test_a_figure_is_rounded_once_and_half_up(target: Decimal, realisation: Decimal, decimals: int) -> None:
    """As the exact fraction would be, not what a first rounding left of it."""
    reached = percent(target, realisation, ("naik", "R/T"))
    assert reached is not None
    exact = Fraction(realisation) / Fraction(target) * 100
    unit = Fraction(1, 10**decimals)
    assert Fraction(round_half_up(reached, decimals)) == (exact / unit + Fraction(1, 2)).__floor__() * unit


@st.composite
def scales(draw: st.DrawFn) -> Scale:
    bounds = draw(st.lists(st.decimals(-50, 250, places=2), max_size=6, unique=True))
    bands = [Band(bound, f"di atas {bound}") for bound in sorted(bounds, reverse=True)]
    return Scale((*bands, Band(None, "terendah")), inclusive=draw(st.booleans()))


@given(scales(), st.decimals(-100, 400, places=2))
def test_bands_cover_the_line_without_gap_or_overlap(scale: Scale, value: Decimal) -> None:
    """Written as from–to pairs, exactly one of them holds the figure, and it is the one whose word is given."""
    uppers = (None, *(band.lower for band in scale.bands[:-1]))

    def holds(band: Band, upper: Decimal | None) -> bool:
        above = band.lower is None or value > band.lower or (scale.inclusive and value == band.lower)
        below = upper is None or value < upper or (not scale.inclusive and value == upper)
        return above and below

    holding = [band.label for band, upper in zip(scale.bands, uppers, strict=True) if holds(band, upper)]
    assert holding == [predicate(value, scale)]


@given(scales(), st.decimals(-100, 400, places=2), st.decimals(-100, 400, places=2))
def test_a_higher_figure_never_gets_a_lower_word(scale: Scale, first: Decimal, second: Decimal) -> None:
    order = [band.label for band in scale.bands]
    lower, higher = (predicate(each, scale) for each in sorted((first, second)))
    assert lower is not None
    assert higher is not None
    assert order.index(higher) <= order.index(lower)


@given(st.lists(st.tuples(st.integers(0, 999), st.integers(1, 999)), min_size=1, max_size=8))
def test_a_ratio_of_several_periods_is_that_of_the_sums(quarters: list[tuple[int, int]]) -> None:
    """Quarters of a year, and years of a plan, by the same rule: never the mean of the percentages."""
    filled = [{"pembilang": Decimal(above), "penyebut": Decimal(below)} for above, below in quarters]
    value = derive_period("persentase", "jumlah", filled).value
    assert value is not None
    exact = Fraction(sum(above for above, _ in quarters), sum(below for _, below in quarters)) * 100
    assert abs(Fraction(value) - exact) < Fraction(NEAR)


@given(st.lists(st.integers(0, 10**6), min_size=4, max_size=20))
def test_years_of_quarters_add_up_to_the_quarters_of_all_years(values: list[int]) -> None:
    """Quarter → year → several years: the way in between makes no difference to a sum, nor to the last value."""
    quarters = [{"nilai": Decimal(value)} for value in values]
    years = [quarters[start : start + 4] for start in range(0, len(quarters), 4)]
    for aggregation in ("jumlah", "nilai_akhir", "maksimum", "minimum"):
        each = [combine(aggregation, year, kind="tunggal") for year in years]
        assert combine(aggregation, each, kind="tunggal") == combine(aggregation, quarters, kind="tunggal")


@given(POSITIVE, st.integers(0, 4))
def test_half_goes_up_also_below_nought_s_neighbours(value: Decimal, decimals: int) -> None:
    half = Decimal(5).scaleb(-decimals - 1)
    whole = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    assert round_half_up(whole + half, decimals) == whole + Decimal(1).scaleb(-decimals)
