"""n/a is neither zero nor empty: it has a reason, nobody waits for it, and it counts in no average."""

from decimal import Decimal
from typing import Any

import pytest

from tests.indicators.cast import TW1, Office, attach, make_indicator, make_share, save, set_goals
from triwulan.core.quarters import Quarter
from triwulan.indicators.figures import figure_for, figures_for
from triwulan.indicators.models import Indicator, Realisation
from triwulan.indicators.reached import reached_by
from triwulan.indicators.refusals import RealisationRefused
from triwulan.indicators.several_years import several_years
from triwulan.indicators.validation import findings
from triwulan.indicators.year_figures import objective_means, year_figures

pytestmark = pytest.mark.django_db
SURVEY = "Survei terbit setahun sekali."
NOT_BOTH = "Nilainya terisi, jadi tidak dapat sekaligus n/a. Kosongkan isiannya, atau hapus n/a-nya."
LIFT_FIRST = "Nilai ini dinyatakan tidak dapat dinilai (n/a). Hapus n/a-nya sebelum mengisi angka."
NO_REASON = "Alasan n/a belum ditulis. Tulis sebabnya, misalnya: surveinya terbit setahun sekali."


def refusal(office: Office, indicator: Indicator, **given: Any) -> dict[str, str]:
    with pytest.raises(RealisationRefused) as refused:
        save(office, indicator, **given)
    return refused.value.sentences


def test_zero_empty_and_not_applicable_are_three_things(office: Office) -> None:
    zero, empty, absent = (make_indicator(office, code, evidence_required=False) for code in "ABC")
    for one in (zero, empty, absent):
        set_goals(one, 2026, 4)
    save(office, zero, nilai=0, explanation="Tertunda.")
    save(office, absent, not_applicable=SURVEY)
    figures = figures_for([zero, empty, absent], 2026, 1)
    assert [(one.achievement.status, one.value_text, one.percent_text, one.is_answered) for one in figures] == [
        ("calculated", "0 dokumen", "0,00\N{NO-BREAK SPACE}%", True),
        ("incomplete", "belum diisi", "belum diisi", False),
        ("not_evaluable", "n/a", "tidak dapat dinilai", True),
    ]
    assert [[found.code for found in findings(one).blockers] for one in figures] == [[], ["not_filled"], []]


def test_neither_evidence_nor_an_explanation_is_asked_for_it(office: Office) -> None:
    share = make_share(office)
    set_goals(share, 2026, 40)
    save(office, share, not_applicable=SURVEY)
    found = findings(figure_for(share, TW1))
    assert (found.blockers, found.warnings, found.is_clear) == ((), (), True)


def test_a_file_used_elsewhere_is_asked_about_all_the_same(office: Office) -> None:
    one, other = make_indicator(office, "A"), make_indicator(office, "B")
    save(office, one, not_applicable=SURVEY)
    attach(office, one)
    attach(office, other)
    assert [found.code for found in findings(figure_for(one, TW1)).warnings] == ["file_used_elsewhere"]


def test_a_value_and_a_reason_do_not_stand_together(office: Office) -> None:
    count = make_indicator(office)
    save(office, count, nilai=3)
    assert refusal(office, count, not_applicable=SURVEY) == {"not_applicable": NOT_BOTH}
    row = save(office, count, nilai="", not_applicable=SURVEY)
    assert (row.variables, row.not_applicable) == ({}, SURVEY)
    assert refusal(office, count, nilai=4) == {"nilai": LIFT_FIRST}
    row = save(office, count, nilai=4, not_applicable="")
    assert (row.variables, row.not_applicable) == ({"nilai": "4"}, "")


@pytest.mark.parametrize("written", ["n/a", "N/A", "na", "tidak dapat dinilai"])
def test_written_in_the_place_of_the_number_it_asks_for_its_reason(office: Office, written: str) -> None:
    share = make_share(office)
    assert refusal(office, share, pembilang=written, penyebut=written) == dict.fromkeys(
        ("pembilang", "penyebut"), NO_REASON
    )
    assert Realisation.objects.exclude(version=0).count() == 0
    row = save(office, share, pembilang=written, penyebut=written, not_applicable=SURVEY)
    assert (row.variables, row.not_applicable, row.version) == ({}, SURVEY, 1)


def test_the_year_leaves_the_quarter_out_and_waits_for_it_no_longer(office: Office) -> None:
    count = make_indicator(office)
    set_goals(count, 2025, 1, 1, 1, 1)
    save(office, count, Quarter(2025, 1), nilai=1)
    save(office, count, Quarter(2025, 2), not_applicable=SURVEY)
    save(office, count, Quarter(2025, 4), nilai=3)
    figure = year_figures([count], 2025)[0]
    assert (figure.value, figure.percent, figure.missing, figure.not_applicable) == (
        Decimal(4),
        Decimal(100),
        (Quarter(2025, 3),),
        "",
    )
    assert [(mark.value, mark.not_applicable) for mark in figure.course] == [
        (1, ""),
        (None, SURVEY),
        (None, ""),
        (3, ""),
    ]


@pytest.mark.parametrize(("frequency", "quarters"), [("triwulanan", (1, 2, 3, 4)), ("tahunan", (4,))])
def test_a_year_of_nothing_else_is_not_applicable_itself(
    office: Office, frequency: str, quarters: tuple[int, ...]
) -> None:
    count = make_indicator(office, frequency=frequency)
    set_goals(count, 2025, whole=4)
    for number in quarters:
        save(office, count, Quarter(2025, number), not_applicable=SURVEY)
    figure = year_figures([count], 2025)[0]
    assert (figure.achievement.status, figure.value_text, figure.not_applicable, figure.missing) == (
        "not_evaluable",
        "n/a",
        SURVEY,
        (),
    )
    found = next(year for year in several_years(count).years if year.year == 2025)
    assert (found.is_excused, found.of_annual.status) == (True, "not_evaluable")


def test_a_cumulative_quarter_is_not_judged_while_the_year_to_date_is(office: Office) -> None:
    share = make_indicator(office, target_kind="kumulatif")
    set_goals(share, 2026, 2, 4, whole=8)
    save(office, share, nilai=2)
    save(office, share, Quarter(2026, 2), not_applicable=SURVEY)
    figure = figure_for(share, Quarter(2026, 2))
    assert (figure.achievement.status, figure.value, figure.year_value, figure.year_achievement.percent) == (
        "not_evaluable",
        None,
        Decimal(2),
        Decimal(25),
    )


def test_every_level_says_that_it_is_not_counted(office: Office) -> None:
    first, second, third = (make_indicator(office, code) for code in "ABC")
    for one in (first, second, third):
        set_goals(one, 2026, 4)
    save(office, first, nilai=2)
    save(office, second, not_applicable=SURVEY)
    mean = objective_means(figures_for([first, second, third], 2026, 1))[0]
    assert (mean.mean, mean.rule) == (Decimal(50), "rata-rata 1 dari 3 indikator; 1 indikator n/a tidak dihitung")


def test_many_at_once_know_it_as_well(office: Office) -> None:
    count, other = make_indicator(office, "A"), make_indicator(office, "B")
    save(office, count, not_applicable="Survei\tsetahun\nsekali.")
    save(office, other, nilai=1)
    found = {
        one.indicator.code: (one.value, one.is_excused, one.is_answered) for one in reached_by([count, other], TW1)
    }
    assert found == {"A": (None, True, True), "B": (Decimal(1), False, True)}
