"""What a programme reached against what it spent: the means of its indicators beside the budget.

Spending is compared with what was planned up to the quarter's end: against the year's ceiling every first quarter would
look thrifty. More than five points apart counts, as in e-sakip-bna (Kabupaten Banjarnegara).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from triwulan.indicators.figures import Figure
from triwulan.indicators.models import Node
from triwulan.indicators.spending import Spending
from triwulan.indicators.year_figures import mean_percent

CLEARLY = Decimal(5)

Verdict = Literal["thrifty", "even", "costly"]


@dataclass(frozen=True)
class Point:
    """`reached` and `spent` in per cent; None where there is nothing to compare."""

    programme: Node
    spending: Spending
    reached: Decimal | None
    spent: Decimal | None

    @property
    def verdict(self) -> Verdict | None:
        if self.reached is None or self.spent is None:
            return None
        difference = self.reached - self.spent
        if abs(difference) <= CLEARLY:
            return "even"
        return "thrifty" if difference > 0 else "costly"


def points(figures: Iterable[Figure], spendings: Sequence[Spending]) -> list[Point]:
    """One per programme with a budget."""
    by_programme: dict[int | None, list[Figure]] = {}
    for figure in figures:
        programme = figure.indicator.programme
        by_programme.setdefault(programme.pk if programme else None, []).append(figure)
    return [
        Point(
            spending.node,
            spending,
            mean_percent(by_programme.get(spending.node.pk, ())),
            spending.of_plan,
        )
        for spending in spendings
    ]
