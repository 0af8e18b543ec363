"""By NIP or user name; failures are counted and said; the demo's accounts open by one press, and only there."""

from pathlib import Path

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django_scopes import scope
from pytest_django import Settings

from tests.office import PASSWORD, Office, small_office
from triwulan.organisations.models import Person

pytestmark = pytest.mark.django_db

NIP = "199001012015011001"


@pytest.fixture
def office() -> Office:
    cache.clear()
    office = small_office()
    Person.objects.filter(username="kabid").update(nip=NIP, email="kabid@contoh.go.id")
    return office


@pytest.mark.parametrize("login", ["kabid", " Kabid ", NIP, "19900101 201501 1 001"])
def test_one_signs_in_by_user_name_or_by_nip_with_or_without_spaces(office: Office, client: Client, login: str) -> None:
    response = client.post("/masuk/", {"login": login, "password": PASSWORD})
    assert (response.status_code, response.headers["Location"]) == (302, "/")
    assert client.get("/sesi/").json()["person"] == office["kabid"].pk


def test_a_wrong_password_says_how_many_attempts_are_left(office: Office, client: Client) -> None:
    first = client.post("/masuk/", {"login": NIP, "password": "salah"})
    second = client.post("/masuk/", {"login": "kabid", "password": "salah"})
    assert [response.context["form"].errors["password"] for response in (first, second)] == [
        [
            (
                "NIP atau kata sandi tidak cocok. Periksa keduanya, termasuk huruf besar dan kecil, lalu coba lagi. "
                f"Sisa {left} percobaan."
            )
        ]
        for left in (4, 3)
    ]


def test_after_the_last_attempt_the_right_password_waits_too(office: Office, client: Client) -> None:
    for _attempt in range(5):
        client.post("/masuk/", {"login": "kabid", "password": "salah"})
    response = client.post("/masuk/", {"login": "kabid", "password": PASSWORD})
    assert response.context["form"].errors["password"] == [
        (
            "Terlalu banyak percobaan gagal. Tunggu lima menit, lalu coba lagi, atau minta administrator menyetel ulang "
            "kata sandi."
        )
    ]
    assert client.post("/masuk/", {"login": "perencana", "password": PASSWORD}).status_code == 302


def test_good_sign_ins_are_not_counted(office: Office) -> None:
    assert [Client().post("/masuk/", {"login": "kabid", "password": PASSWORD}).status_code for _each in range(8)] == [
        302
    ] * 8


def test_a_name_that_nobody_has_is_answered_like_a_wrong_password(office: Office, client: Client) -> None:
    known = client.post("/masuk/", {"login": "kabid", "password": "salah"})
    unknown = client.post("/masuk/", {"login": "tidak.ada", "password": "salah"})
    assert known.context["form"].errors == unknown.context["form"].errors


@pytest.mark.parametrize(
    ("wanted", "reached"), [("/profil/", "/profil/"), ("https://jahat.example/", "/"), ("//jahat.example/", "/")]
)
def test_one_goes_on_to_where_one_was_going_within_the_house(
    office: Office, client: Client, wanted: str, reached: str
) -> None:
    response = client.post("/masuk/", {"login": "kabid", "password": PASSWORD, "next": wanted})
    assert response.headers["Location"] == reached


def test_who_is_not_signed_in_is_led_to_the_door_and_back(office: Office, client: Client) -> None:
    assert client.get("/tugas/?a=1").headers["Location"] == "/masuk/?next=%2Ftugas%2F%3Fa%3D1"


def test_signing_out_needs_a_press_and_ends_the_session(office: Office, client: Client) -> None:
    client.force_login(office["kabid"])
    assert client.get("/keluar/").status_code == 200
    assert client.post("/keluar/").headers["Location"] == "/masuk/"
    assert client.get("/sesi/").json()["person"] is None


def test_the_office_stands_over_the_form_while_there_is_one(office: Office, client: Client) -> None:
    assert client.get("/masuk/").context["office"] == office.agency
    small_office("Dinas Lain", prefix="lain.")
    assert client.get("/masuk/").context["office"] is None


