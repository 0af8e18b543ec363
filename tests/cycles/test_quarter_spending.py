"""Part e of each indicator in the quarterly report: what its program had and spent."""

import pytest

from tests.office import Office
from tests.plans import objective_of, programme_of
from triwulan.audit.record import SYSTEM
from triwulan.core.quarters import Quarter
from triwulan.cycles.printing import quarter_rows
from triwulan.cycles.spending_rows import with_spending
from triwulan.indicators.figures import figures_for
from triwulan.indicators.models import Indicator
from triwulan.indicators.planning import EnteredBudget, set_budget

pytestmark = pytest.mark.django_db


def test_each_indicator_tells_what_its_program_had_and_spent(office: Office) -> None:
    told = [
        programme_of(objective_of(office.agency), code, name) for code, name in (("1", "A"), ("2", "B"), ("3", "C"))
    ]
    for code, programme in zip(("A1", "A2", "B1"), told, strict=True):
        Indicator.objects.filter(code=code).update(node=programme)
    set_budget(node=told[0], year=2026, entered=EnteredBudget(1_000, spent={1: 250}), actor=SYSTEM)
    set_budget(node=told[1], year=2026, entered=EnteredBudget(2_000), actor=SYSTEM)
    figures = figures_for(list(Indicator.objects.order_by("code")), 2026, 1)
    rows = with_spending(quarter_rows(figures), figures, Quarter(2026, 1))
    assert [row.spending.replace("\u00a0", " ") for row in rows] == [
        "Anggarannya terserap Rp250 dari pagu Rp1.000 (25,00 %).",
        "Pagunya Rp2.000; realisasinya belum dicatat.",
        "",
        "",
    ]
