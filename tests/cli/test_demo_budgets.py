"""The demo's budgets: as much as its plan says, spent no further than the live quarter."""

from decimal import Decimal

import pytest

from tests.office import empty_office
from tests.plans import objective_of, programme_of
from triwulan.cli.demo.budgets import set_budgets
from triwulan.core.quarters import Quarter
from triwulan.indicators.models import Budget, Level, Node
from triwulan.indicators.spending import spending_by

pytestmark = pytest.mark.django_db


def test_the_live_year_is_spent_up_to_the_live_quarter() -> None:
    office = empty_office()
    with office.scope():
        objective = objective_of(office.agency)
        for code in ("X.XX.01", "9.99.99"):
            programme_of(objective, code, code)
        top = Node.objects.get(code="X.XX.01")
        for number in (1, 2, 3):
            Node.objects.create(plan=top.plan, parent=top, level=Level.ACTIVITY, code=f"X.XX.01.{number}", name="K")
        set_budgets(Quarter(2026, 2))
        found = {
            (budget.node.code, budget.year): (list(budget.planned), list(budget.spent))
            for budget in Budget.objects.filter(node__level=Level.PROGRAMME).select_related("node")
        }
        (whole,) = [one for one in spending_by(Quarter(2026, 2)) if one.node == top]
    planned = ["1", "2", "3"]
    assert found == {
        ("X.XX.01", 2024): (planned, ["1", "2", "3", "4"]),
        ("X.XX.01", 2025): (planned, ["1", "2", "3", "4"]),
        ("X.XX.01", 2026): (planned, ["1", "2"]),
        ("X.XX.01", 2027): (planned, []),
    }
    assert (whole.ceiling, whole.unassigned, len(whole.below)) == (Decimal(973_500_000), Decimal(0), 3)
    assert sum(part.spent or 0 for part in whole.below) == whole.spent
