"""Name and password against a token; and what a token is worth afterwards."""

from collections.abc import Iterator

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache

from tests.api.caller import Caller, Staff, said
from tests.office import PASSWORD, Office
from triwulan.audit.record import SYSTEM
from triwulan.organisations.models import ApiToken, Person
from triwulan.organisations.people import set_initial_password
from triwulan.organisations.tokens import withdraw_tokens

NIP = "198402062011011005"
WRONG = "Nama pengguna, NIP, atau kata sandi tidak cocok. Periksa semuanya, lalu coba lagi."
NO_TOKEN = "Token tidak ada atau tidak berlaku lagi. Minta token baru lewat POST /api/v1/token."
TOO_OFTEN = "Terlalu banyak percobaan gagal. Tunggu lima menit, lalu coba lagi."


@pytest.fixture(autouse=True)
def _no_failures_yet(db: None) -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def sign_in(username: str, password: str = PASSWORD, **more: str) -> tuple[int, dict[str, str]]:
    answer = Caller().post("token", {"username": username, "password": password, **more})
    return answer.status_code, answer.json()  # type: ignore[attr-defined]


@pytest.mark.parametrize("said_name", ["kabid", " kabid ", "KABID", NIP, "19840206 201101 1 005"])
def test_a_name_or_a_nip_and_the_password_give_a_token_that_opens(office: Office, said_name: str) -> None:
    Person.objects.filter(username="kabid").update(nip=NIP)
    status, body = sign_in(said_name)
    assert (status, list(body)) == (200, ["token", "expires_at"])
    caller = Caller()
    caller.headers = {"Authorization": f"bearer {body['token']}"}
    assert said(caller.get("me"))["username"] == "kabid"
    assert ApiToken.objects.filter(digest=body["token"]).count() == 0


@pytest.mark.parametrize(
    ("username", "password"), [("kabid", "salah"), ("tidak.ada", PASSWORD), ("kabid", f" {PASSWORD}"), (NIP, PASSWORD)]
)
def test_whichever_of_the_two_is_wrong_the_answer_is_the_same(office: Office, username: str, password: str) -> None:
    assert sign_in(username, password) == (401, {"detail": WRONG})


def test_five_failures_stop_a_name_and_successes_do_not_count(office: Office) -> None:
    for _success in range(7):
        assert sign_in("kabid")[0] == 200
    for _failure in range(5):
        assert sign_in("kabid", "salah") == (401, {"detail": WRONG})
    assert sign_in("kabid", "salah") == (429, {"detail": TOO_OFTEN})
    assert sign_in("kabid") == (429, {"detail": TOO_OFTEN})
    assert sign_in("kasubid.1")[0] == 200


def test_the_account_of_one_who_has_left_gives_no_token(office: Office) -> None:
    Person.objects.filter(username="kabid").update(is_active=False)
    assert sign_in("kabid") == (401, {"detail": "Akun ini dinonaktifkan. Hubungi administrator."})
    assert sign_in("kabid", "salah") == (401, {"detail": WRONG})


def test_a_password_that_another_set_gives_no_token(office: Office) -> None:
    given = set_initial_password(person=office["kabid"], actor=SYSTEM)
    refused = "Kata sandi ini ditetapkan orang lain. Masuk lewat halaman Triwulan dan ganti dahulu, lalu minta token."
    assert sign_in("kabid", given) == (401, {"detail": refused})


def test_a_second_factor_is_asked_for_and_its_codes_cannot_be_tried_out(office: Office) -> None:
    secret = "JBSWY3DPEHPK3PXP"
    TOTP.activate(office["kabid"], secret)
    needed = (401, {"detail": "Akun ini memakai kode kedua. Sertakan kode dari aplikasi pada isian “code”."})
    assert sign_in("kabid") == needed
    code = format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))
    assert sign_in("kabid", code=code)[0] == 200
    wrong = "000000" if code != "000000" else "000001"
    assert [sign_in("kabid", code=wrong)[0] for _attempt in range(6)] == [401, 401, 401, 401, 401, 429]


def test_a_passkey_alone_gives_no_token(office: Office) -> None:
    Authenticator.objects.create(user=office["kabid"], type=Authenticator.Type.WEBAUTHN, data={})
    assert sign_in("kabid") == (
        401,
        {"detail": "Akun ini dilindungi kunci sandi. Pasang juga aplikasi kode di halaman Profil untuk memakai API."},
    )


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ", "Bearer tidak-ada", "Basic a2FiaWQ6cmFoYXNpYQ==", "x"])
def test_without_a_token_of_ours_there_is_nothing(office: Office, header: str) -> None:
    caller = Caller()
    caller.headers = {"Authorization": header} if header else {}
    answer = caller.get("tasks")
    assert said(answer, 401) == {"detail": NO_TOKEN}
    assert answer["WWW-Authenticate"] == 'Bearer realm="Triwulan"'


def test_a_session_of_the_pages_opens_nothing_here(office: Office) -> None:
    caller = Caller()
    caller.client.force_login(office["kabid"])
    assert said(caller.get("tasks"), 401) == {"detail": NO_TOKEN}


def test_whoever_is_deactivated_is_out_at_once(office: Office, staff: Staff) -> None:
    assert staff["kabid"].get("tasks").status_code == 200
    Person.objects.filter(username="kabid").update(is_active=False)
    assert said(staff["kabid"].get("tasks"), 401) == {"detail": NO_TOKEN}


def test_a_withdrawn_token_is_worth_nothing(office: Office, staff: Staff) -> None:
    assert withdraw_tokens(office["kabid"]) == 1
    assert said(staff["kabid"].get("tasks"), 401) == {"detail": NO_TOKEN}


@pytest.mark.parametrize(
    ("body", "missing"),
    [
        ({}, ["Isian “username” wajib diisi.", "Isian “password” wajib diisi."]),
        ({"username": "kabid", "password": 5}, ["Isian “password” harus berupa teks."]),
        ({"username": "kabid", "password": "x", "pin": 1}, ["Isian “pin” tidak dikenal."]),
        ([], ["Isi permintaan harus berupa objek."]),
    ],
)
def test_what_is_missing_to_sign_in_is_named(office: Office, body: object, missing: list[str]) -> None:
    assert said(Caller().post("token", body), 422)["missing"] == missing
