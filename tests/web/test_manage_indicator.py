"""One indicator's page: what is entered, corrected and refused, and that what was typed stays."""

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from tests.cycles.walk import fill, opened, walk_statistics
from tests.office import Office, activate_sop, small_office
from triwulan.audit.models import Entry
from triwulan.indicators.models import Indicator, Node, Target, Variable

pytestmark = pytest.mark.django_db

NEW = "/pengaturan/indikator/baru/"


@pytest.fixture
def office() -> Office:
    return small_office()


@pytest.fixture
def planner(office: Office, client: Client) -> Client:
    client.force_login(office["perencana"])
    return client


def entered(office: Office, **changes: object) -> dict[str, object]:
    return {
        "kode": "D1",
        "nama": "Jumlah laporan",
        "sasaran": "Meningkatnya mutu data",
        "unit": office.units["sub1"].pk,
        "pemilik": office.positions["analis.1"].pk,
        "satuan": "laporan",
        "desimal": "0",
        "jenis_nilai": "tunggal",
        "polaritas": "naik",
        "agregasi": "jumlah",
        "jenis_target": "diskrit",
        "berlaku_sejak": "2026",
        "tahun": "2026",
        "target_tw1": "3",
        "bukti_wajib": "on",
    } | changes


def page_of(office: Office, code: str, year: int = 2026) -> str:
    with office.scope():
        return f"/pengaturan/indikator/{Indicator.objects.get(code=code).pk}/?tahun={year}"


def shown(page: Any) -> dict[str, object]:
    """The form as it stands on the page, ready to be sent again."""
    form = page.context["form"]
    return {
        bound.name: bound.value() for bound in form if bound.value() not in {None, ""} and bound.value() is not False
    }


def targets_of(office: Office, code: str, year: int = 2026) -> list[tuple[int | None, int]]:
    with office.scope():
        found = Target.objects.filter(indicator__code=code, year=year)
        return [(target.quarter, int(target.value)) for target in found]


def test_a_new_indicator_obeys_the_table_s_rules(office: Office, planner: Client) -> None:
    refused = planner.post(NEW, entered(office, target_tw1="1,5x", sasaran="Sasaran baru")).context["form"]
    assert refused.non_field_errors() == ['Target TW I: "1,5x" bukan angka. Tulis angka saja, misalnya 1.234,5.']
    with office.scope():
        assert not Indicator.objects.filter(code="D1").exists()
        assert not Node.objects.filter(name="Sasaran baru").exists()
    assert planner.post(NEW, entered(office)).headers["Location"] == "/pengaturan/indikator/?tahun=2026"
    with office.scope():
        made = Indicator.objects.get(code="D1")
        assert (made.owner, made.evidence_required) == (office.positions["analis.1"], True)


def test_two_positions_of_one_title_are_told_apart(office: Office, planner: Client) -> None:
    with office.scope():
        twin = office.add("kembar", office.units["sub2"], "Analis 1", ["analis"])
    planner.post(NEW, entered(office, pemilik=twin.pk))
    with office.scope():
        assert Indicator.objects.get(code="D1").owner == twin


def test_a_code_that_is_taken_is_refused(office: Office, planner: Client) -> None:
    form = planner.post(NEW, entered(office, kode="A1")).context["form"]
    assert (form.non_field_errors(), form["nama"].value()) == (["Kode A1 sudah dipakai."], "Jumlah laporan")


@pytest.mark.parametrize("code", ["A1", "A2"])
def test_a_page_saved_as_it_is_changes_nothing(office: Office, planner: Client, code: str) -> None:
    address = page_of(office, code)
    before = targets_of(office, code)
    entries = Entry.objects.count()
    assert planner.post(address, shown(planner.get(address))).status_code == 302
    assert (targets_of(office, code), Entry.objects.count()) == (before, entries)


