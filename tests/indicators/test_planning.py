"""Indicators and targets: every fault in one sentence, and nothing half written."""

from decimal import Decimal
from typing import Any

import pytest
from django_scopes import scopes_disabled

from tests.indicators.cast import Office, make_office
from triwulan.audit.models import Entry
from triwulan.audit.record import SYSTEM
from triwulan.core.categories import OPINION
from triwulan.indicators.models import Indicator, Target, TargetChange
from triwulan.indicators.planning import (
    IndicatorSpec,
    PlanRefused,
    VariableSpec,
    create_indicator,
    set_plan_targets,
    set_targets,
)

pytestmark = pytest.mark.django_db


def spec(office: Office, **fields: Any) -> IndicatorSpec:
    shall = {
        "unit": office.division,
        "node": office.objective,
        "code": "2.20.02.2.01.0017",
        "name": "Persentase kegiatan yang mendapat rekomendasi",
        "measure": "%",
        "valid_from": 2026,
        **fields,
    }
    return IndicatorSpec(**shall)


def variables(indicator: Indicator) -> list[tuple[str, str, str, int, Decimal | None]]:
    return list(indicator.variables.values_list("code", "label", "measure", "decimals", "minimum"))


@pytest.mark.parametrize(
    ("fields", "made", "entries"),
    [
        (
            {"value_kind": "persentase"},
            ("nilai_akhir", 2, "diskrit"),
            [("pembilang", "Pembilang", "", 0, Decimal(0)), ("penyebut", "Penyebut", "", 0, Decimal(0))],
        ),
        (
            {"measure": "laporan"},
            ("jumlah", 0, "diskrit"),
            [("nilai", "Laporan", "laporan", 0, Decimal(0))],
        ),
        (
            {"measure": "Indeks", "decimals": 2},
            ("nilai_akhir", 2, "diskrit"),
            [("nilai", "Nilai", "Indeks", 2, None)],
        ),
        (
            {"value_kind": "selisih", "measure": "Poin", "decimals": 1},
            ("jumlah", 1, "diskrit"),
            [("nilai_awal", "Nilai awal", "Poin", 1, None), ("nilai_akhir", "Nilai akhir", "Poin", 1, None)],
        ),
    ],
)
def test_each_kind_of_value_has_its_variables_and_year_rule(
    office: Office, fields: dict[str, Any], made: tuple[str, int, str], entries: list[Any]
) -> None:
    indicator = create_indicator(spec(office, **fields), actor=SYSTEM)
    assert (indicator.aggregation, indicator.decimals, indicator.target_kind) == made
    assert variables(indicator) == entries


def test_a_weighted_indicator_names_its_own_variables(office: Office) -> None:
    parts = (
        VariableSpec("a", "Kelas A", weight=Decimal(60)),
        VariableSpec("b", "Kelas B", weight=Decimal(40)),
    )
    create_indicator(spec(office, value_kind="berbobot", measure="Poin", variables=parts), actor=SYSTEM)
    assert list(Indicator.objects.get().variables.values_list("code", "weight")) == [
        ("a", Decimal(60)),
        ("b", Decimal(40)),
    ]


def test_a_formula_may_be_typed_with_a_plain_minus(office: Office) -> None:
    indicator = create_indicator(spec(office, polarity="turun", formula="(2T-R)/T"), actor=SYSTEM)
    assert indicator.formula == "(2T−R)/T"


def test_a_new_indicator_stands_last_and_in_the_record(office: Office) -> None:
    create_indicator(spec(office), actor=SYSTEM)
    later = create_indicator(spec(office, code=" B "), actor=office.actor)
    entry = Entry.objects.last()
    assert entry is not None
    assert (later.code, later.order) == ("B", 2)
    assert (entry.action, entry.subject_id, entry.actor_id, entry.facts) == (
        "indicator_created",
        later.pk,
        office.analis.pk,
        {"indicator": "B", "name": later.name, "unit": "Bidang Statistik"},
    )


