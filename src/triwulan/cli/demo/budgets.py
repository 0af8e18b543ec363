"""Invented budgets of the demo's programmes ("data contoh"): a ceiling, its plan by quarter, and what was spent."""

import random
from decimal import ROUND_FLOOR, Decimal

from triwulan.audit.record import SYSTEM
from triwulan.core.quarters import Quarter
from triwulan.indicators.models import Level, Node
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


def set_budgets(live: Quarter) -> None:
    """Two years before the live one, this and the next; spent up to the live quarter. Needs the agency's scope."""
    for programme in Node.objects.filter(level=Level.PROGRAMME).select_related("plan__agency").order_by("pk"):
        if programme.code not in _CEILINGS:
            continue
        for year in range(live.year - 2, live.year + 2):
            set_budget(node=programme, year=year, entered=_entered(programme.code, year, live), actor=SYSTEM)


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
