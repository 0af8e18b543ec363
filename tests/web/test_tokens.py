"""A token ends on its day, and its owner sees when."""

import pytest
from django.core.cache import cache
from django.test import Client

from tests.api.caller import Caller, said
from tests.hands import Hands
from tests.office import PASSWORD, Office
from tests.web.steps.presses import desk_of
from triwulan.organisations.tokens import issue_token, person_for_token

NEW = "/profil/token/baru/"


@pytest.fixture
def proved(office: Office) -> Client:
    cache.clear()
    client = desk_of(office, "kabid")
    client.post(f"/profil/pastikan/?next={NEW}", {"password": PASSWORD})
    return client


def test_a_named_token_lasts_as_long_as_was_chosen(office: Office, proved: Client, hands: Hands) -> None:
    page = proved.post(NEW, {"name": "skrip", "days": "30"})
    plain = page.context["issued"].plain
    assert "Berlaku sampai Minggu 10 Mei 2026 07.30 WITA." in " ".join(page.content.decode().split())
    hands.set("2026-05-10T07:29")
    assert person_for_token(plain) == office["kabid"]
    hands.set("2026-05-10T07:30")
    assert person_for_token(plain) is None
    assert "sudah berakhir" in proved.get("/profil/token/").content.decode()


def test_another_length_is_refused_and_the_name_stays(proved: Client) -> None:
    page = proved.post(NEW, {"name": "skrip", "days": "9999"})
    assert (list(page.context["form"].errors), 'value="skrip"' in page.content.decode()) == (["days"], True)


def test_one_got_with_the_password_lasts_thirty_days_and_says_so(office: Office, hands: Hands) -> None:
    cache.clear()
    answer = said(Caller().post("token", {"username": "kabid", "password": PASSWORD}))
    assert (answer["expires_at"], person_for_token(answer["token"])) == ("2026-05-09T23:30:00Z", office["kabid"])
    hands.set("2026-05-11T07:30")
    assert person_for_token(answer["token"]) is None


def test_one_that_is_over_opens_nothing(office: Office, hands: Hands) -> None:
    plain = issue_token(office["kabid"]).plain
    hands.set("2026-05-11T07:30")
    assert Caller(token=plain).get("me").status_code == 401
