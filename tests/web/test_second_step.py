"""The optional second step of signing in: a code from an application, recovery codes, and changing the password."""

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.test import Client

from tests.office import PASSWORD, Office, small_office

pytestmark = pytest.mark.django_db

NEW = "kertas-tinta-cap-7"
PAGES = (
    "/profil/sandi/",
    "/profil/keamanan/",
    "/profil/keamanan/aplikasi/",
    "/profil/keamanan/kunci/",
    "/profil/keamanan/kunci/tambah/",
    "/profil/keamanan/cadangan/baru/",
)


@pytest.fixture
def office() -> Office:
    cache.clear()
    return small_office()


@pytest.fixture
def client(office: Office) -> Client:
    """Proved who he is a moment ago, so that nothing asks for it again."""
    client = Client()
    client.force_login(office["kabid"])
    client.post("/profil/pastikan/?next=/profil/keamanan/", {"password": PASSWORD})
    return client


def code(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time()))))


def with_application(client: Client) -> str:
    secret: str = client.get("/profil/keamanan/aplikasi/").context["form"].secret
    client.post("/profil/keamanan/aplikasi/", {"code": code(secret)})
    return secret


@pytest.mark.parametrize("path", PAGES)
def test_each_page_speaks_indonesian(client: Client, path: str) -> None:
    page = client.get(path).content.decode()
    english = [word for word in ("Password", "Authenticator", "Security Key", "Are you sure", "Submit") if word in page]
    assert ("<h1>" in page, english) == (True, [])


def test_with_an_application_a_code_is_asked_after_the_password(client: Client) -> None:
    secret = with_application(client)
    fresh = Client()
    first = fresh.post("/masuk/", {"login": "kabid", "password": PASSWORD, "next": "/profil/"})
    assert (first.headers["Location"], fresh.get("/sesi/").json()["person"]) == ("/masuk/kode/", None)
    cache.clear()
    wrong = fresh.post("/masuk/kode/", {"code": "000000"})
    assert wrong.context["form"].errors["code"] == ["Kode tidak cocok. Pakai kode yang sedang tampil di aplikasi."]
    cache.clear()
    right = fresh.post("/masuk/kode/", {"code": code(secret)})
    assert (right.headers["Location"], fresh.get("/sesi/").json()["person"] is not None) == ("/profil/", True)


def test_a_recovery_code_opens_the_account_once(client: Client) -> None:
    with_application(client)
    shown = client.get("/profil/keamanan/cadangan/")
    spare = shown.context["unused_codes"][0]
    assert (spare in shown.content.decode(), client.get("/profil/keamanan/cadangan/unduh/").status_code) == (True, 200)
    locations = []
    for _try in range(2):
        cache.clear()
        fresh = Client()
        fresh.post("/masuk/", {"login": "kabid", "password": PASSWORD})
        locations.append(fresh.post("/masuk/kode/", {"code": spare}).headers.get("Location"))
    assert locations == ["/", None]


def test_the_application_is_taken_off_again(client: Client) -> None:
    with_application(client)
    assert client.get("/profil/keamanan/aplikasi/hapus/").status_code == 200
    client.post("/profil/keamanan/aplikasi/hapus/")
    assert Client().post("/masuk/", {"login": "kabid", "password": PASSWORD}).headers["Location"] == "/"


def test_the_security_pages_ask_for_the_password_again_after_a_while(office: Office) -> None:
    later = Client()
    later.force_login(office["kabid"])
    asked = later.get("/profil/keamanan/aplikasi/")
    assert asked.headers["Location"].startswith("/profil/pastikan/")
    page = later.get(asked.headers["Location"])
    assert "Pastikan ini Anda" in page.content.decode()
    confirmed = later.post(asked.headers["Location"], {"password": PASSWORD})
    assert confirmed.headers["Location"] == "/profil/keamanan/aplikasi/"


def test_one_changes_one_s_own_password(client: Client) -> None:
    wrong = client.post("/profil/sandi/", {"oldpassword": "salah", "password1": NEW, "password2": NEW})
    right = client.post("/profil/sandi/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    assert (wrong.context["form"].errors["oldpassword"], right.status_code) == (["Kata sandi lama tidak cocok."], 302)
    assert Client().post("/masuk/", {"login": "kabid", "password": NEW}).status_code == 302
