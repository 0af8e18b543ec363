"""A round's page: what is late does to the report, reminding, and beginning without."""

import re

import pytest
from django.test import Client

from tests.cycles.walk import finish, opened, task_of, walk_secretariat, walk_statistics
from tests.hands import Hands
from tests.office import Office
from tests.web.dashboard.test_home import says, words
from triwulan.audit.models import Entry
from triwulan.core.quarters import Quarter
from triwulan.cycles.models import Assignment, Round

LAST = Quarter(2025, 4)


@pytest.fixture
def late(office: Office, hands: Hands) -> Assignment:
    """The head of division has not begun; the secretariat has handed over."""
    opened(office)
    walk_secretariat(office)
    hands.set("2026-04-13T08:00")
    return task_of(office, "kabid")


def page(office: Office, client: Client, username: str) -> str:
    client.force_login(office[username])
    return words(client, f"/putaran/{Round.objects.get().pk}/")


def test_it_says_what_the_late_task_does_to_the_report(office: Office, client: Client, late: Assignment) -> None:
    missing = says(
        page(office, client, "kabid"),
        "1 dari 2 bidang sudah menyerahkan.",
        f"Ada pada {late.position.title}.",
        "Laporan Triwulan I 2026 paling cepat selesai Kamis 16 April 2026 09.15 WITA",
    )
    assert missing == []


def test_the_list_says_how_far_each_round_is(office: Office, client: Client, hands: Hands) -> None:
    opened(office, LAST)
    hands.set("2026-04-14T09:00")
    walk_statistics(office)
    walk_secretariat(office)
    finish(office, "perencana")
    finish(office, "perencana")
    opened(office)
    client.force_login(office["kabid"])
    page = client.get("/putaran/").content.decode()
    said = re.findall(r'data-label="Keadaan">.*?</svg>(?:<span>)?([^<]+)', page, re.DOTALL)
    assert [each.strip() for each in said] == ["berjalan, 2 langkah terbuka", "selesai 14 April 2026"]


def test_who_may_remind_has_the_button_and_the_planner_may_begin_without(
    office: Office, client: Client, late: Assignment
) -> None:
    shown = {
        username: [
            sentence in page(office, client, username)
            for sentence in (f"Ingatkan {late.position.title}", "Mulai tanpa yang terlambat")
        ]
        for username in ("perencana", "kepala", "kabid", "analis.1")
    }
    assert shown == {
        "perencana": [True, True],
        "kepala": [True, False],
        "kabid": [False, False],
        "analis.1": [False, False],
    }


def test_a_reminder_is_sent_once_an_hour_and_the_page_says_when(
    office: Office, client: Client, late: Assignment
) -> None:
    client.force_login(office["perencana"])
    said = [
        client.post(f"/putaran/tugas/{late.pk}/ingatkan/", follow=True).content.decode() for _press in ("one", "two")
    ]
    found = [
        "Pengingat terkirim kepada Kabid Statistik, tembusan Kepala Dinas." in said[0],
        "Diingatkan hari ini 08.00 WITA." in said[0],
        "Kabid Statistik sudah diingatkan hari ini 08.00 WITA." in said[1],
    ]
    assert (found, Entry.objects.filter(action="task_reminded").count()) == ([True] * 3, 1)


def test_a_colleague_cannot_remind(office: Office, client: Client, late: Assignment) -> None:
    client.force_login(office["analis.1"])
    answer = client.post(f"/putaran/tugas/{late.pk}/ingatkan/")
    assert (answer.status_code, Entry.objects.filter(action="task_reminded").count()) == (403, 0)
