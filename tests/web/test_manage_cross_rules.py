"""Rules between indicators: tried before they are saved, refused with their place, listed with what they find now."""

from typing import Any

import pytest
from django.test import Client

from tests.cycles.walk import fill, opened, walk_statistics
from tests.office import Office, activate_sop, small_office
from triwulan.indicators.models import CrossRule

pytestmark = pytest.mark.django_db

LIST, NEW = "/pengaturan/aturan/", "/pengaturan/aturan/baru/"


@pytest.fixture
def office() -> Office:
    """The first quarter's values of A1 and A2 are in: 10 documents, 40 of 100."""
    office = small_office()
    with office.scope():
        activate_sop(office)
        opened(office)
        walk_statistics(office, until="3")
        fill(office, "analis.1")
    return office


@pytest.fixture
def planner(office: Office, client: Client) -> Client:
    client.force_login(office["perencana"])
    return client


def typed(**changes: str) -> dict[str, str]:
    return {
        "nama": "Wajar",
        "rumus": "[A1] <= [A2].pembilang - 35",
        "penjelasan": "",
        "sifat": "peringatan",
        "berlaku_sejak": "2026",
        "berlaku_sampai": "",
        "versi": "0",
    } | changes


def stored(office: Office) -> list[tuple[object, ...]]:
    with office.scope():
        return list(CrossRule.objects.values_list("name", "expression", "severity", "valid_from", "valid_to"))


def trials(page: Any) -> list[tuple[str, str, str]]:
    return [(str(one.quarter), one.outcome.verdict, one.words) for one in page.context["trials"]]


def test_a_rule_is_shown_with_what_it_finds_before_it_can_be_saved(office: Office, planner: Client) -> None:
    tried = planner.post(NEW, typed(simpan="1"))
    missing = "A1 (belum diisi) <= A2.pembilang (belum diisi) - 35"
    assert (trials(tried), stored(office)) == (
        [
            ("Triwulan I 2026", "tidak_terpenuhi", "A1 (10 dokumen) <= A2.pembilang (40) - 35"),
            ("Triwulan IV 2025", "belum_lengkap", missing),
            ("Triwulan III 2025", "belum_lengkap", missing),
            ("Triwulan II 2025", "belum_lengkap", missing),
        ],
        [],
    )
    assert "Subbidang 1: Indikator A1" in tried.content.decode()
    other = planner.post(NEW, typed(simpan="1", dicoba="A1 = A1"))
    saved = planner.post(NEW, typed(simpan="1", dicoba=typed()["rumus"]))
    assert (other.status_code, saved.headers["Location"]) == (200, LIST)
    assert stored(office) == [("Wajar", "[A1] <= [A2].pembilang - 35", "peringatan", 2026, None)]
    listed = planner.get(LIST).content.decode()
    found = ["tidak terpenuhi" in listed, "A1 (10 dokumen) &lt;= A2.pembilang (40) - 35" in listed]
    assert found == [True, True]


@pytest.mark.parametrize(
    ("expression", "sentence", "marked"),
    [
        (
            "[A1] <= [Z9]",
            "Huruf ke-9: Tidak ada indikator berkode “Z9” pada tahun berlakunya.",
            ("[A1] <= ", "[Z9]", ""),
        ),
        ("([A1] + 1 = 2", "Huruf ke-11: Perbandingan tidak boleh di dalam kurung.", ("([A1] + 1 ", "=", " 2")),
        (
            "[A1] = ",
            "Huruf ke-7: Rumusnya terputus. Di akhir harus ada kode indikator atau angka.",
            ("[A1] =", "…", ""),
        ),
    ],
)
def test_a_fault_is_said_with_its_place_and_what_was_typed_stays(
    planner: Client, expression: str, sentence: str, marked: tuple[str, str, str]
) -> None:
    page = planner.post(NEW, typed(rumus=expression, coba="1"))
    form, place = page.context["form"], page.context["marked"]
    assert (page.status_code, form.errors["rumus"], form["nama"].value()) == (422, [sentence], "Wajar")
    assert (place.before, place.place, place.after) == marked


def test_a_rule_is_changed_and_stopped_after_a_year(office: Office, planner: Client) -> None:
    planner.post(NEW, typed(simpan="1", dicoba=typed()["rumus"]))
    with office.scope():
        pk = CrossRule.objects.get().pk
    page = f"{LIST}{pk}/"
    taken = planner.post(NEW, typed(simpan="1", dicoba=typed()["rumus"]))
    assert taken.context["form"].non_field_errors() == ["Sudah ada aturan bernama “Wajar”."]
    assert planner.post(page, typed(simpan="1", sifat="penahan", versi="1")).status_code == 302
    stale = planner.post(page, typed(simpan="1", nama="Lain", versi="1"))
    assert stale.context["form"].non_field_errors() == ["Aturan ini sudah diubah orang lain. Muat ulang halaman ini."]
    shown = planner.get(f"{page}henti/").context["form"].initial
    refused = planner.post(f"{page}henti/", {"tahun_terakhir": "2024", "versi": "2"})
    assert (shown["tahun_terakhir"], refused.status_code) == (2025, 422)
    assert planner.post(f"{page}henti/", {"tahun_terakhir": "2025", "versi": "2"}).status_code == 302
    assert stored(office) == [("Wajar", "[A1] <= [A2].pembilang - 35", "penahan", 2026, 2025)]
    assert "dihentikan" in planner.get(LIST).content.decode()


def test_without_rules_the_list_says_what_they_are_for(planner: Client) -> None:
    assert "Belum ada aturan" in planner.get(LIST).content.decode()


def test_the_list_costs_the_same_for_one_rule_and_three(
    office: Office, planner: Client, django_assert_num_queries: Any
) -> None:
    counts = []
    for names in (["Satu"], ["Dua", "Tiga"]):
        for name in names:
            planner.post(NEW, typed(nama=name, simpan="1", dicoba=typed()["rumus"]))
        planner.get(LIST)
        with django_assert_num_queries(15):
            counts.append(len(planner.get(LIST).context["rows"]))
    assert counts == [1, 3]
