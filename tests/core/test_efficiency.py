from decimal import Decimal

import pytest

from triwulan.core.efficiency import Output, absorption, gap, gap_verdict, measure_words, output_value, unspent
from triwulan.core.numbers import format_percent, round_half_up


def test_a_district_office_s_absorption_and_what_it_called_efficiency() -> None:
    """Dinas Kominfo SP, LAKIP 2021: it prints 85,73 and 85,47 on one page; its own rupiah give 85,45, and so 14,55 left."""
    absorbed = absorption(Decimal(5_226_670_463), Decimal(6_116_339_202))
    assert (format_percent(absorbed), format_percent(unspent(absorbed))) == ("85,45\u00a0%", "14,55\u00a0%")


def test_polewali_mandar_2022_absorbed_what_it_prints() -> None:
    """Its budgets of three outputs, printed 99,66, 99,62 and 99,80."""
    pairs = ((1_000_972_958, 1_004_422_800), (805_369_584, 808_430_200), (195_603_374, 195_992_600))
    shares = [absorption(Decimal(spent), Decimal(ceiling)) for spent, ceiling in pairs]
    assert [round_half_up(share, 2) for share in shares if share is not None] == [
        Decimal("99.66"),
        Decimal("99.62"),
        Decimal("99.80"),
    ]


@pytest.mark.parametrize(
    ("reached", "absorbed", "difference", "verdict"),
    [
        (100, 90, 10, "thrifty"),
        (95, 90, 5, "even"),
        (90, 95, -5, "even"),
        (90, Decimal("95.01"), Decimal("-5.01"), "costly"),
        (None, 90, None, None),
        (90, None, None, None),
    ],
)
def test_more_than_five_points_apart_counts(
    reached: int | None, absorbed: Decimal | None, difference: Decimal | None, verdict: str | None
) -> None:
    sides = [None if one is None else Decimal(one) for one in (reached, absorbed)]
    assert (gap(*sides), gap_verdict(*sides)) == (difference, verdict)


def test_output_worth_more_than_it_cost_is_efficient() -> None:
    outputs = [Output(Decimal(100), Decimal(100), Decimal(90)), Output(Decimal(200), Decimal(50), Decimal(100))]
    assert output_value(outputs) == Decimal(5)
    assert output_value([Output(Decimal(100), Decimal(0), Decimal(50))]) is None


def test_without_a_ceiling_nothing_is_absorbed() -> None:
    assert [absorption(Decimal(5), ceiling) for ceiling in (None, Decimal(0))] == [None, None]
    assert (absorption(None, Decimal(5)), unspent(None)) == (None, None)


def test_a_measure_is_named_with_its_source() -> None:
    assert measure_words("selisih") == "capaian dikurangi serapan (e-sakip-bna, Kabupaten Banjarnegara)"
