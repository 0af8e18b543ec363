"""The planner revises, stops, compares: each with its reason, and the indicator's page tells it."""

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from tests.documents.reading import flat
from tests.office import Office, small_office
from tests.plans import objective_of, programme_of
from triwulan.audit.record import SYSTEM
from triwulan.indicators.models import Benchmark, Indicator, PlanTarget, TargetChange, Variable
from triwulan.indicators.planning.benchmarks import set_benchmark

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return small_office()


@pytest.fixture
def planner(office: Office, client: Client) -> Client:
    client.force_login(office["perencana"])
    return client


@pytest.fixture
def indicator(office: Office) -> Indicator:
    with office.scope():
        found: Indicator = Indicator.objects.get(code="A1")
        return found


def shown(client: Client, address: str) -> dict[str, Any]:
    form = client.get(address).context["form"]
    values = {bound.html_name: bound.value() for bound in form}
    return {name: "" if value is None or value is False else value for name, value in values.items()}


def test_a_revision_is_entered_with_its_decision_and_shown_as_a_line(
    office: Office, planner: Client, indicator: Indicator
) -> None:
    address = f"/pengaturan/indikator/{indicator.pk}/revisi/"
    decision = {"jenis": "revisi", "tahun_mulai": 2027, "keputusan": "SK 9", "alasan_revisi": ""}
    sent = shown(planner, address) | decision | {"definisi": "Lebih sempit", "konsep": "Laporan"}
    form = planner.post(address, sent).context["form"]
    assert (list(form.errors), form["definisi"].value()) == (["alasan_revisi"], "Lebih sempit")
    answer = planner.post(address, sent | {"alasan_revisi": "Renstra perubahan"})
    with office.scope():
        version = Indicator.objects.get(code="A1", valid_from=2027)
    assert answer.headers["Location"] == f"/indikator/{version.pk}/?tahun=2027"
    assert (version.definition, version.concept, version.first) == ("Lebih sempit", "Laporan", indicator)
    page = flat(planner.get(f"/indikator/{indicator.pk}/").content.decode())
    wanted = ("2024–2026", "2027–", "2027 direvisi", "Renstra perubahan. SK 9.")
    assert [words for words in wanted if flat(words) not in page.replace("<b>", "").replace("</b>", "")] == []
    pages = [planner.get(f"/indikator/{indicator.pk}/?tahun={year}") for year in (2026, 2027)]
    assert [one.context["in_force"] for one in pages] == [indicator, version]
    led = [
        f'<a href="/indikator/{version.pk}/?tahun=2027">' in one.content.decode().partition("<section")[0]
        for one in pages
    ]
    assert led == [False, True]


def test_a_refused_revision_says_why(planner: Client, indicator: Indicator) -> None:
    address = f"/pengaturan/indikator/{indicator.pk}/revisi/"
    decision = {"jenis": "revisi", "tahun_mulai": 2027, "alasan_revisi": "Renja"}
    form = planner.post(address, shown(planner, address) | decision).context["form"]
    assert form.non_field_errors() == ["Definisinya tidak berubah. Pilih tetap, atau ubah yang perlu direvisi."]


def test_an_indicator_is_stopped_after_a_question(office: Office, planner: Client, indicator: Indicator) -> None:
    address = f"/pengaturan/indikator/{indicator.pk}/henti/"
    assert planner.get(address).status_code == 200
    early = planner.post(address, {"tahun_mulai": 2024, "alasan_revisi": "Tidak relevan"}).context["form"]
    assert early.non_field_errors() == ["A1 berlaku sejak 2024. Pilih tahun sesudahnya, atau ubah langsung."]
    planner.post(address, {"tahun_mulai": 2027, "alasan_revisi": "Tidak relevan"})
    with office.scope():
        assert Indicator.objects.get(pk=indicator.pk).valid_to == 2026
    page = planner.get(f"/indikator/{indicator.pk}/?tahun=2027").content.decode()
    assert "Indikator ini tidak diukur pada 2027." in page


