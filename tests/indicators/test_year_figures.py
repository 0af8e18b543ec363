"""The year comes from the quarters' variables, never from their percentages."""

from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.indicators.cast import TW1, Office, attach, make_indicator, make_share, save, set_goals
from tests.plans import objective_of
from triwulan.core.quarters import Quarter
from triwulan.indicators.queries import indicators_of
from triwulan.indicators.year_figures import mean_percent, objective_means, year_figures

pytestmark = pytest.mark.django_db


def test_a_shares_year_is_the_sum_of_numerators_over_the_sum_of_denominators(office: Office) -> None:
    share = make_share(office, aggregation="jumlah", target_kind="diskrit")
    set_goals(share, 2025, 50, 50, 50, 50, whole=50)
    for number, (numerator, denominator) in enumerate(((1, 10), (30, 40), (5, 10), (9, 15)), start=1):
        save(office, share, Quarter(2025, number), pembilang=numerator, penyebut=denominator)
    figure = year_figures([share], 2025)[0]
    assert (figure.variables, figure.value_text, figure.percent_text, figure.missing) == (
        {"pembilang": Decimal(45), "penyebut": Decimal(75)},
        "60,00\N{NO-BREAK SPACE}%",
        "120,00\N{NO-BREAK SPACE}%",
        (),
    )


def test_missing_quarters_are_named_and_the_rest_counts(office: Office) -> None:
    count = make_indicator(office)
    set_goals(count, 2025, 1, 1, 1, 1)
    save(office, count, Quarter(2025, 2), nilai=1, explanation="Satu terbit.", obstacle="Anggaran terlambat.")
    save(office, count, Quarter(2025, 4), nilai=2, explanation="Dua terbit.")
    figure = year_figures([count], 2025)[0]
    assert (figure.value, figure.target, figure.percent) == (Decimal(3), Decimal(4), Decimal(75))
    assert (figure.missing, figure.explanation, figure.obstacle) == (
        (Quarter(2025, 1), Quarter(2025, 3)),
        "Dua terbit.",
        "Anggaran terlambat.",
    )


def test_a_year_without_entries_is_incomplete_and_one_without_targets_not_evaluable(office: Office) -> None:
    empty, aimless = make_indicator(office, "A"), make_indicator(office, "B")
    set_goals(empty, 2025, whole=4)
    save(office, aimless, Quarter(2025, 1), nilai=1)
    figures = year_figures([empty, aimless], 2025)
    assert [(one.achievement.status, one.value_text, one.percent_text) for one in figures] == [
        ("incomplete", "belum diisi", "belum diisi"),
        ("not_evaluable", "1 dokumen", "tidak dapat dinilai"),
    ]


def test_the_three_years_before_stand_beside_it(office: Office) -> None:
    count = make_indicator(office, aggregation="nilai_akhir")
    for year, value in ((2021, 9), (2022, 1), (2024, 2), (2025, 3)):
        set_goals(count, year, whole=4)
        save(office, count, Quarter(year, 4), nilai=value)
    figure = year_figures([count], 2025)[0]
    assert [(past.year, past.target, past.value, past.percent) for past in figure.years] == [
        (2022, Decimal(4), Decimal(1), Decimal(25)),
        (2024, Decimal(4), Decimal(2), Decimal(50)),
    ]
    assert figure.year_before == figure.years[1]


def test_evidence_of_all_quarters_is_the_years(office: Office) -> None:
    count = make_indicator(office)
    attach(office, count, "satu", "tw1.pdf", Quarter(2025, 1))
    attach(office, count, "tiga", "tw3.pdf", Quarter(2025, 3))
    attach(office, count, "lain", "tw1-2026.pdf", TW1)
    assert [one.name for one in year_figures([count], 2025)[0].evidence] == ["tw1.pdf", "tw3.pdf"]


def test_means_per_objective_leave_out_what_cannot_be_judged(office: Office) -> None:
    other = objective_of(office.agency, "S2", "Layanan aman", 1)
    rows = [
        ("A", office.objective, 4, 3),
        ("B", office.objective, 4, 4),
        ("C", office.objective, 0, 7),
        ("D", other, 0, 1),
    ]
    for order, (code, objective, goal, value) in enumerate(rows):
        indicator = make_indicator(office, code, node=objective, order=order)
        set_goals(indicator, 2025, whole=goal)
        save(office, indicator, Quarter(2025, 4), nilai=value)
    figures = year_figures(indicators_of(office.root, 2025), 2025)
    assert [(one.objective.code, one.rule, one.mean, one.predicate) for one in objective_means(figures)] == [
        ("S1", "rata-rata 2 dari 3 indikator", Decimal("87.5"), "Tinggi"),
        ("S2", "rata-rata 0 dari 1 indikator", None, None),
    ]
    assert (mean_percent(figures), mean_percent([])) == (Decimal("87.5"), None)


@pytest.mark.parametrize("rows", [1, 3])
def test_a_year_takes_six_queries(office: Office, django_assert_num_queries: DjangoAssertNumQueries, rows: int) -> None:
    for number in range(rows):
        count = make_indicator(office, f"2.20.{number}")
        set_goals(count, 2025, 1, 1, 1, 1, whole=4)
        for quarter in range(1, 5):
            save(office, count, Quarter(2025, quarter), nilai=1)
        attach(office, count, quarter=Quarter(2025, 4))
    with django_assert_num_queries(6):
        figures = year_figures(indicators_of(office.root, 2025), 2025)
        said = [(one.value_text, one.explanation, one.evidence[0].file.sha256) for one in figures]
    assert len(said) == rows
