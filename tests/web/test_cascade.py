"""The pohon kinerja: everybody reads it, the planner edits it, and what is in use is ended."""

from decimal import Decimal

import pytest
from django.test import Client

from tests.documents.reading import flat, pdf_pages
from tests.office import Office, small_office
from tests.plans import objective_of, programme_of
from triwulan.audit.models import Entry
from triwulan.audit.record import SYSTEM
from triwulan.indicators.models import Indicator, Node, Plan
from triwulan.indicators.planning import EnteredBudget, set_budget

pytestmark = pytest.mark.django_db

TREE = "/pohon-kinerja/"


@pytest.fixture
def office() -> Office:
    return small_office()


@pytest.fixture
def planner(office: Office, client: Client) -> Client:
    client.force_login(office["perencana"])
    return client


@pytest.fixture
def programme(office: Office) -> Node:
    with office.scope():
        node = programme_of(objective_of(office.agency), "2.20.02", "Statistik Sektoral")
        Indicator.objects.filter(code="A1").update(node=node)
        set_budget(node=node, year=2026, entered=EnteredBudget(5_000_000), actor=SYSTEM)
        return node


def page(client: Client, address: str) -> str:
    return flat(client.get(address).content.decode())


def test_everybody_reads_what_is_wanted_promised_and_spent(office: Office, programme: Node, client: Client) -> None:
    client.force_login(office["analis.2"])
    shown = page(client, f"{TREE}?tahun=2026")
    wanted = (
        "Meningkatnya mutu data",
        "Statistik Sektoral",
        "Indikator A1",
        "40 dokumen",
        "Pagu Rp5.000.000",
    )
    assert [words for words in wanted if flat(words) not in shown] == []
    assert "/pohon-kinerja/baru/" not in client.get(TREE).content.decode()


def test_without_a_plan_it_says_who_adds_one(office: Office, client: Client) -> None:
    with office.scope():
        Indicator.objects.all().delete()
        Node.objects.all().delete()
        Plan.objects.all().delete()
    for username, offered in (("kabid", False), ("perencana", True)):
        client.force_login(office[username])
        shown = client.get(TREE).content.decode()
        assert ("Belum ada rencana" in shown, "/pohon-kinerja/rencana/baru/" in shown) == (True, offered)


def test_the_planner_plants_a_plan_and_lets_it_grow(office: Office, planner: Client) -> None:
    new = {"jenis": "renstra", "nama": "Renstra", "tahun_pertama": 2024, "tahun_terakhir": 2026}
    refused = planner.post("/pohon-kinerja/rencana/baru/", new).context["form"]
    assert refused.non_field_errors() == ["Tahunnya beririsan dengan Renstra 2024–2028. Akhiri rencana itu dahulu."]
    made = planner.post("/pohon-kinerja/rencana/baru/", new | {"tahun_pertama": 2029, "tahun_terakhir": 2033})
    assert made.headers["Location"].startswith(f"{TREE}?rencana=")
    with office.scope():
        plan = Plan.objects.get(first_year=2029)
    planner.post(f"/pohon-kinerja/baru/?rencana={plan.pk}", {"tingkat": "tujuan", "nama": "Data dipakai"})
    with office.scope():
        goal = Node.objects.get(name="Data dipakai")
    address = f"/pohon-kinerja/baru/?di={goal.pk}"
    form = planner.post(address, {"tingkat": "program", "nama": "Statistik"}).context["form"]
    assert (form.non_field_errors(), form["nama"].value()) == (["Kode belum diisi."], "Statistik")
    planner.post(
        address, {"tingkat": "program", "nama": "Statistik", "kode": "2.20.02", "jabatan": office.positions["kabid"].pk}
    )
    with office.scope():
        node = Node.objects.get(name="Statistik")
        assert (goal.code, node.parent, node.position) == ("T1", goal, office.positions["kabid"])
    actions = Entry.objects.filter(subject_type="node").values_list("action", "position_id")
    assert list(actions) == [("node_added", office.positions["perencana"].pk)] * 2


def test_a_place_is_renamed_and_moved(office: Office, planner: Client, programme: Node) -> None:
    address = f"/pohon-kinerja/{programme.pk}/"
    shown = planner.get(address).context["form"]
    sent = {bound.name: bound.value() or "" for bound in shown} | {
        "nama": "Statistik",
        "hasil": "Data lengkap",
        "bobot": "37,5",
    }
    planner.post(address, sent)
    with office.scope():
        other = objective_of(office.agency, "S2", "Layanan cepat")
        programme_of(other, "2.16.02", "Komunikasi")
    planner.post(f"{address}pindah/", {"induk": other.pk, "urutan": 1})
    with office.scope():
        kept = list(Node.objects.filter(parent=other).values_list("name", "result", "weight"))
    assert kept == [("Statistik", "Data lengkap", Decimal("37.5")), ("Komunikasi", "", None)]


def test_what_is_in_use_is_not_removed_but_ended(office: Office, planner: Client, programme: Node) -> None:
    address = f"/pohon-kinerja/{programme.pk}/"
    refused = planner.post(f"{address}hapus/")
    sentence = "“Statistik Sektoral” sudah dipakai, jadi tidak dapat dihapus. Akhiri dengan tahun terakhirnya."
    assert (refused.status_code, refused.context["refusals"]) == (422, (sentence,))
    ending = {"tahun": 2026, "alasan": "Renja berubah"}
    form = planner.post(f"{address}akhiri/", ending).context["form"]
    assert form.non_field_errors() == ["A1 Indikator A1 masih diukur sesudah 2026. Hentikan atau pindahkan dahulu."]
    with office.scope():
        Indicator.objects.filter(code="A1").update(valid_to=2026)
    planner.post(f"{address}akhiri/", ending)
    later = planner.get(f"{TREE}?tahun=2027")
    assert [node.pk for node in later.context["cascade"].resting] == [programme.pk]


def test_an_unused_place_is_removed_after_a_question(office: Office, planner: Client) -> None:
    with office.scope():
        node = programme_of(objective_of(office.agency), "2.21.02", "Persandian")
    address = f"/pohon-kinerja/{node.pk}/hapus/"
    assert planner.get(address).status_code == 200
    assert planner.post(address).status_code == 302
    with office.scope():
        assert not Node.objects.filter(pk=node.pk).exists()


@pytest.mark.parametrize(
    "address", ["/pohon-kinerja/baru/?di=x", "/pohon-kinerja/baru/?di=999999", "/pohon-kinerja/999999/"]
)
def test_what_is_not_there_is_not_found(planner: Client, address: str) -> None:
    assert planner.get(address).status_code == 404


def test_it_prints_on_one_sheet_with_what_is_promised(office: Office, programme: Node, client: Client) -> None:
    client.force_login(office["kabid"])
    plan = programme.plan_id
    printed = client.get(f"/pohon-kinerja/cetak/{plan}/2026/a3/")
    (sheet,) = pdf_pages(printed.content)
    wanted = ("Pohon Kinerja Tahun 2026", "Program 2.20.02", "Indikator A1: 40 dokumen", "Pagu Rp5.000.000")
    assert [words for words in wanted if flat(words) not in sheet] == []
    assert [client.get(f"/pohon-kinerja/cetak/{plan}/{rest}/").status_code for rest in ("2026/a5", "2023/a4")] == [
        404
    ] * 2