def test_the_plan_s_targets_and_others_values_stand_beside_the_year_s(
    office: Office, planner: Client, indicator: Indicator
) -> None:
    address = f"/pengaturan/indikator/{indicator.pk}/menengah/"
    assert list(planner.get(address).context["form"].fields) == ["t2024", "t2025", "t2026", "t2027", "t2028", "alasan"]
    planner.post(address, {"t2026": "40", "t2027": "50"})
    refused = planner.post(address, {"t2026": "45", "t2027": "50"}).context["form"]
    assert refused.non_field_errors() == ["Target tahun 2026 sudah ditetapkan. Tulis alasan perubahannya."]
    planner.post(address, {"t2026": "45", "t2027": "50", "alasan": "Renstra perubahan"})
    with office.scope():
        assert list(PlanTarget.objects.values_list("year", "value")) == [(2026, Decimal(45)), (2027, Decimal(50))]
        assert TargetChange.objects.filter(changed_by=office["perencana"]).count() == 3
    page = flat(planner.get(f"/indikator/{indicator.pk}/").content.decode())
    wanted = ("Target jangka menengah", "45 dokumen", "Renstra perubahan.", "(Kasubag Perencanaan)")
    assert [words for words in wanted if flat(words) not in page] == []


def test_a_benchmark_is_added_and_taken_away(office: Office, planner: Client, indicator: Indicator) -> None:
    address = f"/pengaturan/indikator/{indicator.pk}/pembanding/"
    entry = {"lingkup": "nasional", "tahun": 2025, "nilai": "3,5x", "sumber": "BPS"}
    form = planner.post(address, entry).context["benchmark_form"]
    assert form.non_field_errors() == ['"3,5x" bukan angka. Tulis angka saja, misalnya 1.234,5.']
    planner.post(address, entry | {"nilai": "3,5"})
    with office.scope():
        benchmark = Benchmark.objects.get()
    assert "3,5 dokumen" in planner.get(f"/indikator/{indicator.pk}/").content.decode()
    planner.post(f"{address}{benchmark.pk}/hapus/")
    with office.scope():
        assert not Benchmark.objects.exists()


def test_another_indicator_s_benchmark_is_not_there(office: Office, planner: Client, indicator: Indicator) -> None:
    with office.scope():
        other = Indicator.objects.get(code="B1")
        made = set_benchmark(indicator=other, scope="provinsi", year=2025, value=3, source="BPS", actor=SYSTEM)
    assert planner.post(f"/pengaturan/indikator/{indicator.pk}/pembanding/{made.pk}/hapus/").status_code == 404


def test_variables_carry_their_metadata(office: Office, planner: Client, indicator: Indicator) -> None:
    address = f"/pengaturan/indikator/{indicator.pk}/variabel/"
    ((variable, _form),) = planner.get(address).context["rows"]
    sent = {f"v{variable.pk}-alias": "dok", f"v{variable.pk}-tipe_data": "bilangan bulat", f"v{variable.pk}-umum": "on"}
    assert planner.post(address, sent).headers["Location"] == f"/indikator/{indicator.pk}/"
    with office.scope():
        kept = Variable.objects.values_list("alias", "data_type", "is_public").get(pk=variable.pk)
    assert kept == ("dok", "bilangan bulat", True)


def test_metadata_is_entered_and_read(office: Office, planner: Client, indicator: Indicator) -> None:
    address = f"/pengaturan/indikator/{indicator.pk}/?tahun=2026"
    metadata = {"iku": "on", "metode": "Jumlah semua", "data_awal": "1.234,5", "frekuensi": "tahunan"}
    form = planner.post(address, shown(planner, address) | metadata).context["form"]
    assert form.non_field_errors() == ["Isi data awal beserta tahunnya, atau kosongkan keduanya."]
    planner.post(address, shown(planner, address) | metadata | {"tahun_data_awal": 2023})
    page = flat(planner.get(f"/indikator/{indicator.pk}/").content.decode())
    wanted = ("IKU", "Jumlah semua", "1.234,5 dokumen (2023)", "setahun sekali")
    assert [words for words in wanted if flat(words) not in page] == []


def test_an_indicator_stands_where_the_tree_has_room_for_it(office: Office, planner: Client) -> None:
    with office.scope():
        node = programme_of(objective_of(office.agency), "2.20.02", "Statistik")
    new = planner.get(f"/pengaturan/indikator/baru/?di={node.pk}&tahun=2026").context["form"]
    assert (str(node.pk), "– Program: 2.20.02 Statistik") in new.fields["tempat"].choices
    assert new["tempat"].value() == str(node.pk)
    form = planner.post("/pengaturan/indikator/baru/", {"kode": "N"}).context["form"]
    assert form.errors["tempat"] == ["Pilih tempatnya dalam pohon kinerja, atau tulis sasaran yang baru."]
