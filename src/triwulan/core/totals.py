"""Totals as they are printed: a reader adds up the printed lines, so they must give the printed total, or say so.

Each figure is rounded once, from its full value; a total is computed from the full values too, and rounded once. Where
the rounded lines then add up to something else, the difference is named under the table.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from triwulan.core.numbers import format_number, round_half_up
from triwulan.core.sentences import say


@dataclass(frozen=True, slots=True)
class Total:
    """`value` is rounded; `of_lines` is what the printed lines add up to."""

    value: Decimal
    of_lines: Decimal
    decimals: int

    @property
    def adds_up(self) -> bool:
        return self.value == self.of_lines

    @property
    def note(self) -> str:
        """ "" where the printed lines give the printed total."""
        if self.adds_up:
            return ""
        return say(
            "Jumlah dihitung dari angka yang belum dibulatkan; angka yang tercetak berjumlah %(lines)s.",
            lines=format_number(self.of_lines, self.decimals),
        )


def printed_total(values: Iterable[Decimal], decimals: int) -> Total:
    values = list(values)
    lines = sum((round_half_up(value, decimals) for value in values), Decimal(0))
    return Total(round_half_up(sum(values, Decimal(0)), decimals), round_half_up(lines, decimals), decimals)
