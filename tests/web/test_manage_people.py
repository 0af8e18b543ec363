"""People: added, changed, given a password, closed."""

import re

import pytest
from django.test import Client

from tests.office import PASSWORD, Office, small_office
from triwulan.organisations.models import ApiToken, Holding, Person
from triwulan.organisations.tokens import issue_token

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return small_office()


@pytest.fixture
def admin(office: Office, client: Client) -> Client:
    client.force_login(office["admin"])
    return client


def test_a_person_is_added_and_may_be_given_a_password(office: Office, admin: Client) -> None:
    entered = {"name": "Orang Satu", "nip": "19900101 201501 1 001", "back_title": "S.Kom."}
    page = admin.post("/pengaturan/orang/baru/", entered).headers["Location"]
    shown = admin.post(f"{page}sandi/")
    password = shown.context["password"]
    assert (password in shown.content.decode(), "no-store" in shown.headers["Cache-Control"]) == (True, True)
    assert password not in admin.get(page).content.decode()
    assert Client().post("/masuk/", {"login": "199001012015011001", "password": password}).status_code == 302


def test_the_list_is_narrowed_by_name_nip_and_position(office: Office, admin: Client) -> None:
    admin.post("/pengaturan/orang/baru/", {"name": "Orang Satu", "nip": "19900101 201501 1 001"})

    def found(words: str) -> list[str]:
        page = admin.get("/pengaturan/orang/", {"cari": words})
        assert "Tidak ada yang cocok" in page.content.decode() or page.context["page"].object_list
        return [each.username for each in page.context["page"]]

    asked = ("orang SATU", "19900101 201501", "kabid stat", "kabid orang", "")
    shown = [found(words) for words in asked]
    assert shown[:4] == [["199001012015011001"], ["199001012015011001"], ["kabid"], []]
    assert {"199001012015011001", "kabid", "admin"} < set(shown[4])


def test_what_throws_somebody_out_asks_first(office: Office, admin: Client) -> None:
    page = admin.get(f"/pengaturan/orang/{office['kabid'].pk}/").content.decode()
    asked = re.findall(r'<details class="ask-first"><summary>([^<]+)', page)
    assert asked == ["Setel ulang kata sandi", "Nonaktifkan akun"]
    Person.objects.filter(username="kabid").update(password="!", is_active=False)
    page = admin.get(f"/pengaturan/orang/{office['kabid'].pk}/").content.decode()
    assert re.findall(r'<details class="ask-first"><summary>([^<]+)', page) == []
    assert [each in page for each in (">Setel kata sandi<", ">Aktifkan akun<")] == [True, True]


def test_a_new_password_ends_every_session_and_token(office: Office, admin: Client) -> None:
    away = Client()
    away.force_login(office["kabid"])
    issue_token(office["kabid"])
    admin.post(f"/pengaturan/orang/{office['kabid'].pk}/sandi/")
    assert (away.get("/sesi/").json()["person"], ApiToken.objects.count()) == (None, 0)


def test_a_wrong_nip_is_said_at_its_field(office: Office, admin: Client) -> None:
    response = admin.post("/pengaturan/orang/baru/", {"name": "X", "nip": "123"})
    assert response.context["form"].errors["nip"] == ["NIP terdiri atas 18 angka; yang ditulis 3 angka."]


def test_an_account_is_closed_and_opened_but_not_one_s_own(office: Office, admin: Client) -> None:
    page = f"/pengaturan/orang/{office['kabid'].pk}/akun/"
    states = []
    for _press in range(2):
        admin.post(page)
        states.append(Person.objects.get(username="kabid").is_active)
    admin.post(f"/pengaturan/orang/{office['admin'].pk}/akun/")
    assert (states, Person.objects.get(username="admin").is_active) == ([False, True], True)


def test_who_leaves_keeps_his_record_and_loses_his_positions(office: Office, admin: Client) -> None:
    away = Client()
    away.force_login(office["kabid"])
    page = f"/pengaturan/orang/{office['kabid'].pk}/"
    assert admin.post(f"{page}kepergian/", {"last_day": "2024-06-30"}).headers["Location"] == page
    with office.scope():
        held = Holding.objects.get(person=office["kabid"])
    assert (str(held.ends_on), Person.objects.get(username="kabid").is_active) == ("2024-06-30", False)
    assert away.get("/tugas/").headers["Location"].startswith("/masuk/")


@pytest.mark.parametrize(
    ("username", "last_day", "place", "sentence"),
    [
        (
            "kabid",
            "2020-01-01",
            "last_day",
            "Orang ini sudah menjabat Kabid Statistik sejak 1 Januari 2024; hari terakhirnya tidak boleh sebelum itu.",
        ),
        ("admin", "2024-06-30", "__all__", "Kepergian sendiri tidak dapat dicatat. Minta administrator lain."),
    ],
)
def test_a_departure_that_cannot_be_is_said_and_ends_nothing(
    office: Office, admin: Client, username: str, last_day: str, place: str, sentence: str
) -> None:
    refused = admin.post(f"/pengaturan/orang/{office[username].pk}/kepergian/", {"last_day": last_day})
    with office.scope():
        held = Holding.objects.get(person=office[username])
    assert (refused.context["leaving"].errors, held.ends_on) == ({place: [sentence]}, None)


def test_somebody_who_works_elsewhere_too_is_looked_after_there(office: Office, admin: Client) -> None:
    other = small_office("Dinas Lain", office.government, prefix="lain.")
    with other.scope():
        Holding.objects.filter(position=other.positions["lain.kabid"]).update(person=office["kabid"])
    page = f"/pengaturan/orang/{office['kabid'].pk}/"
    refused = [admin.post(f"{page}{act}").status_code for act in ("sandi/", "akun/", "kepergian/")]
    assert (admin.get(page).status_code, refused, office["kabid"].check_password(PASSWORD)) == (
        200,
        [403, 403, 403],
        True,
    )
