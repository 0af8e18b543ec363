"""A corrected indicator keeps the meaning of what was entered under it."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django_scopes import scopes_disabled

from tests.indicators.cast import Office, attach, make_office, save
from triwulan.audit.models import Entry
from triwulan.audit.record import SYSTEM
from triwulan.core.caps import Cap
from triwulan.indicators.models import Indicator
from triwulan.indicators.planning import IndicatorSpec, PlanRefused, VariableSpec, change_indicator, create_indicator

pytestmark = pytest.mark.django_db


@pytest.fixture
def spec(office: Office) -> IndicatorSpec:
    return IndicatorSpec(
        unit=office.division,
        node=office.objective,
        code="A",
        name="Jumlah laporan",
        measure="Laporan",
        valid_from=2024,
        cap=Cap(Decimal(120)),
    )


@pytest.fixture
def indicator(spec: IndicatorSpec) -> Indicator:
    return create_indicator(spec, actor=SYSTEM)


def test_what_changed_is_written_and_recorded(office: Office, indicator: Indicator, spec: IndicatorSpec) -> None:
    wanted = replace(
        spec,
        name="Jumlah laporan terbit",
        owner=office.kasubid,
        cap=Cap(Decimal(150)),
        variables=(VariableSpec("nilai", "Laporan terbit", "Laporan", minimum=Decimal(0), maximum=Decimal(12)),),
    )
    change_indicator(indicator=indicator, spec=wanted, actor=office.actor)
    stored = Indicator.objects.get()
    assert (stored.name, stored.owner, stored.cap) == ("Jumlah laporan terbit", office.kasubid, Decimal(150))
    assert list(stored.variables.values_list("label", "maximum")) == [("Laporan terbit", Decimal(12))]
    entry = Entry.objects.last()
    assert entry is not None
    assert (entry.action, entry.actor_id, entry.facts) == (
        "indicator_changed",
        office.analis.pk,
        {
            "indicator": "A",
            "changes": {
                "owner": [None, "Kasubid Data"],
                "name": ["Jumlah laporan", "Jumlah laporan terbit"],
                "cap": ["120", "150"],
            },
            "variables": ["nilai"],
        },
    )


def test_a_change_that_changes_nothing_writes_nothing(indicator: Indicator, spec: IndicatorSpec) -> None:
    entries = Entry.objects.count()
    change_indicator(indicator=Indicator.objects.get(), spec=spec, actor=SYSTEM)
    assert Entry.objects.count() == entries


def test_an_unused_indicator_may_become_another_kind(indicator: Indicator, spec: IndicatorSpec) -> None:
    wanted = replace(spec, value_kind="persentase", measure="%")
    change_indicator(indicator=indicator, spec=wanted, actor=SYSTEM)
    assert [one.code for one in indicator.variables.all()] == ["pembilang", "penyebut"]


def test_an_indicator_with_values_keeps_what_defines_it(
    office: Office, indicator: Indicator, spec: IndicatorSpec
) -> None:
    save(office, indicator, nilai=1)
    with pytest.raises(PlanRefused) as refused:
        change_indicator(indicator=indicator, spec=replace(spec, value_kind="persentase", measure="%"), actor=SYSTEM)
    sentence = "Nilai sudah diisi menurut definisi ini, jadi satuan, jenis nilai, aturan setahun, variabel tetap."
    assert [said.startswith(sentence) for said in refused.value.sentences] == [True]
    change_indicator(indicator=indicator, spec=replace(spec, source="Walidata", decimals=1), actor=SYSTEM)
    assert Indicator.objects.values_list("value_kind", "source", "decimals").get() == ("tunggal", "Walidata", 1)


def test_an_indicator_begins_no_later_than_its_first_value(
    office: Office, indicator: Indicator, spec: IndicatorSpec
) -> None:
    save(office, indicator, nilai=1)
    with pytest.raises(PlanRefused, match="Nilai tahun 2026 sudah diisi, jadi indikator ini tidak dapat dimulai"):
        change_indicator(indicator=indicator, spec=replace(spec, valid_from=2027), actor=SYSTEM)


def test_evidence_alone_is_no_value_yet(office: Office, indicator: Indicator, spec: IndicatorSpec) -> None:
    attach(office, indicator)
    change_indicator(indicator=indicator, spec=replace(spec, value_kind="persentase", measure="%"), actor=SYSTEM)
    assert Indicator.objects.get().value_kind == "persentase"


def test_a_code_of_another_indicator_is_refused(indicator: Indicator, spec: IndicatorSpec) -> None:
    create_indicator(replace(spec, code="B"), actor=SYSTEM)
    with pytest.raises(PlanRefused) as refused:
        change_indicator(indicator=indicator, spec=replace(spec, code="B", value_kind="apa"), actor=SYSTEM)
    assert refused.value.sentences == (
        (
            "Jenis nilai “apa” tidak dikenal. Pilih: tunggal, persentase, rasio, selisih, jumlah, rata_rata, berbobot, "
            "kategori."
        ),
        "Kode B sudah dipakai.",
    )


def test_an_indicator_stays_with_its_agency(indicator: Indicator, spec: IndicatorSpec) -> None:
    with scopes_disabled():
        other = make_office("Dukcapil")
    with pytest.raises(PlanRefused) as refused:
        change_indicator(
            indicator=indicator, spec=replace(spec, unit=other.division, node=other.objective), actor=SYSTEM
        )
    assert refused.value.sentences == ("Indikator tidak dapat dipindahkan ke perangkat daerah lain.",)