def test_the_demo_opens_an_account_by_one_press(office: Office, client: Client, settings: Settings) -> None:
    settings.DEMO = True
    page = client.get("/masuk/")
    (listed,) = page.context["offices"]
    assert [(account.username, account.title, account.does) for account in listed.accounts][:3] == [
        ("kepala", "Kepala Dinas", "capaian, keterlambatan, tanda tangan"),
        ("sekretaris", "Sekretaris", "menugaskan dan memeriksa laporan"),
        ("perencana", "Kasubag Perencanaan", "melihat putaran, merekap triwulan"),
    ]
    response = client.post("/masuk/akun/", {"akun": "kabid", "next": "/profil/"})
    assert (response.headers["Location"], client.get("/sesi/").json()["person"]) == ("/profil/", office["kabid"].pk)


def test_the_demo_says_while_its_past_is_still_being_written(
    office: Office, client: Client, settings: Settings, tmp_path: Path
) -> None:
    settings.DEMO, settings.DEMO_HISTORY_MARK = True, tmp_path / "masih"
    client.force_login(office["kabid"])
    sentence = "masih ditulis dan muncul satu demi satu"
    assert sentence not in client.get("/tugas/").content.decode()
    settings.DEMO_HISTORY_MARK.touch()
    assert sentence in client.get("/tugas/").content.decode()


def test_outside_the_demo_no_account_is_listed_or_opened(office: Office, client: Client) -> None:
    assert client.get("/masuk/").context["offices"] == []
    assert client.post("/masuk/akun/", {"akun": "kabid"}).status_code == 404
    assert client.get("/sesi/").json()["person"] is None


def test_the_demo_opens_no_account_without_a_token(office: Office, settings: Settings) -> None:
    settings.DEMO = True
    strict = Client(enforce_csrf_checks=True)
    response = strict.post("/masuk/akun/", {"akun": "kabid"})
    assert (response.status_code, "sudah kedaluwarsa" in response.content.decode()) == (403, True)


def test_a_deactivated_account_is_told_so_only_with_its_password(office: Office, client: Client) -> None:
    Person.objects.filter(username="kabid").update(is_active=False)
    right = client.post("/masuk/", {"login": "kabid", "password": PASSWORD})
    wrong = client.post("/masuk/", {"login": "kabid", "password": "salah"})
    assert (right.headers["Location"], wrong.status_code) == ("/masuk/nonaktif/", 200)


def test_a_forgotten_password_is_made_anew_by_mail(office: Office, client: Client) -> None:
    assert client.post("/sandi/", {"email": "kabid@contoh.go.id"}).headers["Location"] == "/sandi/terkirim/"
    (letter,) = mail.outbox
    address = next(line for line in letter.body.splitlines() if line.startswith("http"))
    path = client.get(address.removeprefix("http://testserver")).headers["Location"]
    password = "kertas-tinta-cap-7"
    assert client.post(path, {"password1": password, "password2": password}).status_code == 302
    assert (letter.subject, letter.to) == ("Kata sandi baru untuk Triwulan", ["kabid@contoh.go.id"])
    assert client.post("/masuk/", {"login": "kabid", "password": password}).status_code == 302


def test_an_unknown_address_gets_the_same_page_and_no_letter(office: Office, client: Client) -> None:
    response = client.post("/sandi/", {"email": "siapa@contoh.go.id"})
    assert (response.headers["Location"], mail.outbox) == ("/sandi/terkirim/", [])


def test_nobody_signs_himself_up(office: Office, client: Client) -> None:
    assert [client.get(path).status_code for path in ("/daftar/", "/signup/", "/accounts/signup/")] == [404] * 3


def test_all_is_scoped_again_after_a_request(office: Office, client: Client) -> None:
    client.force_login(office["kabid"])
    client.get("/profil/")
    with scope(government=office.government, agency=office.agency):
        assert office.agency.units.count() == len(office.units) + 1
