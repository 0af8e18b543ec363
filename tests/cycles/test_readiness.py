"""What the evaluators look for in a report: present, wanting, and who can supply it."""

import pytest

from tests.cycles.walk import opened
from tests.office import Office
from tests.plans import objective_of, programme_of
from triwulan.audit.record import SYSTEM
from triwulan.core.quarters import Quarter
from triwulan.cycles.models import Cycle
from triwulan.cycles.narrative import annual_figures, quarter_figures
from triwulan.cycles.readiness import Lack, Readiness
from triwulan.cycles.readiness_annual import Written, annual_readiness
from triwulan.cycles.readiness_quarter import quarter_readiness
from triwulan.indicators.models import Indicator, Node, Realisation
from triwulan.indicators.planning import EnteredBudget, set_budget, set_plan_targets
from triwulan.indicators.planning.benchmarks import set_benchmark
from triwulan.organisations.models import ReviewGrant
from triwulan.reports.actions.agreeing import issue_agreement

pytestmark = pytest.mark.django_db

SAID = dict.fromkeys(
    ("kata-pengantar", "ikhtisar", "pendahuluan", "aspek", "isu-strategis", "penutup", "langkah"), "Ada."
)


@pytest.fixture
def cycle(office: Office) -> Cycle:
    round_ = opened(office, Quarter(2025, 4))
    return Cycle.objects.get(round=round_, unit__parent=None)


def annual(cycle: Cycle, *edited: str, **said: str) -> Readiness:
    return annual_readiness(cycle, annual_figures(cycle), Written(SAID | said, set(edited)))


def wanting(readiness: Readiness) -> dict[str, list[str]]:
    return {
        one.sentence: [lack.what for lack in one.lacks] for chapter in readiness.chapters for one in chapter.lacking
    }


def lacks_of(readiness: Readiness, sentence: str) -> tuple[Lack, ...]:
    return next(one.lacks for chapter in readiness.chapters for one in chapter.wanted if one.sentence == sentence)


ALL = ["1. Indikator A1", "2. Indikator A2", "3. Indikator B1", "4. Indikator U1"]


def test_a_bare_year_names_all_that_is_wanting(cycle: Cycle) -> None:
    assert wanting(annual(cycle, langkah=" ")) == {
        "Pernyataan telah direviu": ["Reviu belum diminta"],
        "Indikator kinerja utama": ["Tidak satu indikator pun ditandai IKU"],
        "Perjanjian kinerja kepala perangkat daerah": ["Perjanjian kinerja tahun ini belum ada dalam register"],
        "(1) Realisasi keempat triwulan": ALL,
        "(2) Perbandingan dengan tahun lalu": ALL,
        "(3) Target jangka menengah": ALL,
        "(5) Penyebab keberhasilan atau kegagalan": ALL,
        "(6) Efisiensi: realisasi anggaran setiap program": ["Belum ada program dengan pagu"],
        "(7) Program penunjang setiap indikator": ALL,
        "Langkah di masa mendatang": ["Bagian ini masih kosong"],
        "Laporan keempat triwulan": ["Triwulan I 2025", "Triwulan II 2025", "Triwulan III 2025", "Triwulan IV 2025"],
    }


def test_each_thing_is_asked_of_whoever_has_it(office: Office, cycle: Cycle) -> None:
    ReviewGrant.objects.create(agency=office.agency, position=office.positions["admin"])
    told = annual(cycle)
    values = lacks_of(told, "(1) Realisasi keempat triwulan")
    assert [lack.supplier for lack in values[:2]] == [office.positions["analis.1"], office.positions["analis.1"]]
    assert lacks_of(told, "(3) Target jangka menengah")[0].supplier is None
    assert lacks_of(told, "Pernyataan telah direviu")[0].who == "perencana, lalu Pengelola Sistem"
    assert lacks_of(told, "Perjanjian kinerja kepala perangkat daerah")[0].supplier == office.positions["kepala"]


def test_what_was_supplied_is_wanting_no_more(office: Office, cycle: Cycle) -> None:
    objective = objective_of(office.agency)
    Node.objects.filter(pk=objective.pk).update(position=office.positions["kepala"])
    issue_agreement(position=office.positions["kepala"], year=2025, actor=SYSTEM)
    programme = programme_of(objective, "2.20.02", "Statistik")
    set_budget(node=programme, year=2025, entered=EnteredBudget(1_000), actor=SYSTEM)
    indicators = list(Indicator.objects.order_by("order"))
    Indicator.objects.exclude(code="U1").update(node=programme)
    Indicator.objects.filter(code="U1").update(is_key=True)
    for one in indicators:
        set_plan_targets(indicator=one, goals={2028: 72}, actor=SYSTEM)
    told = wanting(annual(cycle, *(f"analisis-{one.pk}" for one in indicators)))
    assert {name: lacks for name, lacks in told.items() if lacks != ALL} == {
        "Pernyataan telah direviu": ["Reviu belum diminta"],
        "(4) Nilai nasional atau provinsi bagi IKU": ["4. Indikator U1"],
        "(6) Efisiensi: realisasi anggaran setiap program": ["2.20.02 Statistik"],
        "Laporan keempat triwulan": ["Triwulan I 2025", "Triwulan II 2025", "Triwulan III 2025", "Triwulan IV 2025"],
    }
    set_benchmark(indicator=indicators[3], scope="nasional", year=2024, value=50, source="BPS", actor=SYSTEM)
    assert lacks_of(annual(cycle), "(4) Nilai nasional atau provinsi bagi IKU") == ()


def test_below_the_target_an_obstacle_and_what_follows_are_wanted(office: Office, cycle: Cycle) -> None:
    indicator = Indicator.objects.get(code="A1")
    for quarter in (1, 2, 3, 4):
        Realisation.objects.create(
            indicator=indicator, unit=indicator.unit, year=2025, quarter=quarter, variables={"nilai": "9"}
        )
    sentence = "(5) Hambatan dan tindak lanjut bila target belum tercapai"
    assert wanting(annual(cycle))[sentence] == ALL[:1]
    Realisation.objects.filter(quarter=4).update(obstacle="Hujan.", follow_up="Diulang.")
    assert lacks_of(annual(cycle), sentence) == ()


def test_the_quarterly_report_is_asked_for_its_parts_a_to_h(cycle: Cycle) -> None:
    told = quarter_readiness(cycle, quarter_figures(cycle))
    assert wanting(told) == {
        "Realisasi setiap indikator": ALL,
        "Realisasi anggaran setiap program": ["Belum ada program dengan pagu"],
        "(a) Definisi operasional": ALL,
        "(d) Nilai triwulan yang sama tahun lalu": ALL,
        "(e) Program penunjang": ALL,
        "(f) Penjelasan capaian": ALL,
    }
    assert (told.found, told.count, told.is_whole) == (6, 12, False)
