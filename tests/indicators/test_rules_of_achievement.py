"""Limit, floor and category scale of an indicator, from the table or form into the figure."""

from decimal import Decimal
from typing import Any

import pytest

from tests.indicators.cast import TW1, Office, make_indicator, save, set_goals
from tests.tables import written_rows
from triwulan.audit.record import SYSTEM
from triwulan.core.caps import Cap
from triwulan.indicators.actions import RealisationRefused
from triwulan.indicators.entry import entered_text
from triwulan.indicators.figures import figure_for
from triwulan.indicators.models import Indicator, Target
from triwulan.indicators.planning import (
    PlanRefused,
    import_indicators,
    limit_as_text,
    read_rules,
    set_targets,
    target_as_text,
    weight_as_text,
)
from triwulan.indicators.planning.table import Row

pytestmark = pytest.mark.django_db

SCALE = [["WTP", "4"], ["WDP", "3"], ["TW", "2"], ["TMP", "1"]]


def opinion(office: Office) -> Indicator:
    return make_indicator(office, value_kind="kategori", measure="opini", aggregation="nilai_akhir", categories=SCALE)


def capped(office: Office, **fields: Any) -> Decimal | None:
    indicator = make_indicator(office, **fields)
    set_goals(indicator, 2026, 10)
    save(office, indicator, nilai=28)
    return figure_for(Indicator.objects.get(), TW1).percent


@pytest.mark.parametrize(
    ("fields", "percent"),
    [
        ({}, 120),
        ({"cap": 150}, 150),
        ({"cap": 200, "cap_above": 110}, 200),
        ({"uncapped": True}, 280),
    ],
)
def test_an_indicators_own_limit_comes_before_the_agencys(office: Office, fields: dict[str, Any], percent: int) -> None:
    office.agency.cap, office.agency.cap_above = Decimal(120), Decimal(110)
    office.agency.save(update_fields=["cap", "cap_above"])
    assert capped(office, **fields) == percent


@pytest.mark.parametrize(("floored", "percent"), [(True, 0), (False, -80)])
def test_a_floor_holds_only_where_the_indicator_has_one(office: Office, floored: bool, percent: int) -> None:
    assert capped(office, polarity="turun", floored=floored) == percent


def test_a_category_is_promised_entered_and_shown_by_its_name(office: Office) -> None:
    indicator = opinion(office)
    set_targets(indicator=indicator, year=2026, goals={1: "wtp", None: "4"}, actor=SYSTEM)
    save(office, indicator, nilai="WDP")
    figure = figure_for(Indicator.objects.get(), TW1)
    said = (figure.target_text, figure.value_text, figure.value_number, figure.percent, figure.year_target_text)
    assert said == ("WTP", "WDP", "WDP", Decimal(75), "WTP")
    assert figure.variable_text(indicator.variables.get()) == "WDP"
    written = [target_as_text(indicator, target) for target in Target.objects.all()]
    assert (written, entered_text(indicator, Decimal(3))) == (["WTP", "WTP"], "WDP")


def test_what_is_no_category_is_refused_with_those_there_are(office: Office) -> None:
    indicator = opinion(office)
    for entered in ("Baik", 5):
        with pytest.raises(RealisationRefused) as refusal:
            save(office, indicator, nilai=entered)
        sentence = f"“{entered}” bukan kategori indikator ini. Pilih: WTP, WDP, TW, TMP."
        assert refusal.value.sentences == {"nilai": sentence}
    with pytest.raises(PlanRefused, match=r"^Target TW I: “7” bukan kategori indikator ini\."):
        set_targets(indicator=indicator, year=2026, goals={1: "7"}, actor=SYSTEM)


def test_a_table_brings_limit_floor_scale_and_weight(office: Office) -> None:
    content = (
        "kode;nama;satuan;sasaran;unit;tahun;jenis_nilai;batas;lantai;kategori;bobot\n"
        "A;Opini BPK;opini;S1;Statistik;2026;kategori;110→120;ya;WTP = 4 | WDP = 3;60\n"
        "B;Laporan;laporan;S1;Statistik;2026;;tanpa;;;12,5\n"
    )
    rows = [Row(number, cells) for number, cells in written_rows(content)]
    import_indicators(office.agency, rows, actor=SYSTEM)
    found = [
        (limit_as_text(one), one.limit, one.floored, str(one.scale), weight_as_text(one.weight))
        for one in Indicator.objects.order_by("code")
    ]
    assert found == [
        ("110→120", Cap(Decimal(120), Decimal(110)), True, "WTP = 4 | WDP = 3", "60"),
        ("tanpa", None, False, "", "12,5"),
    ]


def test_every_fault_of_the_rules_is_named() -> None:
    with pytest.raises(PlanRefused) as refusal:
        read_rules(cap="seratus", floored=False, categories="WTP", weight="berat")
    assert refusal.value.sentences == (
        "Batas capaian “seratus” tidak terbaca. Tulis tanpa, 120, atau 110→120.",
        "“WTP” belum lengkap. Tulis kategori dan angkanya, misalnya WTP = 4.",
        'Bobot: "berat" bukan angka. Tulis angka saja, misalnya 1.234,5.',
    )
    with pytest.raises(PlanRefused, match=r"^Bobot paling banyak 4 angka di belakang koma\.$"):
        read_rules(cap="", floored=False, categories="", weight="0,12345")