def test_name_owner_targets_and_last_year_are_corrected_and_recorded(office: Office, planner: Client) -> None:
    address = page_of(office, "A1")
    changes = {
        "nama": "Nama baru",
        "pemilik": office.positions["analis.2"].pk,
        "target_tw1": "12",
        "target_tw2": "",
        "alasan": "Renja berubah",
    }
    planner.post(address, shown(planner.get(address)) | changes | {"berlaku_sampai": "2027"})
    with office.scope():
        found = Indicator.objects.get(code="A1")
    assert (found.name, found.owner, found.valid_to) == ("Nama baru", office.positions["analis.2"], 2027)
    assert targets_of(office, "A1") == [(None, 40), (1, 12), (3, 10), (4, 10)]
    assert targets_of(office, "A1", 2025) == [(None, 40), (1, 10), (2, 10), (3, 10), (4, 10)]
    actions = Entry.objects.filter(subject_id=found.pk, subject_type="indicator").values_list("action", "position_id")
    place = office.positions["perencana"].pk
    assert list(actions) == [("indicator_changed", place), ("targets_set", place)]


def test_what_is_refused_stays_typed_and_unwritten(office: Office, planner: Client) -> None:
    address = page_of(office, "A1")
    sent = shown(planner.get(address)) | {"nama": "Nama baru", "kode": "B1", "berlaku_sampai": "2020"}
    page = planner.post(address, sent)
    assert page.context["form"].non_field_errors() == [
        "Tahun terakhir mendahului tahun pertama.",
        "Kode B1 sudah dipakai.",
    ]
    assert (page.context["form"]["nama"].value(), page.context["found"].name) == ("Nama baru", "Indikator A1")


def test_an_indicator_with_values_keeps_what_defines_it(office: Office, planner: Client) -> None:
    with office.scope():
        activate_sop(office)
        opened(office)
        walk_statistics(office, until="3")
        fill(office, "analis.1")
    address = page_of(office, "A1")
    page = planner.get(address)
    assert f"{address.partition('?')[0]}revisi/" in page.content.decode()
    defining = {"jenis_nilai": "persentase", "satuan": "%", "nama": "Lain"}
    planner.post(address, shown(page) | defining | {"sumber": "Walidata"})
    with office.scope():
        found = Indicator.objects.get(code="A1")
    assert (found.name, found.value_kind, found.measure, found.source) == (
        "Indikator A1",
        "tunggal",
        "dokumen",
        "Walidata",
    )


def test_names_of_variables_change_and_their_bounds_stay(office: Office, planner: Client) -> None:
    with office.scope():
        Variable.objects.filter(indicator__code="A2").update(maximum=900)
    address = page_of(office, "A2")
    assert shown(planner.get(address))["variabel"] == "Pembilang | Penyebut"
    planner.post(address, shown(planner.get(address)) | {"variabel": "Sesuai standar | Seluruhnya"})
    with office.scope():
        kept = [(one.code, one.label, one.maximum) for one in Variable.objects.filter(indicator__code="A2")]
    most = Decimal(900)
    assert kept == [("pembilang", "Sesuai standar", most), ("penyebut", "Seluruhnya", most)]


def test_a_new_unit_of_measure_is_its_figure_s_too(office: Office, planner: Client) -> None:
    address = page_of(office, "A1")
    planner.post(address, shown(planner.get(address)) | {"satuan": "jam", "desimal": "1"})
    with office.scope():
        assert Variable.objects.filter(indicator__code="A1").values_list("measure", "decimals").get() == ("jam", 1)


def test_another_agency_s_indicator_is_not_there(office: Office, planner: Client) -> None:
    other = small_office("Dinas Lain", office.government, prefix="lain.")
    assert planner.get(page_of(other, "A1")).status_code == 404


def test_the_planner_finds_the_list_and_from_it_the_page(office: Office, planner: Client) -> None:
    read = planner.get("/indikator/?tahun=2026")
    assert "/indikator/" in [link.url for link in read.context["shell"].more]
    assert 'href="/pengaturan/indikator/?tahun=2026"' in read.content.decode()
    listed = planner.get("/pengaturan/indikator/?tahun=2026")
    text = listed.content.decode()
    assert f'href="{page_of(office, "A1")}"' in text
    assert 'href="/pengaturan/"' not in text  # the administrator's, where he may not go


