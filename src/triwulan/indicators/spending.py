"""What of a budget was spent by the end of a quarter, against the year's ceiling and against the plan.

Budgets stand at programs, kegiatan or sub kegiatan. What was entered for a node holds for it; what was not is the sum
of those below it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from triwulan.core.efficiency import absorption
from triwulan.core.quarters import Quarter
from triwulan.indicators.models import Budget, Node
from triwulan.indicators.queries import CASCADE

LAST = 4


@dataclass(frozen=True)
class Spending:
    """In rupiah, from the beginning of the year; None where nothing was entered. `below` are those of its own parts."""

    node: Node
    ceiling: Decimal
    planned: Decimal | None
    spent: Decimal | None
    below: "tuple[Spending, ...]" = ()
    first_ceiling: Decimal | None = None

    @property
    def of_ceiling(self) -> Decimal | None:
        return absorption(self.spent, self.ceiling)

    @property
    def of_plan(self) -> Decimal | None:
        """The same against what was to be spent by then."""
        return absorption(self.spent, self.planned)

    @property
    def unassigned(self) -> Decimal:
        """What of its ceiling its parts do not have, or have too much of."""
        return self.ceiling - sum((part.ceiling for part in self.below), Decimal(0)) if self.below else Decimal(0)

    def walk(self, depth: int = 0) -> "Iterator[tuple[int, Spending]]":
        """Itself and its parts in reading order, each with its depth."""
        yield depth, self
        for part in self.below:
            yield from part.walk(depth + 1)


@dataclass(frozen=True)
class Total:
    """`told` of `count` programmes have entered what they spent; the ceiling is that of all."""

    ceiling: Decimal
    spent: Decimal
    told: int
    count: int

    @property
    def of_ceiling(self) -> Decimal | None:
        return absorption(self.spent, self.ceiling) if self.told else None


def spending_by(quarter: Quarter) -> list[Spending]:
    """Of every program with a budget in the year, of the agency whose scope is set. One query."""
    rows = Budget.objects.filter(year=quarter.year).select_related(CASCADE)
    own = {row.node_id: row for row in rows}
    nodes = {node.pk: node for row in own.values() for node in _coded_line(row.node)}
    below: dict[int, list[Node]] = {}
    for node in sorted(nodes.values(), key=_place):
        if node.parent_id in nodes:
            below.setdefault(node.parent_id, []).append(node)
    tops = sorted((node for node in nodes.values() if node.parent_id not in nodes), key=_place)
    return [_spending(node, own, below, quarter) for node in tops]


def total_of(spendings: Sequence[Spending]) -> Total:
    known = [spending.spent for spending in spendings if spending.spent is not None]
    ceiling = sum((spending.ceiling for spending in spendings), Decimal(0))
    return Total(ceiling, sum(known, Decimal(0)), len(known), len(spendings))


def _coded_line(node: Node) -> Iterator[Node]:
    here: Node | None = node
    while here is not None and here.is_coded:
        yield here
        here = here.parent


def _place(node: Node) -> tuple[int, str, int]:
    return node.objective.order, node.code, node.pk


def _spending(node: Node, own: dict[int, Budget], below: dict[int, list[Node]], quarter: Quarter) -> Spending:
    parts = tuple(_spending(part, own, below, quarter) for part in below.get(node.pk, ()))
    row = own.get(node.pk)
    if row is None:
        return Spending(
            node,
            sum((part.ceiling for part in parts), Decimal(0)),
            _sum_of_all(part.planned for part in parts),
            _sum_of_known(part.spent for part in parts),
            parts,
        )
    planned = row.ceiling if quarter.number == LAST else _at(row.planned, quarter)
    spent = _at(row.spent, quarter)
    return Spending(
        node,
        row.ceiling,
        planned,
        spent if spent is not None else _sum_of_known(part.spent for part in parts),
        parts,
        row.first_ceiling,
    )


def _sum_of_all(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """Half a plan is none."""
    found = list(amounts)
    known = [amount for amount in found if amount is not None]
    return sum(known, Decimal(0)) if found and len(known) == len(found) else None


def _sum_of_known(amounts: Iterable[Decimal | None]) -> Decimal | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known else None


def _at(stored: dict[str, str], quarter: Quarter) -> Decimal | None:
    text = stored.get(str(quarter.number))
    return None if text is None else Decimal(text)
