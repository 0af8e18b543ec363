from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from triwulan.core.levels import Part, roll_up

PERCENTS = st.lists(st.one_of(st.none(), st.decimals(-200, 400, places=2)), max_size=8)


def parts(*pairs: tuple[int | None, int | None]) -> list[Part]:
    return [
        Part(percent if percent is None else Decimal(percent), weight if weight is None else Decimal(weight))
        for percent, weight in pairs
    ]


@pytest.mark.parametrize(
    ("pairs", "percent", "rule"),
    [
        (((90, None), (100, None)), 95, "rata-rata 2 indikator"),
        (((90, None), (None, None), (100, None)), 95, "rata-rata 2 dari 3 indikator"),
        (((90, 20), (100, 80)), 98, "rata-rata berbobot 2 indikator"),
        (((90, 20), (None, 60), (100, 20)), 95, "rata-rata berbobot 2 dari 3 indikator (bobot terpakai 40)"),
        (((90, 20), (100, None)), 95, "rata-rata 2 indikator (bobot berjumlah 20, bukan 100, jadi tidak dipakai)"),
        (((90, 50), (100, 40)), 95, "rata-rata 2 indikator (bobot berjumlah 90, bukan 100, jadi tidak dipakai)"),
        (((None, None),), None, "rata-rata 0 dari 1 indikator"),
        (((None, 100), (80, 0)), None, "rata-rata berbobot 1 dari 2 indikator (bobot terpakai 0)"),
        ((), None, "rata-rata 0 indikator"),
    ],
)
def test_a_level_names_the_rule_that_made_it(
    pairs: tuple[tuple[int | None, int | None], ...], percent: int | None, rule: str
) -> None:
    level = roll_up(parts(*pairs))
    assert (level.percent, level.rule("indikator")) == (percent, rule)


def test_english_counts_one_objective_otherwise_than_two() -> None:
    with translation.override("en"):
        found = [roll_up(parts(*[(90, None)] * count)).rule("sasaran") for count in (1, 2)]
        found.append(roll_up(parts((None, None))).rule("sasaran"))
    assert found == ["average of 1 objective", "average of 2 objectives", "average of 0 of 1 objective"]


def test_six_sasaran_of_a_district_office() -> None:
    """An office's mean is that of its sasaran, not of its indicators."""
    first, second = roll_up(parts((120, None), (100, None))), roll_up(parts((80, None)))
    assert roll_up([Part(first.percent), Part(second.percent)]).percent == 95


@given(PERCENTS)
def test_a_level_lies_between_its_lowest_and_its_highest_part(percents: list[Decimal | None]) -> None:
    level = roll_up(Part(percent) for percent in percents)
    judged = [percent for percent in percents if percent is not None]
    assert (level.percent is None) == (not judged)
    if level.percent is not None:
        assert min(judged) - Decimal("1e-20") <= level.percent <= max(judged) + Decimal("1e-20")


@given(st.lists(st.decimals(0, 200, places=2), min_size=1, max_size=5))
def test_equal_weights_give_the_plain_mean(percents: list[Decimal]) -> None:
    weight = Decimal(100) / len(percents)
    weights = [weight] * (len(percents) - 1)
    weights.append(Decimal(100) - sum(weights, Decimal(0)))
    weighted = roll_up(Part(percent, weight) for percent, weight in zip(percents, weights, strict=True))
    plain = roll_up(Part(percent) for percent in percents)
    assert (weighted.way, plain.way) == ("weighted", "mean")
    assert weighted.percent is not None
    assert plain.percent is not None
    assert abs(weighted.percent - plain.percent) < Decimal("1e-20")
