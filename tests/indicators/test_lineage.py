"""An indicator's versions: one in force a year, with reason and decree, and earlier figures under their own."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.indicators.cast import Office, save, set_goals
from tests.plans import objective_of
from triwulan.audit.models import Entry
from triwulan.audit.record import SYSTEM
from triwulan.core.quarters import Quarter
from triwulan.indicators.figures import figure_for
from triwulan.indicators.models import Benchmark, Indicator, IndicatorRevision, Target
from triwulan.indicators.planning import (
    Decision,
    IndicatorSpec,
    Metadata,
    PlanRefused,
    change_indicator,
    create_indicator,
    line_of,
    standing_spec,
)
from triwulan.indicators.planning.revising import revise_indicator, stop_indicator
from triwulan.indicators.queries import indicators_of
from triwulan.indicators.year_figures import year_figures

pytestmark = pytest.mark.django_db


@pytest.fixture
def indicator(office: Office) -> Indicator:
    spec = IndicatorSpec(
        unit=office.division, node=office.objective, code="A", name="Jumlah laporan", measure="Laporan", valid_from=2024
    )
    made = create_indicator(spec, actor=SYSTEM, reason="Renstra baru", decree="SK 1/2024")
    set_goals(made, 2025, 5, 5, 5, 5, whole=20)
    set_goals(made, 2026, 10, whole=40)
    save(office, made, Quarter(2025, 4), nilai=4)
    return made


def decide(kind: str, year: int = 2026, **more: Any) -> Decision:
    return Decision(kind=kind, year=year, **{"reason": "Rumusnya berubah", **more})


def revise(indicator: Indicator, decision: Decision, **changes: Any) -> Indicator:
    spec = replace(standing_spec(indicator), **changes)
    return revise_indicator(indicator=indicator, spec=spec, decision=decision, actor=SYSTEM)


def refusals(indicator: Indicator, decision: Decision, **changes: Any) -> tuple[str, ...]:
    with pytest.raises(PlanRefused) as refused:
        revise(indicator, decision, **changes)
    return refused.value.sentences


def test_a_revision_makes_a_version_from_its_year_on_and_leaves_the_one_before(
    office: Office, indicator: Indicator
) -> None:
    Benchmark.objects.create(indicator=indicator, scope="nasional", year=2024, value=3, source="BPS")
    decision = decide("revisi", decree="SK 9/2026", decree_on=date(2026, 1, 5))
    version = revise(indicator, decision, definition="Laporan yang terbit tepat waktu")
    found = Indicator.objects.order_by("valid_from").values_list("code", "definition", "valid_from", "valid_to")
    assert list(found) == [("A", "", 2024, 2025), ("A", "Laporan yang terbit tepat waktu", 2026, None)]
    assert (line_of(version), line_of(indicator)) == ([indicator, version], [indicator, version])
    assert [indicators_of(office.root, year) for year in (2025, 2026)] == [[indicator], [version]]
    assert list(Target.objects.filter(indicator=version).values_list("year", "quarter", "value")) == [
        (2026, None, Decimal(40)),
        (2026, 1, Decimal(10)),
    ]
    assert version.benchmarks.values_list("source", flat=True).get() == "BPS"
    lineage = IndicatorRevision.objects.values_list("kind", "year", "former", "reason", "decree")
    assert list(lineage) == [
        ("baru", 2024, None, "Renstra baru", "SK 1/2024"),
        ("revisi", 2026, indicator.pk, "Rumusnya berubah", "SK 9/2026"),
    ]
    entry = Entry.objects.last()
    assert entry is not None
    assert (entry.action, entry.facts) == (
        "indicator_revised",
        {
            "indicator": "A",
            "name": "Jumlah laporan",
            "former": "A",
            "year": 2026,
            "reason": "Rumusnya berubah",
            "decree": "SK 9/2026",
            "decree_on": "2026-01-05",
        },
    )


def test_earlier_figures_are_read_under_the_version_they_were_entered_under(
    office: Office, indicator: Indicator
) -> None:
    revise(indicator, decide("revisi"), definition="Lain", polarity="turun")
    version = Indicator.objects.get(valid_from=2026)
    save(office, version, Quarter(2026, 1), nilai=5)
    figure = figure_for(version, Quarter(2026, 1))
    assert (figure.percent, [(past.quarter, past.percent) for past in figure.history]) == (
        Decimal(150),
        [(Quarter(2025, 4), Decimal(80))],
    )
    year = year_figures([version], 2026)[0]
    assert [(past.year, past.target, past.value) for past in year.years] == [(2025, Decimal(20), Decimal(4))]


def test_a_version_of_another_measure_is_not_compared(office: Office, indicator: Indicator) -> None:
    version = revise(indicator, decide("revisi"), measure="Jam")
    assert figure_for(version, Quarter(2026, 1)).history == ()


def test_a_kept_indicator_stays_the_same_row_until_its_plan_changes(office: Office, indicator: Indicator) -> None:
    assert revise(indicator, decide("tetap", reason="Renja 2026")) == indicator
    version = revise(indicator, decide("tetap", 2027, reason="Renstra baru"), node=objective_of(office.agency, "S2"))
    assert (version.first, Indicator.objects.get(pk=indicator.pk).valid_to, version.valid_from) == (
        indicator,
        2026,
        2027,
    )
    assert "Indikator yang tetap tidak mengubah nama. Pilih revisi atau pengganti." in refusals(
        version, decide("tetap", 2028), name="Lain"
    )


def test_a_replaced_indicator_begins_a_line_of_its_own(office: Office, indicator: Indicator) -> None:
    other = revise(indicator, decide("pengganti"), code="B", name="Jumlah dokumen", measure="Dokumen")
    assert (other.first, line_of(other), Target.objects.filter(indicator=other).count()) == (None, [other], 0)
    assert (figure_for(other, Quarter(2026, 1)).history, indicators_of(office.root, 2026)) == ((), [other])
    entry = Entry.objects.last()
    assert entry is not None
    assert (entry.action, entry.facts["former"], entry.facts["indicator"]) == ("indicator_replaced", "A", "B")


def test_a_stopped_indicator_ends_with_the_year_before(office: Office, indicator: Indicator) -> None:
    stop_indicator(indicator=indicator, decision=decide("dihentikan", reason="Tidak relevan"), actor=SYSTEM)
    assert (indicators_of(office.root, 2026), indicators_of(office.root, 2025)) == ([], [indicator])
    revision = IndicatorRevision.objects.get(kind="dihentikan")
    assert (revision.year, revision.reason) == (2026, "Tidak relevan")


@pytest.mark.parametrize(
    ("decision", "changes", "sentences"),
    [
        (
            decide("revisi", 2025),
            {"name": "Lain"},
            ("Nilai tahun 2025 sudah diisi menurut definisi lama. Pilih tahun 2026 atau sesudahnya.",),
        ),
        (
            decide("revisi", 2024, reason=" "),
            {"name": "Lain"},
            (
                "Alasan belum diisi.",
                "A berlaku sejak 2024. Pilih tahun sesudahnya, atau ubah langsung.",
                "Nilai tahun 2025 sudah diisi menurut definisi lama. Pilih tahun 2026 atau sesudahnya.",
            ),
        ),
        (decide("apa"), {"name": "Lain"}, ("Jenis keputusan “apa” tidak dikenal.",)),
        (decide("baru"), {"name": "Lain"}, ("Pilih tetap, revisi atau pengganti.",)),
        (decide("revisi"), {}, ("Definisinya tidak berubah. Pilih tetap, atau ubah yang perlu direvisi.",)),
        (
            decide("revisi"),
            {"code": "B"},
            ("Indikator yang direvisi tetap berkode A. Dengan kode lain ia menjadi pengganti.",),
        ),
        (decide("pengganti"), {"code": "B"}, ("Indikator pengganti memerlukan nama lain.",)),
        (decide("revisi"), {"name": ""}, ("Nama belum diisi.",)),
    ],
)
def test_what_no_revision_may_do_is_refused(
    indicator: Indicator, decision: Decision, changes: dict[str, Any], sentences: tuple[str, ...]
) -> None:
    assert (refusals(indicator, decision, **changes), Indicator.objects.count()) == (sentences, 1)


def test_only_the_last_version_is_followed(indicator: Indicator) -> None:
    revise(indicator, decide("revisi"), name="Lain")
    assert refusals(indicator, decide("revisi", 2027), name="Lagi") == (
        "A hanya berlaku sampai 2025. Pilih tahun sebelumnya, atau versi yang sesudahnya.",
    )


def test_metadata_is_kept_and_what_defines_stays_once_values_are_there(indicator: Indicator) -> None:
    about = Metadata(
        concept="Laporan", method="Jumlah semua", size="Jumlah", baseline=Decimal(3), baseline_year=2023, is_key=True
    )
    with pytest.raises(PlanRefused) as refused:
        change_indicator(indicator=indicator, spec=replace(standing_spec(indicator), about=about), actor=SYSTEM)
    sentence = "Nilai sudah diisi menurut definisi ini, jadi konsep, rumus, ukuran tetap. Buat revisi"
    assert [said.startswith(sentence) for said in refused.value.sentences] == [True]
    free = Metadata(baseline=Decimal(3), baseline_year=2023, is_key=True, interpretation="Makin banyak makin baik")
    change_indicator(indicator=indicator, spec=replace(standing_spec(indicator), about=free), actor=SYSTEM)
    assert Metadata.of(Indicator.objects.get()) == free


@pytest.mark.parametrize(
    ("about", "sentences"),
    [
        (Metadata(frequency="harian"), ("Waktu pengukuran “harian” tidak dikenal. Pilih: triwulan, tahunan.",)),
        (Metadata(baseline=Decimal(1)), ("Isi data awal beserta tahunnya, atau kosongkan keduanya.",)),
        (
            Metadata(baseline=Decimal(10) ** 14, baseline_year=2024, concept="k" * 201),
            ("Data awal terlalu besar. Tulis paling banyak 14 angka.", "Konsep paling panjang 200 huruf."),
        ),
    ],
)
def test_metadata_that_cannot_be_is_refused(indicator: Indicator, about: Metadata, sentences: tuple[str, ...]) -> None:
    spec = replace(standing_spec(indicator), about=about)
    with pytest.raises(PlanRefused) as refused:
        change_indicator(indicator=indicator, spec=spec, actor=SYSTEM)
    assert refused.value.sentences == sentences


def test_what_is_measured_once_a_year_is_collected_with_the_last_quarter(office: Office) -> None:
    spec = IndicatorSpec(
        unit=office.division, node=office.objective, code="T", name="Indeks", measure="Indeks", valid_from=2026,
        decimals=2, about=Metadata(frequency="tahunan"),
    )  # fmt: skip
    yearly = create_indicator(spec, actor=SYSTEM)
    set_goals(yearly, 2026, whole="3.10")
    save(office, yearly, Quarter(2026, 4), nilai="2,79")
    assert [indicators_of(office.root, 2026, quarter) for quarter in (1, 3, 4)] == [[], [], [yearly]]
    figure = figure_for(yearly, Quarter(2026, 4))
    assert (figure.target, figure.percent, year_figures([yearly], 2026)[0].missing) == (
        Decimal("3.10"),
        Decimal(90),
        (),
    )
