"""What blocks a figure and what must be asked about it, each in one sentence."""

from decimal import Decimal

import pytest

from tests.indicators.cast import TW1, Office, attach, make_indicator, make_share, save, set_goals
from triwulan.core.numbers import NO_BREAK_SPACE
from triwulan.core.quarters import Quarter
from triwulan.indicators.figures import figure_for
from triwulan.indicators.models import Indicator, Realisation
from triwulan.indicators.refusals import RealisationRefused
from triwulan.indicators.validation import Finding, findings

pytestmark = pytest.mark.django_db

EVIDENCE = Finding(
    "evidence_missing",
    "Bukti belum ada. Unggah sekurangnya satu berkas, misalnya laporan bulanan yang sudah ditandatangani.",
)


def blockers(indicator: Indicator) -> list[str]:
    return [one.sentence.replace(NO_BREAK_SPACE, " ") for one in findings(figure_for(indicator, TW1)).blockers]


def warnings(indicator: Indicator, quarter: Quarter = TW1) -> list[tuple[str, str]]:
    found = findings(figure_for(indicator, quarter)).warnings
    return [(one.code, one.sentence.replace(NO_BREAK_SPACE, " ")) for one in found]


def test_a_complete_figure_is_clear(office: Office) -> None:
    count = make_indicator(office)
    set_goals(count, 2026, 4)
    save(office, count, nilai=4)
    attach(office, count)
    found = findings(figure_for(count, TW1))
    assert (found.blockers, found.warnings, found.is_clear) == ((), (), True)


def test_nothing_filled_in_blocks(office: Office) -> None:
    share = make_share(office, evidence_required=False)
    assert blockers(share) == ["Nilai belum diisi. Isi Kegiatan memenuhi dan Seluruh kegiatan."]


def test_a_missing_variable_blocks(office: Office) -> None:
    share = make_share(office, evidence_required=False)
    save(office, share, pembilang=3)
    assert blockers(share) == ["Seluruh kegiatan belum diisi."]


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        (
            {"pembilang": "3", "penyebut": "0"},
            "Penyebut 0, jadi persentase tidak dapat dihitung. Isi penyebut yang bukan 0.",
        ),
        ({"pembilang": "-3", "penyebut": "5"}, "Kegiatan memenuhi paling kecil 0, sedangkan terisi −3."),
        (
            {"pembilang": "3", "penyebut": "5.5"},
            "Seluruh kegiatan dihitung dalam kegiatan utuh, sedangkan terisi 5,5. Tulis tanpa koma.",
        ),
    ],
)
def test_what_was_stored_under_other_rules_blocks(office: Office, variables: dict[str, str], sentence: str) -> None:
    share = make_share(office, evidence_required=False)
    Realisation.objects.create(indicator=share, unit=office.division, year=2026, quarter=1, variables=variables)
    assert blockers(share) == [sentence]


def test_a_value_outside_the_indicators_bounds_blocks(office: Office) -> None:
    share = make_share(office, evidence_required=False, value_minimum=Decimal(10), value_maximum=Decimal(100))
    row = Realisation.objects.create(indicator=share, unit=office.division, year=2026, quarter=1)
    said = {}
    for counted in (1, 5, 49, 50, 51, 60):
        row.variables = {"pembilang": str(counted), "penyebut": "50"}
        row.save(update_fields=["variables"])
        said[counted] = blockers(share)
    beyond = "Nilai %s di luar batas indikator ini: 10 sampai 100. Periksa isiannya."
    assert said == {
        1: [beyond % "2,00 %"],
        5: [],
        49: [],
        50: [],
        51: [beyond % "102,00 %"],
        60: [beyond % "120,00 %"],
    }


@pytest.mark.parametrize(
    ("low", "high", "words"), [(Decimal(4), None, "paling kecil 4"), (None, Decimal(2), "paling besar 2")]
)
def test_a_value_outside_the_bounds_is_not_saved(
    office: Office, low: Decimal | None, high: Decimal | None, words: str
) -> None:
    count = make_indicator(office, value_minimum=low, value_maximum=high)
    with pytest.raises(RealisationRefused) as refused:
        save(office, count, nilai=3)
    assert refused.value.sentences == {
        "variables": f"Nilai 3 dokumen di luar batas indikator ini: {words}. Periksa isiannya."
    }


def test_required_evidence_blocks_until_it_is_there(office: Office) -> None:
    count = make_indicator(office)
    save(office, count, nilai=4)
    assert findings(figure_for(count, TW1)).blockers == (EVIDENCE,)
    attach(office, count)
    assert blockers(count) == []


def test_a_zero_where_nothing_was_promised_needs_no_evidence(office: Office) -> None:
    count = make_indicator(office)
    set_goals(count, 2026, 0, 0, 0, 1)
    save(office, count, nilai=0)
    assert blockers(count) == []
    save(office, count, nilai=1)
    assert blockers(count) == [EVIDENCE.sentence]


