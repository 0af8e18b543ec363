"""A session that ends while somebody types: nothing he typed is thrown into a sign-in page."""

import pytest
from django.test import Client

from tests.office import Office, small_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return small_office()


@pytest.mark.parametrize("headers", [{"HX-Request": "true"}, {"X-Requested-With": "triwulan"}])
def test_a_script_is_answered_401_with_the_sentence(office: Office, client: Client, headers: dict[str, str]) -> None:
    response = client.get("/tugas/", headers=headers)
    assert (response.status_code, response.content.decode()) == (
        401,
        "Sesi berakhir. Masuk lagi; isian Anda tetap di layar.",
    )


def test_a_form_is_told_to_go_back_where_its_words_are(office: Office, client: Client) -> None:
    response = client.post("/profil/perangkat-daerah/", {"agency": "1"})
    page = response.content.decode()
    assert (response.status_code, "Sesi berakhir, isian belum terkirim" in page) == (401, True)
    assert 'href="/masuk/?next=/sesi/kembali/" target="_blank"' in page


def test_the_waiting_page_learns_who_is_signed_in_and_a_token_that_works(office: Office) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(office["kabid"])
    answer = client.get("/sesi/").json()
    wrong = client.post("/keluar/", {"csrfmiddlewaretoken": "x" * 64})
    right = client.post("/keluar/", {"csrfmiddlewaretoken": answer["csrf"]})
    assert (answer["person"], wrong.status_code, right.status_code) == (office["kabid"].pk, 403, 302)


def test_every_page_carries_the_sentence_for_its_script(office: Office, client: Client) -> None:
    client.force_login(office["kabid"])
    page = client.get("/profil/").content.decode()
    assert (
        f'id="sesi-berakhir" aria-labelledby="sesi-judul" data-session-url="/sesi/" data-person="{office["kabid"].pk}"'
        in page
    )


def test_the_second_tab_says_that_it_may_be_closed(office: Office, client: Client) -> None:
    client.force_login(office["kabid"])
    assert "Tutup tab ini" in client.get("/sesi/kembali/").content.decode()
