"""The head of agency's page: what it says when there is nothing, while a round runs and when it is done."""

import pytest
from django.test import Client
from django.utils.html import strip_tags

from tests.cycles.walk import cycle_of, finish, opened, walk_secretariat, walk_statistics
from tests.hands import Hands
from tests.office import Office
from tests.plans import objective_of, programme_of
from triwulan.audit.record import SYSTEM
from triwulan.core.quarters import Quarter
from triwulan.cycles.actions.values import Changes, save_values
from triwulan.cycles.models import Round
from triwulan.indicators.models import Indicator
from triwulan.indicators.planning.budgets import EnteredBudget, set_budget


@pytest.fixture
def head(office: Office, client: Client) -> Client:
    client.force_login(office["kepala"])
    return client


def words(client: Client, path: str = "/beranda/") -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return " ".join(strip_tags(answer.content.decode().replace("<", " <")).replace("\xa0", " ").split())


def says(page: str, *sentences: str) -> list[str]:
    """Those that are missing."""
    return [sentence for sentence in sentences if sentence not in page]


def test_heads_begin_at_home_and_everybody_else_at_his_tasks(office: Office, client: Client) -> None:
    with office.scope():
        opened(office)
    led = {}
    for username in ("kepala", "sekretaris", "kabid", "analis.1", "admin"):
        client.force_login(office[username])
        led[username] = client.get("/").headers["Location"]
    assert led == {
        "kepala": "/beranda/",
        "sekretaris": "/beranda/",
        "kabid": "/tugas/",
        "analis.1": "/tugas/",
        "admin": "/tugas/",
    }


def test_before_the_first_round_it_says_what_will_be_here(office: Office, head: Client) -> None:
    assert says(words(head), "Belum ada putaran", "Begitu putaran pertama dibuka", "Lihat putaran") == []


def test_a_late_task_is_named_with_whom_it_is_and_what_it_does_to_the_report(
    office: Office, head: Client, hands: Hands
) -> None:
    opened(office)
    walk_secretariat(office)
    hands.set("2026-04-13T08:00")
    missing = says(
        words(head),
        "Angka sementara: 1 dari 2 bidang sudah menyerahkan.",
        "Satu hal menahan laporan.",
        "Bidang Statistik terlambat 1 hari 15 menit kerja di langkah 1. Ada pada Kabid Statistik, "
        "batasnya Jumat 10 April 2026 07.45 WITA.",
        "Laporan Triwulan I 2026 paling cepat selesai Kamis 16 April 2026 09.15 WITA bila setiap langkah berikutnya "
        "memakai seluruh waktunya: mundur 1 hari 15 menit kerja dari Rabu 15 April 2026 09.00 WITA.",
    )
    assert missing == []


def test_a_finished_report_is_said_to_be_so(office: Office, head: Client, hands: Hands) -> None:
    opened(office)
    walk_secretariat(office)
    walk_statistics(office)
    hands.set("2026-04-10T10:00")
    finish(office, "perencana")
    page = words(head)
    assert says(page, "Laporan triwulan ini sudah selesai.", "Selesai hari ini 10.00 WITA, dalam waktu standar") == []
    assert "sementara" not in page


def test_objectives_stand_from_the_lowest_with_their_rule(office: Office, head: Client) -> None:
    other = objective_of(office.agency, "S2", "Meningkatnya layanan", 1)
    Indicator.objects.filter(code="U1").update(node=other)
    opened(office)
    walk_secretariat(office)
    page = words(head)
    assert (
        says(
            page,
            "Meningkatnya layanan rata-rata 1 indikator 100,00 %",
            "Sangat Tinggi",
            "Belum ada indikator yang dapat dinilai.",
        )
        == []
    )
    assert (
        says(page, "Capaian sasaran dibuat dari capaian indikatornya", "rata-rata 1 dari 2 sasaran", "0 di bawah 75 %")
        == []
    )


def test_what_is_not_applicable_is_named_with_its_reason_and_counts_nowhere(office: Office, head: Client) -> None:
    opened(office)
    walk_statistics(office, until="3")
    save_values(
        person=office["analis.1"],
        cycle_id=cycle_of(office, "statistik").pk,
        code="A1",
        changes=Changes(not_applicable="Survei setahun sekali."),
    )
    assert says(words(head), "; 1 indikator n/a tidak dihitung", "Indikator A1 : Survei setahun sekali.") == []


def test_programmes_are_drawn_once_plan_and_spending_are_there(office: Office, head: Client) -> None:
    programme = programme_of(objective_of(office.agency), "P", "Penunjang")
    Indicator.objects.filter(code="U1").update(node=programme)
    opened(office)
    walk_secretariat(office)
    assert says(words(head), "Belum dapat digambar", "belum diisi perencana") == []
    entered = EnteredBudget(1_000_000, {1: 200_000}, {1: 150_000})
    set_budget(node=programme, year=2026, entered=entered, actor=SYSTEM)
    assert says(words(head), "15,0 %", "Rp150.000 dari Rp1.000.000", "A Penunjang (100,00 %, 75,00 %)") == []


def test_a_round_that_is_still_written_from_the_past_is_not_shown(office: Office, head: Client) -> None:
    opened(office, Quarter(2025, 4))
    Round.objects.update(written_later=True)
    assert says(words(head), "Belum ada putaran") == []