def test_an_achievement_below_the_agencys_threshold_asks_for_an_explanation(office: Office) -> None:
    office.agency.explanation_below = Decimal(75)
    office.agency.save(update_fields=["explanation_below"])
    share = make_share(office, evidence_required=False)
    set_goals(share, 2026, 40)
    save(office, share, pembilang=3, penyebut=10)
    assert blockers(share) == []
    save(office, share, penyebut=11)
    assert blockers(share) == [
        "Penjelasan belum ada. Capaian 68,18 % di bawah 75 %; tulis sebabnya di kolom penjelasan."
    ]
    save(office, share, explanation="Metadata belum lengkap.")
    assert blockers(share) == []


def test_far_above_the_target_is_asked_about(office: Office) -> None:
    count = make_indicator(office, measure="Orang", evidence_required=False)
    set_goals(count, 2026, 30)
    save(office, count, nilai=45)
    assert warnings(count) == []
    save(office, count, nilai=84)
    assert warnings(count) == [
        ("far_above_target", "Capaian 280,00 % di atas 150 %. Apakah 84 orang sudah benar?"),
    ]


def test_far_from_its_history_is_one_question_with_the_usual_range(office: Office) -> None:
    count = make_indicator(office, measure="Orang")
    set_goals(count, 2026, 30)
    for year, number, value in (
        (2024, 3, 24),
        (2024, 4, 30),
        (2025, 1, 33),
        (2025, 2, 28),
        (2025, 3, 44),
        (2025, 4, 31),
    ):
        set_goals(count, year, *[30 if each == number else None for each in range(1, 5)])
        save(office, count, Quarter(year, number), nilai=value)
    save(office, count, nilai=84)
    assert warnings(count) == [
        (
            "far_from_history",
            "Capaian 280,00 % jauh di atas biasanya (80 % sampai 147 %). Apakah 84 orang sudah benar?",
        )
    ]
    save(office, count, nilai=36)
    assert warnings(count) == []


def test_five_quarters_are_no_history_yet(office: Office) -> None:
    count = make_indicator(office)
    quarter = TW1
    for _ in range(5):
        quarter = quarter.previous
        save(office, count, quarter, nilai=30)
    save(office, count, nilai=1)
    assert warnings(count) == []


def test_without_targets_the_values_are_compared(office: Office) -> None:
    count = make_indicator(office)
    quarter = TW1
    for value in (30, 31, 29, 30, 32, 28):
        quarter = quarter.previous
        save(office, count, quarter, nilai=value)
    save(office, count, nilai=3)
    assert warnings(count) == [
        (
            "far_from_history",
            "Nilai 3 dokumen jauh di bawah biasanya (28 dokumen sampai 32 dokumen). Apakah 3 dokumen sudah benar?",
        )
    ]


def test_a_cumulative_value_that_falls_is_asked_about(office: Office) -> None:
    share = make_share(office)
    save(office, share, pembilang=12, penyebut=24)
    save(office, share, TW1.next, pembilang=9, penyebut=24)
    assert warnings(share, TW1.next) == [
        (
            "cumulative_falls",
            "Nilai kumulatif turun dari 50,00 % pada Triwulan I 2026 menjadi 37,50 %. Apakah 9 dari 24 sudah benar?",
        )
    ]


def test_a_new_year_starts_from_nothing(office: Office) -> None:
    share = make_share(office)
    save(office, share, TW1.previous, pembilang=24, penyebut=24)
    save(office, share, pembilang=2, penyebut=24)
    assert warnings(share) == []


@pytest.mark.parametrize("fields", [{"polarity": "turun"}, {"target_kind": "diskrit"}])
def test_only_what_accumulates_may_not_fall(office: Office, fields: dict[str, str]) -> None:
    share = make_share(office, **fields)
    save(office, share, pembilang=12, penyebut=24)
    save(office, share, TW1.next, pembilang=9, penyebut=24)
    assert warnings(share, TW1.next) == []


def test_a_file_that_proves_something_else_too_is_asked_about(office: Office) -> None:
    one, other = make_indicator(office, "A"), make_indicator(office, "B")
    save(office, one, nilai=1)
    attach(office, one, name="daftar-hadir.pdf")
    attach(office, other, name="bukti.pdf")
    attach(office, other, name="bukti.pdf", quarter=TW1.previous)
    assert warnings(one) == [
        (
            "file_used_elsewhere",
            (
                "Berkas daftar-hadir.pdf juga dilampirkan pada B Triwulan I 2026 dan B Triwulan IV 2025. "
                "Apakah memang bukti yang sama?"
            ),
        )
    ]
