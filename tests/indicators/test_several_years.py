"""From the year to several years: each beside the plan, and the plan as a whole by the rule of the indicator's kind."""

from decimal import Decimal

import pytest

from tests.office import Office, small_office
from triwulan.indicators.models import Indicator, PlanTarget, Realisation
from triwulan.indicators.several_years import several_years

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return small_office()


def fill(indicator: Indicator, year: int, *values: tuple[int, ...]) -> None:
    codes = [variable.code for variable in indicator.variables.order_by("order")]
    for quarter, entered in enumerate(values, 1):
        Realisation.objects.create(
            indicator=indicator,
            unit=indicator.unit,
            year=year,
            quarter=quarter,
            variables=dict(zip(codes, map(str, entered), strict=True)),
        )


def promise(indicator: Indicator, *values: int) -> None:
    for year, value in enumerate(values, 2024):
        PlanTarget.objects.create(indicator=indicator, year=year, value=Decimal(value))


def test_what_adds_up_in_a_year_adds_up_over_the_plan(office: Office) -> None:
    with office.scope():
        indicator = Indicator.objects.get(code="A1")
        promise(indicator, 40, 40, 40, 40, 40)
        fill(indicator, 2024, (10,), (10,), (10,), (20,))
        fill(indicator, 2025, (20,))
        found = several_years(indicator)
        shown = [(one.year, one.value, one.of_plan.percent, one.filled) for one in found.years]
    assert shown[:3] == [(2024, 50, 125, 4), (2025, 20, 50, 1), (2026, None, None, 0)]
    assert found.whole is not None
    assert (found.whole.upto, found.whole.value, found.whole.goal.value, found.whole.reached.percent) == (
        2025,
        Decimal(70),
        Decimal(200),
        Decimal(35),
    )
    assert found.whole.rule == "jumlah realisasi sampai 2025 terhadap jumlah target seluruh tahun rencana"


def test_what_stands_is_judged_by_its_last_year(office: Office) -> None:
    with office.scope():
        Indicator.objects.filter(code="A2").update(aggregation="nilai_akhir")
        indicator = Indicator.objects.get(code="A2")
        promise(indicator, 50, 55, 60, 70, 80)
        fill(indicator, 2024, (1, 2), (3, 5))
        found = several_years(indicator)
    assert found.whole is not None
    assert (found.whole.value, found.whole.reached.percent) == (Decimal(60), Decimal(75))
    assert found.whole.rule == "realisasi 2024, yang terakhir, terhadap target akhir rencana 2028"


def test_half_a_plan_is_judged_as_none(office: Office) -> None:
    with office.scope():
        indicator = Indicator.objects.get(code="A1")
        promise(indicator, 40, 40)
        fill(indicator, 2024, (10,))
        assert several_years(indicator).whole is None
