"""The annual report sets each figure beside the plan and beside others."""

import pytest

from tests.office import Office
from triwulan.audit.record import SYSTEM
from triwulan.cycles.printing import year_rows
from triwulan.cycles.promised import beside_the_plan
from triwulan.indicators.models import Indicator, Realisation
from triwulan.indicators.planning import set_plan_targets
from triwulan.indicators.planning.benchmarks import set_benchmark
from triwulan.indicators.year_figures import year_figures

pytestmark = pytest.mark.django_db


def test_a_figure_stands_beside_the_plan_s_last_target_and_beside_others(office: Office) -> None:
    indicator = Indicator.objects.get(code="B1")
    for quarter in (1, 2, 3, 4):
        Realisation.objects.create(
            indicator=indicator, unit=indicator.unit, year=2026, quarter=quarter, variables={"nilai": "9"}, version=1
        )
    figures = year_figures([indicator, Indicator.objects.get(code="U1")], 2026)
    set_plan_targets(indicator=indicator, goals={2027: 60, 2028: 72}, actor=SYSTEM)
    set_benchmark(indicator=indicator, scope="nasional", year=2025, value=50, source="BPS", actor=SYSTEM)
    rows = beside_the_plan(year_rows(figures, {}, {}), figures)
    assert [(row.plan_years, row.plan_target, row.plan_achievement, row.benchmark) for row in rows] == [
        ((("2027", "60"), ("2028", "72")), "72 (2028)", "50,00\xa0%", "Nasional 2025: 50 dokumen (BPS)"),
        ((), "", "", ""),
    ]
