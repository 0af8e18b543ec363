"""Invented budgets of the demo ("data contoh"): a ceiling, its plan by quarter, and what was spent, from the program down
to its sub kegiatan, whose parts add up to the whole."""

import random
from collections.abc import Iterator, Sequence
from decimal import ROUND_FLOOR, Decimal

from triwulan.audit.record import SYSTEM
from triwulan.core.quarters import Quarter
from triwulan.indicators.models import CODED, Level, Node
from triwulan.indicators.planning.budgets import EnteredBudget, set_budget

# By the programme's code: the ceiling in the live year, and how much of the plan is usually spent, in per cent.
_CEILINGS: dict[str, tuple[int, int]] = {
    "2.16.02": (1_650_000_000, 91),
    "2.16.03": (2_140_000_000, 100),
    "2.20.02": (812_500_000, 88),
    "2.21.02": (540_399_202, 86),
    "X.XX.01": (973_500_000, 94),
}
# What is to be spent by the end of each quarter, in per cent of the ceiling.
_PLAN = {1: 22, 2: 48, 3: 74, 4: 100}
# Later kegiatan and sub kegiatan have less: the weights of the first, the second …
_WEIGHTS = (30, 24, 18, 16, 12)


def set_budgets(live: Quarter) -> None:
    """Two years before the live one, this and the next; spent up to the live quarter. What is below a program is broken
    down in the live year and the one before. Needs the agency's scope."""
    nodes = list(Node.objects.filter(level__in=CODED).select_related("plan__agency", "parent").order_by("code", "pk"))
    for programme in sorted((node for node in nodes if node.level == Level.PROGRAMME), key=lambda node: node.pk):
        if programme.code not in _CEILINGS:
            continue
        for year in range(live.year - 2, live.year + 2):
            whole = _entered(programme.code, year, live)
            set_budget(node=programme, year=year, entered=whole, actor=SYSTEM)
            if year in {live.year - 1, live.year}:
                for node, part in _broken_down(programme, whole, nodes):
                    set_budget(node=node, year=year, entered=part, actor=SYSTEM)


def _broken_down(node: Node, whole: EnteredBudget, nodes: Sequence[Node]) -> Iterator[tuple[Node, EnteredBudget]]:
    below = [each for each in nodes if each.parent_id == node.pk]
    for part, entered in zip(below, _shared(whole, len(below)), strict=True):
        yield part, entered
        yield from _broken_down(part, entered, nodes)


def _shared(whole: EnteredBudget, count: int) -> list[EnteredBudget]:
    """What rounding leaves goes to the last."""
    weights = _WEIGHTS[:count]
    ceilings = _split(whole.ceiling, weights)
    planned = {quarter: _split(amount, weights) for quarter, amount in whole.planned.items()}
    spent = {quarter: _split(amount, weights) for quarter, amount in whole.spent.items()}
    return [
        EnteredBudget(
            ceilings[at],
            {quarter: parts[at] for quarter, parts in planned.items()},
            {quarter: parts[at] for quarter, parts in spent.items()},
        )
        for at in range(count)
    ]


def _split(amount: object, weights: Sequence[int]) -> list[Decimal]:
    whole = Decimal(str(amount))
    parts = [_thousands(whole * weight / sum(weights)) for weight in weights[:-1]]
    return [*parts, whole - sum(parts, Decimal(0))]


def _entered(code: str, year: int, live: Quarter) -> EnteredBudget:
    """Four per cent less for each year before, in whole thousands."""
    base, pace = _CEILINGS[code]
    ceiling = Decimal(base) if year == live.year else _thousands(Decimal(base) * (100 + 4 * (year - live.year)) / 100)
    planned = {quarter: _thousands(ceiling * share / 100) for quarter, share in _PLAN.items()}
    chance = random.Random(f"{code}-{year}")  # noqa: S311 - the same figures every time, nothing to guess
    spent = {
        quarter: min(_thousands(amount * (pace + chance.randint(-2, 2)) / 100), ceiling)
        for quarter, amount in planned.items()
        if Quarter(year, quarter) <= live
    }
    del planned[4]
    return EnteredBudget(ceiling, planned, spent)


def _thousands(amount: Decimal) -> Decimal:
    return (amount / 1000).to_integral_value(ROUND_FLOOR) * 1000
