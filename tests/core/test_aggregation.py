from collections.abc import Mapping, Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triwulan.core.formula import (
    AGGREGATIONS,
    CumulatedTargets,
    Result,
    combine,
    cumulate_targets,
    derive,
    derive_period,
    sum_refused,
)
from triwulan.core.numbers import round_half_up

Quarter = Mapping[str, Decimal | None]


def share(numerator: int | None, denominator: int | None) -> Quarter:
    return {
        "pembilang": None if numerator is None else Decimal(numerator),
        "penyebut": None if denominator is None else Decimal(denominator),
    }


def single(*values: str | None) -> list[Quarter]:
    return [{"nilai": None if value is None else Decimal(value)} for value in values]


# 50 %, 90 %, 60 % and 75 %: no sum or plain average of these is the year's.
YEAR = [share(1, 2), share(9, 10), share(60, 100), share(3, 4)]


@pytest.mark.parametrize(
    ("aggregation", "variables", "value"),
    [
        ("jumlah", share(73, 116), "62.93"),
        ("nilai_akhir", share(3, 4), "75.00"),
        ("rata_rata", {"pembilang": Decimal("18.25"), "penyebut": Decimal(29)}, "62.93"),
        ("maksimum", share(9, 10), "90.00"),
        ("minimum", share(1, 2), "50.00"),
    ],
)
def test_the_year_of_a_percentage_is_made_of_its_variables(aggregation: str, variables: Quarter, value: str) -> None:
    assert combine(aggregation, YEAR) == variables
    year = derive_period("persentase", aggregation, YEAR).value
    assert year is not None
    assert round_half_up(year, 2) == Decimal(value)


@pytest.mark.parametrize(
    ("aggregation", "value"),
    [("jumlah", "19"), ("nilai_akhir", "8"), ("rata_rata", "9.5"), ("maksimum", "11"), ("minimum", "8")],
)
def test_quarters_not_filled_in_take_no_part(aggregation: str, value: str) -> None:
    assert derive_period("tunggal", aggregation, single("11", None, "8", None)) == Result(Decimal(value))


def test_zero_takes_part() -> None:
    quarters = single("4", "0")
    values = [derive_period("tunggal", aggregation, quarters).value for aggregation in AGGREGATIONS]
    assert values == [4, 0, 2, 4, 0]


def test_half_filled_quarters_take_no_part() -> None:
    quarters = [share(1, 2), share(50, None), {"pembilang": Decimal(70)}]
    assert {aggregation: combine(aggregation, quarters) for aggregation in AGGREGATIONS} == dict.fromkeys(
        AGGREGATIONS, share(1, 2)
    )


@pytest.mark.parametrize("aggregation", AGGREGATIONS)
@pytest.mark.parametrize("quarters", [[], single(None, None), [{}, {}]])
def test_a_year_without_a_filled_quarter_has_no_value(aggregation: str, quarters: list[Quarter]) -> None:
    assert combine(aggregation, quarters) == {}
    assert derive_period("tunggal", aggregation, quarters) == Result(None)


def test_the_extreme_of_a_percentage_is_its_best_quarter_and_not_its_largest_numerator() -> None:
    quarters = [share(200, 400), share(3, 4), share(6, 8)]
    assert combine("maksimum", quarters, kind="persentase") == share(3, 4)
    assert combine("minimum", quarters, kind="persentase") == share(200, 400)


def test_a_quarter_without_a_value_cannot_be_the_extreme() -> None:
    assert combine("maksimum", [share(9, 0), share(1, 4)]) == share(1, 4)
    assert combine("minimum", [share(9, 0)]) == {}


def test_a_quarter_with_denominator_zero_still_adds_its_cases() -> None:
    assert derive_period("persentase", "jumlah", [share(0, 0), share(3, 4)]) == Result(Decimal(75))


def test_the_extreme_of_a_weighted_value_uses_its_weights() -> None:
    quarters = [{"a": Decimal(9), "b": Decimal(1)}, {"a": Decimal(2), "b": Decimal(3)}]
    weights = {"a": Decimal(10), "b": Decimal(90)}
    assert derive_period("berbobot", "maksimum", quarters, weights=weights) == Result(Decimal("2.9"))


def test_a_difference_over_the_year_is_the_sum_of_its_differences() -> None:
    quarters = [
        {"nilai_awal": Decimal(10), "nilai_akhir": Decimal(15)},
        {"nilai_awal": Decimal(15), "nilai_akhir": Decimal(12)},
    ]
    assert derive_period("selisih", "jumlah", quarters) == Result(Decimal(2))


