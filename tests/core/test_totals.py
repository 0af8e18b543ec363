from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from triwulan.core.numbers import round_half_up
from triwulan.core.totals import printed_total

VALUES = st.lists(st.decimals(-(10**6), 10**6, places=4), max_size=20)


def test_lines_that_add_up_say_nothing() -> None:
    total = printed_total([Decimal("1.25"), Decimal("2.75")], 2)
    assert (total.value, total.note) == (Decimal("4.00"), "")


def test_lines_that_do_not_add_up_are_told() -> None:
    total = printed_total([Decimal("0.4")] * 3, 0)
    assert [total.value, total.of_lines, total.note] == [
        1,
        0,
        "Jumlah dihitung dari angka yang belum dibulatkan; angka yang tercetak berjumlah 0.",
    ]


def test_nothing_adds_up_to_nothing() -> None:
    assert printed_total([], 2).note == ""


@given(VALUES, st.integers(0, 4))
def test_a_total_is_rounded_once_and_differs_by_no_more_than_the_rounding(values: list[Decimal], decimals: int) -> None:
    total = printed_total(values, decimals)
    assert total.value == round_half_up(sum(values, Decimal(0)), decimals)
    assert abs(total.value - total.of_lines) <= Decimal(len(values) + 1) * Decimal(1).scaleb(-decimals)
    assert total.adds_up == (total.note == "")


@given(VALUES)
def test_lines_printed_in_full_always_add_up(values: list[Decimal]) -> None:
    assert printed_total(values, 4).adds_up
