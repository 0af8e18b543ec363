"""What of a programme's budget was spent by the end of a quarter, against the year's ceiling and against the plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from triwulan.core.quarters import Quarter
from triwulan.indicators.models import Budget, Node

LAST = 4
_HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Spending:
    """In rupiah, from the beginning of the year; None where nothing was entered."""

    programme: Node
    ceiling: Decimal
    planned: Decimal | None
    spent: Decimal | None

    @property
    def of_ceiling(self) -> Decimal | None:
        """Serapan: realisasi / pagu × 100, as e-sakip-bna (Kabupaten Banjarnegara) has it; nothing for a ceiling of nought."""
        return _share(self.spent, self.ceiling)

    @property
    def of_plan(self) -> Decimal | None:
        """The same against what was to be spent by then."""
        return _share(self.spent, self.planned)


@dataclass(frozen=True)
class Total:
    """`told` of `count` programmes have entered what they spent; the ceiling is that of all."""

    ceiling: Decimal
    spent: Decimal
    told: int
    count: int

    @property
    def of_ceiling(self) -> Decimal | None:
        return _share(self.spent, self.ceiling) if self.told else None


def spending_by(quarter: Quarter) -> list[Spending]:
    """Of every programme with a budget in the year, of the agency whose scope is set. One query."""
    rows = Budget.objects.filter(year=quarter.year).select_related("node__parent")
    return [
        Spending(
            row.node,
            row.ceiling,
            row.ceiling if quarter.number == LAST else _at(row.planned, quarter),
            _at(row.spent, quarter),
        )
        for row in rows.order_by("node__parent__order", "node__code", "id")
    ]


def total_of(spendings: Sequence[Spending]) -> Total:
    known = [spending.spent for spending in spendings if spending.spent is not None]
    ceiling = sum((spending.ceiling for spending in spendings), Decimal(0))
    return Total(ceiling, sum(known, Decimal(0)), len(known), len(spendings))


def _at(stored: dict[str, str], quarter: Quarter) -> Decimal | None:
    text = stored.get(str(quarter.number))
    return None if text is None else Decimal(text)


def _share(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    return part * _HUNDRED / whole if part is not None and whole else None