def test_a_variable_added_during_the_year_counts_from_then_on() -> None:
    quarters = [{"berita": Decimal(5)}, {"berita": Decimal(6), "video": Decimal(2)}]
    assert combine("jumlah", quarters, kind="jumlah") == {"berita": Decimal(11), "video": Decimal(2)}


def test_unknown_ways_are_refused() -> None:
    with pytest.raises(ValueError, match="'modus'"):
        combine("modus", YEAR)
    with pytest.raises(ValueError, match="'modus'"):
        cumulate_targets([Decimal(1)], "kumulatif", "modus")
    with pytest.raises(ValueError, match="'bulanan'"):
        cumulate_targets([Decimal(1)], "bulanan", "jumlah")


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(1, 10**6)), min_size=1, max_size=4))
def test_a_mean_of_the_variables_gives_the_ratio_of_their_sums(quarters: list[tuple[int, int]]) -> None:
    filled = [share(*quarter) for quarter in quarters]
    assert derive_period("persentase", "rata_rata", filled) == derive_period("persentase", "jumlah", filled)


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(1, 10**6)), min_size=1, max_size=4))
def test_the_year_of_a_percentage_lies_between_its_quarters(quarters: list[tuple[int, int]]) -> None:
    filled = [share(*quarter) for quarter in quarters]
    values = [value for quarter in filled if (value := derive("persentase", quarter).value) is not None]
    year = derive_period("persentase", "jumlah", filled).value
    assert year is not None
    assert min(values) <= year <= max(values)


def targets(*values: str | None) -> list[Decimal | None]:
    return [None if value is None else Decimal(value) for value in values]


@pytest.mark.parametrize(
    ("stated", "kind", "aggregation", "up_to", "year"),
    [
        (("2", "3", "4", "5"), "diskrit", "jumlah", ("2", "5", "9", "14"), "14"),
        (("2", None, "4", None), "diskrit", "jumlah", ("2", "2", "6", "6"), "6"),
        ((None, "3", None, "4"), "diskrit", "jumlah", (None, "3", "3", "7"), "7"),
        (("80", "82", "84", "85"), "diskrit", "nilai_akhir", ("80", "82", "84", "85"), "85"),
        (("80", None, "84", None), "diskrit", "nilai_akhir", ("80", None, "84", None), "84"),
        (("80", "90", "70", "100"), "diskrit", "rata_rata", ("80", "85", "80", "85"), "85"),
        (("80", "90", "70", "100"), "diskrit", "maksimum", ("80", "90", "90", "100"), "100"),
        (("80", "90", "70", "100"), "diskrit", "minimum", ("80", "80", "70", "70"), "70"),
        # BPS Kabupaten Tapin 2026, already cumulative
        (("19.2", "55.64", "71.7", "100"), "kumulatif", "jumlah", ("19.2", "55.64", "71.7", "100"), "100"),
        (("0", "0", "0", "73"), "kumulatif", "nilai_akhir", ("0", "0", "0", "73"), "73"),
        (("25", None, "75", None), "kumulatif", "jumlah", ("25", None, "75", None), "75"),
        ((None, None, None, None), "diskrit", "jumlah", (None, None, None, None), None),
        ((None, None, None, None), "kumulatif", "jumlah", (None, None, None, None), None),
        ((), "diskrit", "jumlah", (), None),
    ],
)
def test_targets_up_to_each_quarter_and_for_the_year(
    stated: Sequence[str | None], kind: str, aggregation: str, up_to: Sequence[str | None], year: str | None
) -> None:
    expected = CumulatedTargets(tuple(targets(*up_to)), None if year is None else Decimal(year))
    assert cumulate_targets(targets(*stated), kind, aggregation) == expected


@pytest.mark.parametrize(
    ("kind", "aggregation", "unit", "refused"),
    [
        ("tunggal", "jumlah", "%", True),
        ("tunggal", "jumlah", " Persen ", True),
        ("rata_rata", "jumlah", "Indeks", True),
        ("kategori", "jumlah", "opini", True),
        ("tunggal", "jumlah", "dokumen", False),
        ("tunggal", "nilai_akhir", "%", False),
        ("persentase", "jumlah", "%", False),
        ("kategori", "nilai_akhir", "opini", False),
    ],
)
def test_shares_and_scores_are_not_added_up(kind: str, aggregation: str, unit: str, refused: bool) -> None:
    sentence = (
        "Persentase, indeks, nilai, dan kategori tidak dijumlahkan antar-triwulan. Pilih nilai akhir atau rata-rata."
    )
    assert sum_refused(kind, aggregation, unit) == (sentence if refused else None)
