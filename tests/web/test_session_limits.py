"""A session ends when nobody has used it for two hours, and twelve hours after signing in whoever used it."""

import pytest
from django.core.cache import cache
from django.test import Client

from tests.hands import Hands
from tests.office import PASSWORD, Office


@pytest.fixture
def signed_in(office: Office, hands: Hands) -> Client:
    cache.clear()
    client = Client()
    hands.set("2026-04-10T08:00")
    client.post("/masuk/", {"login": "kabid", "password": PASSWORD})
    return client


def lives(client: Client) -> bool:
    return client.get("/sesi/").json()["person"] is not None


@pytest.mark.parametrize(("until", "said"), [("10:00", True), ("10:01", False)])
def test_it_is_over_two_hours_after_it_was_last_used(signed_in: Client, hands: Hands, until: str, said: bool) -> None:
    hands.set(f"2026-04-10T{until}")
    assert lives(signed_in) is said


def test_using_it_keeps_it_alive_until_twelve_hours_are_over(signed_in: Client, hands: Hands) -> None:
    alive = []
    for hour in range(9, 22):
        hands.set(f"2026-04-10T{hour:02}:00")
        alive.append(lives(signed_in))
    assert alive == [True] * 12 + [False]


def test_a_page_that_stood_open_is_told_so_and_keeps_what_was_typed(signed_in: Client, hands: Hands) -> None:
    hands.set("2026-04-10T12:00")
    answer = signed_in.post("/profil/perangkat-daerah/", {"agency": "1"})
    assert (answer.status_code, "Sesi berakhir, isian belum terkirim" in answer.content.decode()) == (401, True)


def test_its_time_is_noted_every_five_minutes_and_not_with_every_page(signed_in: Client, hands: Hands) -> None:
    noted = []
    for minute in ("04", "05", "06", "11"):
        hands.set(f"2026-04-10T08:{minute}")
        signed_in.get("/sesi/")
        noted.append(signed_in.session["seen_at"] - signed_in.session["signed_in_at"])
    assert noted == [0, 300, 300, 660]
