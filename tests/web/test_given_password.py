"""Two people know a password that the administrator set: its owner changes it before anything else."""

import pytest
from django.test import Client

from tests.office import PASSWORD, Office, small_office
from triwulan.audit.record import SYSTEM
from triwulan.organisations.models import Person
from triwulan.organisations.people import set_initial_password

pytestmark = pytest.mark.django_db

CHANGE = "/profil/sandi/"
OWN = "pilihan-saya-sendiri-77"


@pytest.fixture
def office() -> Office:
    return small_office()


@pytest.fixture
def given(office: Office) -> str:
    return set_initial_password(person=office["kabid"], actor=SYSTEM)


@pytest.fixture
def newcomer(given: str, client: Client) -> Client:
    client.post("/masuk/", {"login": "kabid", "password": given})
    return client


def test_every_page_leads_to_the_change_and_from_it_back(newcomer: Client, given: str) -> None:
    assert newcomer.get("/tugas/?a=b").headers["Location"] == "/profil/sandi/?next=%2Ftugas%2F%3Fa%3Db"
    assert newcomer.post("/kotak-masuk/dibaca/").headers["Location"] == CHANGE
    assert "Kata sandi Anda disetel oleh administrator." in newcomer.get(CHANGE).content.decode()
    typed = {"oldpassword": given, "password1": OWN, "password2": OWN, "next": "/tugas/?a=b"}
    assert newcomer.post(CHANGE, typed).headers["Location"] == "/tugas/?a=b"
    assert newcomer.get("/tugas/").status_code == 200


def test_a_change_that_is_refused_changes_nothing(newcomer: Client, given: str) -> None:
    page = newcomer.post(CHANGE, {"oldpassword": "salah", "password1": OWN, "password2": OWN})
    assert page.context["form"].errors == {"oldpassword": ["Kata sandi lama tidak cocok."]}
    kabid = Person.objects.get(username="kabid")
    assert (kabid.password_is_given, kabid.check_password(given)) == (True, True)


def test_one_may_leave_instead(newcomer: Client) -> None:
    assert newcomer.post("/keluar/").headers["Location"] == "/masuk/"


def test_who_chose_his_own_goes_straight_on(office: Office, client: Client) -> None:
    assert client.post("/masuk/", {"login": "kabid", "password": PASSWORD}).headers["Location"] == "/"
    assert client.get("/tugas/").status_code == 200
    typed = {"oldpassword": PASSWORD, "password1": OWN, "password2": OWN}
    assert client.post(CHANGE, typed).headers["Location"] == "/profil/"
