"""The demo's budgets: as much as its plan says, spent no further than the live quarter."""

import pytest

from tests.office import empty_office
from tests.plans import objective_of, programme_of
from triwulan.cli.demo.budgets import set_budgets
from triwulan.core.quarters import Quarter
from triwulan.indicators.models import Budget

pytestmark = pytest.mark.django_db


def test_the_live_year_is_spent_up_to_the_live_quarter() -> None:
    office = empty_office()
    with office.scope():
        objective = objective_of(office.agency)
        for code in ("X.XX.01", "9.99.99"):
            programme_of(objective, code, code)
        set_budgets(Quarter(2026, 2))
        found = {
            (budget.node.code, budget.year): (list(budget.planned), list(budget.spent))
            for budget in Budget.objects.select_related("node")
        }
        ceiling = Budget.objects.get(year=2026).ceiling
    planned = ["1", "2", "3"]
    assert found == {
        ("X.XX.01", 2024): (planned, ["1", "2", "3", "4"]),
        ("X.XX.01", 2025): (planned, ["1", "2", "3", "4"]),
        ("X.XX.01", 2026): (planned, ["1", "2"]),
        ("X.XX.01", 2027): (planned, []),
    }
    assert ceiling == 973_500_000
