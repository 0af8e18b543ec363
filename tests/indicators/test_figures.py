"""A figure is the same wherever it is asked for, and costs the same however many are."""

from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.indicators.cast import TW1, Office, attach, make_indicator, make_share, save, set_goals
from triwulan.core.numbers import NO_BREAK_SPACE
from triwulan.core.quarters import Quarter
from triwulan.indicators.figures import figure_for, figures_for
from triwulan.indicators.models import Indicator
from triwulan.indicators.queries import indicators_of

pytestmark = pytest.mark.django_db


def said(indicator: Indicator, quarter: Quarter = TW1) -> dict[str, str]:
    """With plain spaces; that a percentage has a no-break space is tested once, below."""
    figure = figure_for(indicator, quarter)
    texts = {
        "variables": figure.variables_text,
        "target": figure.target_text,
        "value": figure.value_text,
        "percent": figure.percent_text,
        "predicate": figure.predicate_text,
        "year": f"{figure.year_value_text} / {figure.year_target_text} = {figure.year_percent_text}",
    }
    return {name: text.replace(NO_BREAK_SPACE, " ") for name, text in texts.items()}


def test_a_share_is_said_as_on_the_specimen_page(office: Office) -> None:
    share = make_share(office)
    set_goals(share, 2026, 40, 55, 70, 85)
    save(office, share, pembilang="9", penyebut="24")
    assert said(share) == {
        "variables": "9 dari 24",
        "target": "40,00 %",
        "value": "37,50 %",
        "percent": "93,75 %",
        "predicate": "Sangat Tinggi",
        "year": "37,50 % / 85,00 % = 44,12 %",
    }


def test_a_discrete_count_is_compared_with_its_quarter_and_its_sum_with_the_year(office: Office) -> None:
    count = make_indicator(office, measure="Data")
    set_goals(count, 2026, 120, 125, 125, 130)
    save(office, count, nilai=131)
    save(office, count, Quarter(2026, 2), nilai=100)
    assert said(count, Quarter(2026, 2)) == {
        "variables": "",
        "target": "125 data",
        "value": "100 data",
        "percent": "80,00 %",
        "predicate": "Tinggi",
        "year": "231 data / 500 data = 46,20 %",
    }


def test_a_cumulative_target_is_compared_with_the_sum_up_to_the_quarter(office: Office) -> None:
    count = make_indicator(office, target_kind="kumulatif")
    set_goals(count, 2026, 2, 4, 6, 8)
    save(office, count, nilai=2)
    save(office, count, Quarter(2026, 2), nilai=1)
    figure = figure_for(count, Quarter(2026, 2))
    assert (figure.own_value, figure.value, figure.percent) == (Decimal(1), Decimal(3), Decimal(75))


@pytest.mark.parametrize(
    ("aggregation", "year_value"),
    [
        ("jumlah", Decimal(30) / Decimal(60) * 100),
        ("rata_rata", Decimal(30) / Decimal(60) * 100),
        ("nilai_akhir", Decimal(45)),
        ("maksimum", Decimal("52.5")),
        ("minimum", Decimal(45)),
    ],
)
def test_a_shares_year_comes_from_its_variables(office: Office, aggregation: str, year_value: Decimal) -> None:
    share = make_share(office, aggregation=aggregation, target_kind="diskrit")
    save(office, share, pembilang=21, penyebut=40)
    save(office, share, Quarter(2026, 2), pembilang=9, penyebut=20)
    assert figure_for(share, Quarter(2026, 2)).year_value == year_value


def test_the_three_states_are_told_apart(office: Office) -> None:
    empty, half, zero = make_indicator(office, "A"), make_share(office, "B"), make_indicator(office, "C")
    for indicator, goal in ((empty, 4), (half, 50), (zero, 0)):
        set_goals(indicator, 2026, goal)
    save(office, half, pembilang=3)
    save(office, zero, nilai=0)
    figures = figures_for([empty, half, zero], 2026, 1)
    assert [(figure.achievement.status, figure.value_text, figure.percent_text) for figure in figures] == [
        ("incomplete", "belum diisi", "belum diisi"),
        ("incomplete", "belum lengkap", "belum lengkap"),
        ("not_evaluable", "0 dokumen", "tidak dapat dinilai"),
    ]


def test_without_a_target_nothing_is_judged(office: Office) -> None:
    count = make_indicator(office)
    save(office, count, nilai=3)
    assert said(count) == {
        "variables": "",
        "target": "belum ditetapkan",
        "value": "3 dokumen",
        "percent": "tidak dapat dinilai",
        "predicate": "–",
        "year": "3 dokumen / belum ditetapkan = tidak dapat dinilai",
    }


