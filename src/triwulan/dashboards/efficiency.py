"""What a programme reached against what it spent: the means of its indicators beside the budget.

Spending is compared with what was planned up to the quarter's end: against the year's ceiling every first quarter would
look thrifty. The measures are core's, each with its source.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from triwulan.core.efficiency import (
    Measure,
    Output,
    Verdict,
    absorption,
    gap,
    gap_verdict,
    measure_words,
    output_value,
    unspent,
)
from triwulan.core.levels import Part, roll_up
from triwulan.indicators.measured import Judged
from triwulan.indicators.models import Node
from triwulan.indicators.spending import Spending
from triwulan.indicators.year_figures import mean_percent


@dataclass(frozen=True)
class Point:
    """`reached` and `spent` in per cent; None where there is nothing to compare."""

    programme: Node
    spending: Spending
    reached: Decimal | None
    spent: Decimal | None

    @property
    def verdict(self) -> Verdict | None:
        return gap_verdict(self.reached, self.spent)

    @property
    def gap(self) -> Decimal | None:
        return gap(self.reached, self.spent)


@dataclass(frozen=True)
class Measures:
    """Of all programmes together, by each measure that offices call efisiensi; None where it cannot be computed."""

    gap: Decimal | None
    unspent: Decimal | None
    output_value: Decimal | None

    @property
    def told(self) -> list[tuple[str, Decimal]]:
        """Each that could be computed, with its name and source."""
        found: tuple[tuple[Measure, Decimal | None], ...] = (
            ("selisih", self.gap),
            ("sisa", self.unspent),
            ("nilai_keluaran", self.output_value),
        )
        return [(measure_words(measure), value) for measure, value in found if value is not None]


def measures(found: Sequence[Point]) -> Measures:
    """Of the programmes that have achievement, plan and spending: half a comparison is none."""
    outputs = [
        Output(point.spending.planned, point.reached, point.spending.spent)
        for point in found
        if point.reached is not None and point.spending.planned is not None and point.spending.spent is not None
    ]
    planned = sum((one.ceiling for one in outputs), Decimal(0))
    absorbed = absorption(sum((one.spent for one in outputs), Decimal(0)), planned)
    reached = roll_up(Part(one.reached) for one in outputs).percent
    return Measures(gap(reached, absorbed), unspent(absorbed), output_value(outputs))


def points(figures: Iterable[Judged], spendings: Sequence[Spending]) -> list[Point]:
    """One per programme with a budget."""
    by_programme: dict[int | None, list[Judged]] = {}
    programmes: dict[int, int | None] = {}  # a place is looked up once: many indicators stand at one
    for figure in figures:
        place = figure.indicator.node_id
        if place not in programmes:
            programme = figure.indicator.programme
            programmes[place] = programme.pk if programme else None
        by_programme.setdefault(programmes[place], []).append(figure)
    return [
        Point(
            spending.node,
            spending,
            mean_percent(by_programme.get(spending.node.pk, ())),
            spending.of_plan,
        )
        for spending in spendings
    ]
