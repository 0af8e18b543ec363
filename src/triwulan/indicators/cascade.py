"""A plan's cascade as a tree, with what is measured, promised and spent for each of its places in a year."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from triwulan.core.quarters import Quarter
from triwulan.indicators.models import Indicator, Node, Plan, Target
from triwulan.indicators.queries import targets_of, valid_in
from triwulan.indicators.spending import Spending, spending_by


@dataclass(frozen=True)
class Promise:
    """An indicator and what the year promises of it."""

    indicator: Indicator
    target: Target | None


@dataclass(frozen=True)
class Branch:
    """`depth` is 0 at the top of the tree, whatever level stands there."""

    node: Node
    depth: int
    promises: tuple[Promise, ...]
    spending: Spending | None
    below: "tuple[Branch, ...]"

    @property
    def size(self) -> int:
        """How many there are below it."""
        return sum(1 for _branch in self.walk()) - 1

    def walk(self) -> "Iterator[Branch]":
        yield self
        for branch in self.below:
            yield from branch.walk()


@dataclass(frozen=True)
class Cascade:
    """`resting` are the nodes that are not in force in the year, with whatever stands below them."""

    plan: Plan
    year: int
    branches: tuple[Branch, ...]
    resting: tuple[Node, ...]

    def walk(self) -> Iterator[Branch]:
        for branch in self.branches:
            yield from branch.walk()


def cascade_of(plan: Plan, year: int) -> Cascade:
    """A fixed number of queries."""
    nodes = list(plan.nodes.select_related("plan", "unit", "position"))
    promises = _promises(nodes, year)
    spendings = {one.node.pk: one for top in spending_by(Quarter(year, 4)) for _depth, one in top.walk()}
    children: dict[int | None, list[Node]] = {}
    for node in nodes:
        children.setdefault(node.parent_id, []).append(node)

    def grow(parent: int | None, depth: int) -> tuple[Branch, ...]:
        return tuple(
            Branch(node, depth, promises.get(node.pk, ()), spendings.get(node.pk), grow(node.pk, depth + 1))
            for node in children.get(parent, ())
            if in_force(node, plan, year)
        )

    branches = grow(None, 0)
    shown = {branch.node.pk for top in branches for branch in top.walk()}
    return Cascade(plan, year, branches, tuple(node for node in nodes if node.pk not in shown))


def in_force(node: Node, plan: Plan, year: int) -> bool:
    return (node.valid_from or plan.first_year) <= year <= (node.valid_to or plan.last_year)


def _promises(nodes: Sequence[Node], year: int) -> dict[int, tuple[Promise, ...]]:
    there = Indicator.objects.filter(valid_in(year), node__in=nodes).select_related("owner")
    targets = {target.indicator_id: target for target in targets_of(there, [year]) if target.quarter is None}
    found: dict[int, tuple[Promise, ...]] = {}
    for indicator in there:
        found[indicator.node_id] = (*found.get(indicator.node_id, ()), Promise(indicator, targets.get(indicator.pk)))
    return found
