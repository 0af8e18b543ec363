"""The median is not moved by one bad quarter, and a calm history does not make every change an outlier."""

from decimal import Decimal

import pytest

from triwulan.indicators.outliers import Usual, outlier


def decimals(*values: int) -> list[Decimal]:
    return [Decimal(value) for value in values]


@pytest.mark.parametrize(
    ("value", "history", "expected"),
    [
        (280, (80, 100, 110, 93, 147, 103), Usual(Decimal(80), Decimal(147), above=True)),
        (20, (80, 100, 110, 93, 147, 103), Usual(Decimal(80), Decimal(147), above=False)),
        (140, (80, 100, 110, 93, 120, 103), None),
        (125, (100, 100, 100, 100, 100, 100), None),
        (126, (100, 100, 100, 100, 100, 100), Usual(Decimal(100), Decimal(100), above=True)),
        (110, (100, 101, 99, 102, 98, 900), None),
        (900, (100, 101, 99, 102, 98, 900), None),
        (900, (100, 101, 99, 102, 98), None),
        (0, (0, 0, 0, 0, 0, 0), None),
        (1, (0, 0, 0, 0, 0, 0), Usual(Decimal(0), Decimal(0), above=True)),
    ],
)
def test_a_figure_is_far_when_its_modified_z_score_passes_the_limit(
    value: int, history: tuple[int, ...], expected: Usual | None
) -> None:
    assert outlier(Decimal(value), decimals(*history)) == expected