def test_another_kind_takes_its_own_figures(office: Office, planner: Client) -> None:
    address = page_of(office, "A1")
    planner.post(
        address, shown(planner.get(address)) | {"jenis_nilai": "rasio", "satuan": "%", "agregasi": "nilai_akhir"}
    )
    with office.scope():
        codes = list(Variable.objects.filter(indicator__code="A1").values_list("code", flat=True))
    assert codes == ["pembilang", "penyebut"]


def test_the_rules_of_achievement_are_entered_and_stay(office: Office, planner: Client) -> None:
    rules = {
        "jenis_nilai": "kategori",
        "agregasi": "nilai_akhir",
        "polaritas": "turun",
        "rumus": "T/R",
        "batas": "110→120",
        "lantai": "on",
        "kategori": "Rendah = 1 | Tinggi = 2",
        "bobot": "37,5",
        "target_tw1": "Rendah",
    }
    assert planner.post(NEW, entered(office, **rules)).status_code == 302
    page = planner.get(page_of(office, "D1"))
    kept = shown(page)
    assert {name: kept[name] for name in rules} == rules | {"lantai": True}
    assert planner.post(page_of(office, "D1"), kept | {"batas": "tanpa", "bobot": ""}).status_code == 302
    with office.scope():
        stored = Indicator.objects.get(code="D1")
    assert (stored.uncapped, stored.cap, stored.cap_above, stored.weight) == (True, None, None, None)


def test_what_cannot_be_read_of_the_rules_stays_typed(office: Office, planner: Client) -> None:
    page = planner.post(NEW, entered(office, batas="seratus", bobot="berat"))
    form = page.context["form"]
    assert (form["batas"].value(), form["bobot"].value(), [str(one) for one in form.non_field_errors()]) == (
        "seratus",
        "berat",
        [
            "Batas capaian “seratus” tidak terbaca. Tulis tanpa, 120, atau 110→120.",
            'Bobot: "berat" bukan angka. Tulis angka saja, misalnya 1.234,5.',
        ],
    )


def test_the_planner_bounds_a_value_even_after_some_were_entered(office: Office, planner: Client) -> None:
    with office.scope():
        activate_sop(office)
        opened(office)
        walk_statistics(office, until="3")
        fill(office, "analis.1")
    address = page_of(office, "A1")
    refused = planner.post(address, shown(planner.get(address)) | {"nilai_terkecil": "9", "nilai_terbesar": "1,5"})
    assert refused.context["form"].non_field_errors() == ["Nilai paling kecil melebihi nilai paling besar."]
    bounds = {"nilai_terkecil": "0", "nilai_terbesar": "1.000,5"}
    assert planner.post(address, shown(planner.get(address)) | bounds).status_code == 302
    kept = shown(planner.get(address))
    assert {name: kept[name] for name in bounds} == bounds
    with office.scope():
        found = Indicator.objects.get(code="A1")
        entry = Entry.objects.get(action="indicator_changed", subject_id=found.pk)
    assert (found.value_minimum, found.value_maximum, entry.facts["changes"]) == (
        Decimal(0),
        Decimal("1000.5"),
        {"value_minimum": [None, "0"], "value_maximum": [None, "1000.5"]},
    )


def test_a_variables_bounds_are_the_planners_too(office: Office, planner: Client) -> None:
    with office.scope():
        pk, variable = Variable.objects.filter(indicator__code="A1").values_list("indicator", "pk").get()
    address = f"/pengaturan/indikator/{pk}/variabel/"
    sent = {f"v{variable}-umum": "on", f"v{variable}-terkecil": "5"}
    refused = planner.post(address, sent | {f"v{variable}-terbesar": "4"})
    said = refused.context["rows"][0][1].non_field_errors()
    assert said == ["Nilai: Nilai paling kecil melebihi nilai paling besar."]
    planner.post(address, sent | {f"v{variable}-terbesar": "400"})
    with office.scope():
        stored = Variable.objects.get(pk=variable)
    assert (stored.minimum, stored.maximum) == (Decimal(5), Decimal(400))
