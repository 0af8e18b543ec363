"""Look and language belong to the device: a cookie, set before signing in too."""

import pytest
from django.test import Client

from tests.office import Office, small_office
from triwulan.organisations.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def office() -> Office:
    return small_office()


@pytest.mark.parametrize(
    ("theme", "html"), [("gelap", ' data-tema="gelap"'), ("terang", ' data-tema="terang"'), ("otomatis", "")]
)
def test_the_server_writes_the_chosen_look_into_the_page(client: Client, theme: str, html: str) -> None:
    client.post("/tampilan/", {"tema": theme})
    assert f'<html lang="id"{html}>' in client.get("/masuk/").content.decode()


def test_english_is_chosen_and_given_back(client: Client) -> None:
    client.post("/tampilan/", {"bahasa": "en"})
    assert '<html lang="en">' in client.get("/masuk/").content.decode()
    client.post("/tampilan/", {"bahasa": "id"})
    assert '<html lang="id">' in client.get("/masuk/").content.decode()


def test_who_has_signed_in_gets_his_mails_in_the_language_he_chose_last(client: Client, office: Office) -> None:
    client.force_login(office["kabid"])
    client.post("/tampilan/", {"bahasa": "en"})
    assert Person.objects.get(pk=office["kabid"].pk).language == "en"


@pytest.mark.parametrize(
    ("wanted", "reached"),
    [("/masuk/?next=%2Ftugas%2F", "/masuk/?next=%2Ftugas%2F"), ("https://jahat.example", "/"), ("", "/")],
)
def test_one_stays_where_one_was(client: Client, wanted: str, reached: str) -> None:
    assert client.post("/tampilan/", {"tema": "gelap", "next": wanted}).headers["Location"] == reached


def test_nonsense_is_not_remembered(client: Client) -> None:
    assert client.post("/tampilan/", {"tema": "ungu", "bahasa": "xx"}).cookies.keys() == set()


def test_a_choice_needs_a_press(client: Client) -> None:
    assert client.get("/tampilan/").status_code == 405