def test_a_cap_counts_and_the_raw_figure_is_kept(office: Office) -> None:
    office.agency.cap = Decimal(120)
    office.agency.save(update_fields=["cap"])
    count, own = make_indicator(office, "A"), make_indicator(office, "B", cap=Decimal(150))
    for indicator in (count, own):
        set_goals(indicator, 2026, 10)
        save(office, indicator, nilai=28)
    figures = figures_for(list(Indicator.objects.order_by("code")), 2026, 1)
    assert [(figure.percent, figure.achievement.raw) for figure in figures] == [
        (Decimal(120), Decimal(280)),
        (Decimal(150), Decimal(280)),
    ]


def test_the_agencys_own_scale_gives_the_word(office: Office) -> None:
    office.agency.predicate_scale = {"inclusive": True, "bands": [["100", "Berhasil"], [None, "Belum"]]}
    office.agency.save(update_fields=["predicate_scale"])
    count = make_indicator(office)
    set_goals(count, 2026, 10)
    save(office, count, nilai=10)
    assert figure_for(Indicator.objects.get(), TW1).predicate == "Berhasil"


def test_a_range_is_said_with_both_bounds(office: Office) -> None:
    within = make_indicator(office, polarity="rentang", measure="Hari")
    within.targets.create(year=2026, quarter=1, value=80, upper=90)
    save(office, within, nilai=92)
    figure = figure_for(within, TW1)
    assert (figure.target_text, figure.target_number, figure.percent_text) == (
        "80–90 hari",
        "80–90",
        f"102,22{NO_BREAK_SPACE}%",
    )


def test_history_holds_the_filled_quarters_of_two_years(office: Office) -> None:
    share = make_share(office)
    for year in (2023, 2024, 2025):
        set_goals(share, year, 40, 50, 60, 80)
    for year, number, numerator in ((2023, 4, 1), (2024, 1, 10), (2024, 3, 15), (2025, 4, 20)):
        save(office, share, Quarter(year, number), pembilang=numerator, penyebut=25)
    figure = figure_for(share, TW1)
    assert [(str(past.quarter), past.value, past.percent) for past in figure.history] == [
        ("Triwulan I 2024", Decimal(40), Decimal(100)),
        ("Triwulan III 2024", Decimal(60), Decimal(100)),
        ("Triwulan IV 2025", Decimal(80), Decimal(100)),
    ]
    assert (figure.previous, figure.year_before) == (figure.history[2], None)


def test_the_course_holds_the_years_four_quarters(office: Office) -> None:
    count = make_indicator(office)
    set_goals(count, 2026, 1, 2, None, 4)
    save(office, count, nilai=1)
    figure = figure_for(count, TW1)
    assert [(mark.target, mark.value, mark.percent) for mark in figure.course] == [
        (1, 1, 100),
        (2, None, None),
        (None, None, None),
        (4, None, None),
    ]


def test_another_units_share_is_another_figure(office: Office) -> None:
    count = make_indicator(office)
    save(office, count, nilai=4)
    count.realisations.create(unit=office.subdivision, year=2026, quarter=1, variables={"nilai": "9"})
    assert figure_for(count, TW1).value == Decimal(4)


@pytest.mark.parametrize("rows", [1, 3])
def test_figures_take_seven_queries(
    office: Office, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    for number in range(rows):
        share = make_share(office, f"2.20.{number}")
        set_goals(share, 2025, 40, 50, 60, 70)
        set_goals(share, 2026, 40, 50, 60, 70)
        save(office, share, Quarter(2025, 4), pembilang=9, penyebut=24)
        save(office, share, pembilang=9, penyebut=24)
        attach(office, share)
    with django_assert_num_queries(7):
        figures = figures_for(indicators_of(office.root, 2026), 2026, 1)
        said_texts = [(one.value_text, one.unit.name, one.explanation, one.year_percent_text) for one in figures]
    assert len(said_texts) == rows


def test_a_unit_has_the_indicators_below_it_and_the_root_has_all(office: Office) -> None:
    make_indicator(office, "A", order=2)
    make_indicator(office, "B", unit=office.subdivision, order=1)
    make_indicator(office, "C", unit=office.root, order=3)
    make_indicator(office, "D", valid_from=2020, valid_to=2025)
    make_indicator(office, "E", valid_from=2027)
    units = (office.root, office.division, office.subdivision)
    assert [[one.code for one in indicators_of(unit, 2026)] for unit in units] == [["B", "A", "C"], ["B", "A"], ["B"]]
