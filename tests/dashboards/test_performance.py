"""Objectives and the course of nine quarters: means of means, and nothing of what may not be told yet."""

from decimal import Decimal

from tests.office import Office
from tests.plans import objective_of, programme_of
from triwulan.core.quarters import Quarter
from triwulan.dashboards.efficiency import Point, measures, points
from triwulan.dashboards.performance import Performance, performance
from triwulan.indicators.models import Indicator, Node, Realisation
from triwulan.indicators.spending import Spending

NOW = Quarter(2026, 1)


def reach(code: str, value: int, quarter: Quarter = NOW) -> None:
    indicator = Indicator.objects.get(code=code)
    Realisation.objects.create(
        indicator=indicator,
        unit=indicator.unit,
        year=quarter.year,
        quarter=quarter.number,
        variables={"nilai": str(value)},
    )


def move(code: str, objective: str) -> None:
    agency = Indicator.objects.get(code=code).agency
    Indicator.objects.filter(code=code).update(node=objective_of(agency, objective, objective))


def seen(office: Office, *untold: Quarter) -> Performance:
    return performance(office.agency, NOW, told=lambda quarter: quarter not in untold)


def test_an_objective_is_the_mean_of_its_indicators_and_the_agency_of_its_objectives(office: Office) -> None:
    """Targets are 10: A1 and B1 reach 60 and 100 %, U1 alone 120 %; A2 is not filled in."""
    move("U1", "S2")
    reach("A1", 6)
    reach("B1", 10)
    reach("U1", 12)
    found = seen(office)
    rows = [(row.objective.code, row.percent, row.before, row.predicate, row.rule) for row in found.rows]
    assert rows == [
        ("S1", Decimal(80), None, "Tinggi", "rata-rata 2 dari 3 indikator"),
        ("S2", Decimal(120), None, "Sangat Tinggi", "rata-rata 1 indikator"),
    ]
    assert (found.mean, found.rule, found.before, found.filled) == (Decimal(100), "rata-rata 2 sasaran", None, 3)


def test_weights_of_indicators_and_of_sasaran_count_where_they_make_a_hundred(office: Office) -> None:
    """A1 60 % and B1 100 %, weighted 25 and 75; the sasaran 90 and 120 %, weighted 60 and 40."""
    move("U1", "S2")
    for code, value, weight in (("A1", 6, 25), ("B1", 10, 75), ("U1", 12, None)):
        reach(code, value)
        Indicator.objects.filter(code=code).update(weight=weight)
    Indicator.objects.filter(code="A2").delete()
    Node.objects.filter(code="S1").update(weight=60)
    Node.objects.filter(code="S2").update(weight=40)
    found = seen(office)
    assert [(row.percent, row.rule) for row in found.rows] == [
        (Decimal(90), "rata-rata berbobot 2 indikator"),
        (Decimal(120), "rata-rata 1 indikator"),
    ]
    assert (found.mean, found.rule) == (Decimal(102), "rata-rata berbobot 2 sasaran")


def test_a_unit_is_the_mean_of_the_sasaran_that_it_and_those_below_it_serve(office: Office) -> None:
    """A1 60 % of sub 1 and B1 100 % of sub 2, for two sasaran; the secretariat's U1 reaches 120 %."""
    move("B1", "S2")
    for code, value in (("A1", 6), ("B1", 10), ("U1", 12)):
        reach(code, value)
    assert [(row.unit.name, row.depth, row.level.percent, row.rule) for row in seen(office).units] == [
        ("Sekretariat", 0, Decimal(120), "rata-rata 1 sasaran"),
        ("Subbagian Umum", 1, Decimal(120), "rata-rata 1 sasaran"),
        ("Bidang Statistik", 0, Decimal(80), "rata-rata 2 sasaran"),
        ("Subbidang 1", 1, Decimal(60), "rata-rata 1 sasaran"),
        ("Subbidang 2", 1, Decimal(100), "rata-rata 1 sasaran"),
    ]


def test_an_objective_without_a_figure_stands_last(office: Office) -> None:
    move("U1", "S2")
    reach("A1", 15)
    assert [(row.objective.code, row.percent) for row in seen(office).rows] == [("S1", Decimal(150)), ("S2", None)]


def test_the_course_has_nine_quarters_and_leaves_out_what_is_still_written(office: Office) -> None:
    before, older = NOW.previous, NOW.previous.previous
    reach("A1", 8)
    reach("A1", 9, before)
    reach("A1", 5, older)
    assert [value for _quarter, value in seen(office).course] == [*[None] * 6, Decimal(50), Decimal(90), Decimal(80)]
    hidden = seen(office, before)
    assert [value for _quarter, value in hidden.course[-3:]] == [Decimal(50), None, Decimal(80)]
    assert (hidden.before, hidden.rows[0].before) == (None, None)


def test_an_indicator_counts_only_in_its_own_years(office: Office) -> None:
    reach("A1", 10, NOW.previous)
    reach("B1", 5, NOW.previous)
    Indicator.objects.filter(code="B1").update(valid_to=2025)
    assert (seen(office).before, seen(office).rows[0].rule) == (Decimal(75), "rata-rata 0 dari 3 indikator")


def test_a_programme_is_judged_by_more_than_five_points(office: Office) -> None:
    programme = programme_of(objective_of(office.agency), "P", "Program")
    Indicator.objects.filter(code="A1").update(node=programme)
    reach("A1", 9)
    figures = seen(office).figures

    def told(planned: int | None, spent: int) -> Point:
        planning = None if planned is None else Decimal(planned)
        return points(figures, [Spending(programme, Decimal(1000), planning, Decimal(spent))])[0]

    verdicts = [(told(100, spent).reached, told(100, spent).verdict) for spent in (84, 85, 95, 96)]
    assert verdicts == [(Decimal(90), verdict) for verdict in ("thrifty", "even", "even", "costly")]
    assert told(None, 50).verdict is None
    assert [name for name, _value in measures([told(None, 50)]).told] == []
    assert measures([told(100, 72)]).told == [
        ("capaian dikurangi serapan (e-sakip-bna, Kabupaten Banjarnegara)", Decimal(18)),
        ("100 dikurangi serapan (LAKIP Dinas Kominfo SP 2021)", Decimal(28)),
        (
            "bagian nilai keluaran yang tidak dibelanjakan (kementerian, belum diperiksa pada PMK 249/2011)",
            Decimal(20),
        ),
    ]
