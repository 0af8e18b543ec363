"""One's own account: tokens that are shown once and withdrawn, sessions elsewhere that are ended."""

import pytest
from django.core.cache import cache
from django.test import Client

from tests.office import PASSWORD, Office
from tests.web.steps.presses import desk_of
from triwulan.audit.actions import describe
from triwulan.audit.models import Entry
from triwulan.organisations.models import ApiToken
from triwulan.organisations.tokens import issue_token, person_for_token

pytestmark = pytest.mark.django_db
NEW = "/profil/token/baru/"


@pytest.fixture
def proved(office: Office) -> Client:
    """Said his password a moment ago."""
    cache.clear()
    client = desk_of(office, "kabid")
    client.post(f"/profil/pastikan/?next={NEW}", {"password": PASSWORD})
    return client


def test_a_token_wants_the_password_again(office: Office) -> None:
    answer = desk_of(office, "kabid").post(NEW, {"name": "skrip", "days": "90"})
    assert (answer.status_code, answer.headers["Location"].split("?")[0], ApiToken.objects.count()) == (
        302,
        "/profil/pastikan/",
        0,
    )


def test_a_token_is_shown_once_and_kept_as_its_digest(office: Office, proved: Client) -> None:
    page = proved.post(NEW, {"name": " Skrip rekap ", "days": "90"})
    plain = page.context["issued"].plain
    token = ApiToken.objects.get()
    assert (token.name, plain in page.content.decode(), page.headers["Cache-Control"].split(",")[0]) == (
        "Skrip rekap",
        True,
        "max-age=0",
    )
    assert person_for_token(plain) == office["kabid"]
    assert plain not in proved.get("/profil/token/").content.decode()
    assert plain not in str(list(ApiToken.objects.values())) + str(list(Entry.objects.values()))
    assert describe(Entry.objects.get(action="token_issued")) == "Membuat token API “Skrip rekap”."


def test_a_token_without_a_name_is_not_made(proved: Client) -> None:
    page = proved.post(NEW, {"name": " ", "days": "90"})
    assert (list(page.context["form"].errors), ApiToken.objects.count()) == (["name"], 0)


def test_a_token_is_withdrawn_by_its_owner_alone(office: Office, proved: Client) -> None:
    plain = proved.post(NEW, {"name": "skrip", "days": "90"}).context["issued"].plain
    path = f"/profil/token/{ApiToken.objects.get().pk}/cabut/"
    assert desk_of(office, "kepala").post(path).status_code == 404
    assert person_for_token(plain) == office["kabid"]
    assert proved.post(path).headers["Location"] == "/profil/token/"
    assert (person_for_token(plain), proved.post(path).status_code) == (None, 404)


def test_a_changed_password_ends_every_token(office: Office, proved: Client) -> None:
    plain = issue_token(office["kabid"]).plain
    new = "kertas-tinta-cap-7"
    proved.post("/profil/sandi/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert person_for_token(plain) is None


def test_sessions_elsewhere_are_ended_and_this_one_stays(office: Office) -> None:
    here, phone, another = desk_of(office, "kabid"), desk_of(office, "kabid"), desk_of(office, "kepala")
    assert here.get("/profil/").context["others"] == 1
    here.post("/profil/sesi/akhiri/")
    assert [each.get("/profil/").status_code for each in (here, phone, another)] == [200, 302, 200]
