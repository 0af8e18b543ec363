"""The drafting rules see a figure as the pages say it."""

from dataclasses import asdict
from decimal import Decimal

import pytest

from tests.indicators.cast import TW1, Office, make_share, save, set_goals
from triwulan.core.numbers import NO_BREAK_SPACE
from triwulan.core.quarters import Quarter
from triwulan.indicators.actions import answer_warning
from triwulan.indicators.figures import figure_for
from triwulan.indicators.year_figures import year_figures
from triwulan.reports.drafts import paper_sentence
from triwulan.reports.facts import fact_of, year_fact_of

pytestmark = pytest.mark.django_db


def test_a_quarters_fact_stands_beside_the_quarter_before(office: Office) -> None:
    share = make_share(office)
    set_goals(share, 2025, None, None, None, 80)
    set_goals(share, 2026, 40, whole=80)
    save(office, share, Quarter(2025, 4), pembilang=20, penyebut=25)
    save(office, share, pembilang=9, penyebut=24, explanation="A.", obstacle="B.", follow_up="C.")
    assert asdict(fact_of(figure_for(share, TW1))) == {
        "number": 1,
        "code": share.code,
        "name": share.name,
        "period": "Triwulan I 2026",
        "status": "calculated",
        "polarity": "naik",
        "percent": Decimal("93.75"),
        "raw": Decimal("93.75"),
        "percent_text": f"93,75{NO_BREAK_SPACE}%",
        "predicate": "Sangat Tinggi",
        "value_text": f"37,50{NO_BREAK_SPACE}%",
        "target_text": f"40,00{NO_BREAK_SPACE}%",
        "year_target_text": f"80,00{NO_BREAK_SPACE}%",
        "year_percent_text": f"46,88{NO_BREAK_SPACE}%",
        "before": Decimal(100),
        "before_label": "Triwulan IV 2025",
        "explained": False,
        "not_applicable": "",
        "explanation": "A.",
        "obstacle": "B.",
        "follow_up": "C.",
        "objective": "Statistik makin baik",
        "unit": "Bidang Statistik",
    }


def test_an_answered_warning_counts_as_explained(office: Office) -> None:
    share = make_share(office)
    set_goals(share, 2026, 10)
    save(office, share, pembilang=9, penyebut=24)
    answer_warning(
        indicator=share, quarter=TW1, code="far_above_target", text="Benar.", actor=office.actor, person=office.analis
    )
    assert fact_of(figure_for(share, TW1)).explained


def test_a_years_fact_stands_beside_the_year_before(office: Office) -> None:
    share = make_share(office)
    for year, numerator in ((2024, 10), (2025, 15)):
        set_goals(share, year, whole=80)
        save(office, share, Quarter(year, 4), pembilang=numerator, penyebut=25)
    fact = year_fact_of(year_figures([share], 2025)[0])
    assert (fact.period, fact.percent, fact.before, fact.before_label, fact.year_percent_text) == (
        "tahun 2025",
        Decimal(75),
        Decimal(50),
        "tahun 2024",
        "",
    )
    assert paper_sentence(fact).replace(NO_BREAK_SPACE, " ") == (
        "Realisasi tahun 2025 sebesar 60,00 % dari target 80,00 %, atau capaian 75,00 % (sedang)."
    )