@pytest.mark.parametrize(
    ("fields", "sentences"),
    [
        ({"code": " ", "measure": "x" * 61}, ("Kode belum diisi.", "Satuan paling panjang 60 huruf.")),
        (
            {"polarity": "datar", "target_kind": "bulanan"},
            (
                "Polaritas “datar” tidak dikenal. Pilih: naik, turun, tetap, rentang.",
                "Jenis target “bulanan” tidak dikenal. Pilih: diskrit, kumulatif.",
            ),
        ),
        ({"formula": "T/R"}, ('Rumus "T/R" tidak tersedia untuk polaritas naik.',)),
        (
            {"aggregation": "jumlah"},
            (
                (
                    "Persentase, indeks, nilai, dan kategori tidak dijumlahkan antar-triwulan. "
                    "Pilih nilai akhir atau rata-rata."
                ),
            ),
        ),
        ({"value_kind": "jumlah"}, ("Jenis nilai “jumlah” memerlukan daftar variabel.",)),
        (
            {"value_kind": "berbobot", "variables": (VariableSpec("a", "A", weight=Decimal(90)),)},
            ("Jumlah bobot harus 100, sekarang 90.",),
        ),
        (
            {"value_kind": "persentase", "variables": (VariableSpec("nilai", "Nilai"),)},
            ("Jenis nilai “persentase” memakai variabel pembilang, penyebut.",),
        ),
        ({"decimals": 7, "valid_from": 26}, ("Desimal harus 0 sampai 6.", "Tahun 26 di luar 2000 sampai 2100.")),
        (
            {"value_kind": "jumlah", "variables": (VariableSpec("a", "A"), VariableSpec("a", "B"))},
            ("Kode variabel tidak boleh berulang.",),
        ),
        ({"valid_to": 2025}, ("Tahun terakhir mendahului tahun pertama.",)),
        ({"weight": Decimal("100.5")}, ("Bobot indikator harus 0 sampai 100.",)),
        ({"categories": OPINION}, ("Skala kategori hanya untuk indikator yang nilainya kategori.",)),
    ],
)
def test_every_fault_of_an_indicator_is_named(
    office: Office, fields: dict[str, Any], sentences: tuple[str, ...]
) -> None:
    with pytest.raises(PlanRefused) as refused:
        create_indicator(spec(office, **fields), actor=SYSTEM)
    assert (refused.value.sentences, Indicator.objects.count()) == (sentences, 0)


def test_its_place_in_the_cascade_must_be_its_own_agency_s(office: Office) -> None:
    with scopes_disabled():
        other = make_office("Dukcapil")
    with pytest.raises(PlanRefused) as refused:
        create_indicator(spec(office, node=other.objective), actor=SYSTEM)
    assert refused.value.sentences == ("Sasaran dan pemilik harus dari perangkat daerah yang sama dengan unitnya.",)


def test_a_code_is_used_once_per_agency(office: Office) -> None:
    create_indicator(spec(office), actor=SYSTEM)
    with pytest.raises(PlanRefused) as refused:
        create_indicator(spec(office), actor=SYSTEM)
    assert refused.value.sentences == ("Kode 2.20.02.2.01.0017 sudah dipakai.",)


def targets() -> list[tuple[int | None, Decimal, Decimal | None]]:
    return list(Target.objects.order_by("pk").values_list("quarter", "value", "upper"))


def test_targets_are_set_changed_and_taken_away(office: Office) -> None:
    indicator = create_indicator(spec(office, value_kind="persentase"), actor=SYSTEM)
    set_targets(indicator=indicator, year=2026, goals={1: "40", 2: "55,5", None: 85}, actor=SYSTEM)
    revised = {1: "40,00", 2: "", None: "90 %"}
    set_targets(indicator=indicator, year=2026, goals=revised, actor=office.actor, reason="Renja perubahan")
    assert targets() == [(1, Decimal(40), None), (None, Decimal(90), None)]
    entry = Entry.objects.last()
    assert entry is not None
    assert (entry.action, entry.facts) == (
        "targets_set",
        {
            "indicator": indicator.code,
            "year": 2026,
            "changes": {"2": ["55.5", None], "year": ["85", "90"]},
            "reason": "Renja perubahan",
        },
    )


