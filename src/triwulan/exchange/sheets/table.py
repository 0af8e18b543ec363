"""A table on its way out: the words and numbers of a page, for a spreadsheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from triwulan.core.numbers import NumberUnreadable, parse_number

_PERCENT = "%"


@dataclass(frozen=True)
class Number:
    """As it is shown: with so many decimals, and as a percentage or not (93.75 for "93,75 %")."""

    value: Decimal
    decimals: int = 0
    percent: bool = False

    def __str__(self) -> str:
        """For CSV: no thousands, a comma, since ";" parts the cells."""
        written = f"{self.value:.{self.decimals}f}".replace(".", ",")
        return f"{written}%" if self.percent else written


Cell = str | Number


@dataclass(frozen=True)
class Table:
    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def number_or_text(text: str) -> Cell:
    """ "1.234,50", "93,75 %" and "Rp 1.000" are numbers; "12 dari 40" and "–" are words."""
    try:
        value = parse_number(text)
    except NumberUnreadable:
        return text
    exponent = value.as_tuple().exponent
    return Number(value, -exponent if isinstance(exponent, int) and exponent < 0 else 0, text.endswith(_PERCENT))