def test_a_revised_target_keeps_the_old_one_with_who_and_why(office: Office) -> None:
    indicator = create_indicator(spec(office), actor=SYSTEM)
    set_targets(indicator=indicator, year=2026, goals={1: 40, 2: 50}, actor=SYSTEM)
    with pytest.raises(PlanRefused, match="Target TW I 2026 sudah ditetapkan"):
        set_targets(indicator=indicator, year=2026, goals={1: 45, 3: 60}, actor=SYSTEM, reason=" ")
    set_targets(indicator=indicator, year=2026, goals={1: 45, 3: 60}, actor=office.actor, reason="Anggaran turun")
    kept = TargetChange.objects.values_list("horizon", "quarter", "before", "after", "reason", "changed_by")
    assert list(kept) == [
        ("tahunan", 1, None, Decimal(40), "", None),
        ("tahunan", 2, None, Decimal(50), "", None),
        ("tahunan", 1, Decimal(40), Decimal(45), "Anggaran turun", office.analis.pk),
        ("tahunan", 3, None, Decimal(60), "Anggaran turun", office.analis.pk),
    ]


def test_the_plan_s_targets_are_set_by_year_and_stay_beside_the_year_s(office: Office) -> None:
    indicator = create_indicator(spec(office), actor=SYSTEM)
    set_targets(indicator=indicator, year=2026, goals={None: 40}, actor=SYSTEM)
    set_plan_targets(indicator=indicator, goals={2026: 40, 2027: "50", 2028: ""}, actor=SYSTEM)
    with pytest.raises(PlanRefused) as refused:
        set_plan_targets(indicator=indicator, goals={2027: "x"}, actor=SYSTEM)
    assert refused.value.sentences == ('Target 2027: "x" bukan angka. Tulis angka saja, misalnya 1.234,5.',)
    set_plan_targets(indicator=indicator, goals={2027: 60}, actor=SYSTEM, reason="Renstra perubahan")
    assert list(indicator.plan_targets.values_list("year", "value")) == [(2026, Decimal(40)), (2027, Decimal(60))]
    assert targets() == [(None, Decimal(40), None)]
    assert list(TargetChange.objects.filter(horizon="menengah").values_list("year", "before", "after")) == [
        (2026, None, Decimal(40)),
        (2027, None, Decimal(50)),
        (2027, Decimal(50), Decimal(60)),
    ]


def test_targets_that_change_nothing_write_nothing(office: Office) -> None:
    indicator = create_indicator(spec(office), actor=SYSTEM)
    set_targets(indicator=indicator, year=2026, goals={1: 40}, actor=SYSTEM)
    entries = Entry.objects.count()
    set_targets(indicator=indicator, year=2026, goals={1: "40,0", 3: None}, actor=SYSTEM)
    assert (targets(), Entry.objects.count()) == ([(1, Decimal(40), None)], entries)


@pytest.mark.parametrize("written", ["80–90", "80-90", "80 - 90 %", "80 sampai 90", "80 s.d. 90"])
def test_a_range_is_written_in_one_cell(office: Office, written: str) -> None:
    indicator = create_indicator(spec(office, polarity="rentang"), actor=SYSTEM)
    set_targets(indicator=indicator, year=2026, goals={1: written}, actor=SYSTEM)
    assert targets() == [(1, Decimal(80), Decimal(90))]


@pytest.mark.parametrize(
    ("fields", "goals", "sentences"),
    [
        (
            {},
            {1: "empat puluh", 2: "1,234"},
            (
                'Target TW I: "empat puluh" bukan angka. Tulis angka saja, misalnya 1.234,5.',
                "Target TW II: Target paling banyak 2 angka di belakang koma, sedangkan terisi 1,234.",
            ),
        ),
        ({}, {None: 10**15}, ("Target tahun: Angka terlalu besar. Tulis paling banyak 14 angka.",)),
        (
            {"polarity": "rentang"},
            {1: "80", 2: "90–80"},
            (
                "Target TW I: Indikator ini berupa rentang. Tulis kedua batasnya, misalnya 80–90.",
                "Target TW II: Batas atas rentang lebih kecil daripada batas bawahnya.",
            ),
        ),
        (
            {"measure": "Laporan", "target_kind": "kumulatif"},
            {1: 2, 2: 4, 4: 3},
            ("Target TW IV: target kumulatif tidak boleh turun dari 4 menjadi 3.",),
        ),
    ],
)
def test_every_fault_of_targets_is_named_and_none_is_set(
    office: Office, fields: dict[str, Any], goals: dict[int | None, Any], sentences: tuple[str, ...]
) -> None:
    indicator = create_indicator(spec(office, **fields), actor=SYSTEM)
    with pytest.raises(PlanRefused) as refused:
        set_targets(indicator=indicator, year=2026, goals=goals, actor=SYSTEM)
    assert (refused.value.sentences, targets()) == (sentences, [])
