"""What cannot be opened says so, in sentences, without an agency and, for our own faults, without a database."""

import json

import pytest
from django.core.exceptions import DisallowedHost, PermissionDenied
from django.db import OperationalError
from django.http import Http404, HttpResponse
from django.test import Client, RequestFactory
from django.urls import path

from tests.office import small_office
from triwulan.config import urls as project
from triwulan.cycles.refusals import AlreadyFinished, MayNot, NotThere
from triwulan.web import errors
from triwulan.web.access import public

RAISED: dict[str, Exception] = {
    "tidak-ada": NotThere(),
    "salah-alamat": Http404("Dokumen ini sudah dipindahkan."),
    "tanpa-hak": MayNot("Tugas ini bukan pada jabatan Anda."),
    "ditolak": PermissionDenied("Hanya perencana yang dapat membukanya."),
    "didahului": AlreadyFinished("Tugas ini sudah diselesaikan oleh Kabid pada Selasa 14 April 2026 09.00 WITA."),
    "rusak": RuntimeError("kabel"),
    "pergi": OperationalError("server closed the connection unexpectedly"),
}


@public("a test's own")
def _raise(_request: object, name: str) -> HttpResponse:
    raise RAISED[name]


# Stands in for the project's addresses in the tests that ask for it; the rest of the house stays reachable.
urlpatterns = [*project.urlpatterns, path("galat/<name>/", _raise)]
handler403, handler404, handler500 = project.handler403, project.handler404, project.handler500


@pytest.fixture
def client(request: pytest.FixtureRequest) -> Client:
    request.getfixturevalue("db")
    client = Client(raise_request_exception=False)
    client.force_login(small_office()["kabid"])
    return client


@pytest.mark.parametrize(
    ("name", "status", "heading", "sentence"),
    [
        ("tidak-ada", 404, "Halaman ini tidak ada", "Tidak ada pekerjaan Anda yang hilang."),
        ("salah-alamat", 404, "Halaman ini tidak ada", "Dokumen ini sudah dipindahkan."),
        ("tanpa-hak", 403, "Halaman ini bukan untuk jabatan Anda", "Tugas ini bukan pada jabatan Anda."),
        ("ditolak", 403, "Halaman ini bukan untuk jabatan Anda", "Hanya perencana yang dapat membukanya."),
        ("didahului", 409, "Sudah dikerjakan lebih dulu", "diselesaikan oleh Kabid pada Selasa 14 April 2026"),
        ("rusak", 500, "Kesalahan ada pada kami", "Yang sudah tersimpan tetap tersimpan."),
        ("pergi", 503, "Basis data sedang tidak dapat dihubungi", "Tidak ada yang berubah"),
    ],
)
@pytest.mark.urls(__name__)
def test_each_refusal_has_its_page(client: Client, name: str, status: int, heading: str, sentence: str) -> None:
    response = client.get(f"/galat/{name}/")
    page = response.content.decode()
    assert (response.status_code, heading in page, sentence in page) == (status, True, True)


def test_an_address_that_never_was_is_a_404_for_strangers_too(db: None) -> None:
    small_office()
    response = Client().get("/tidak/pernah/ada/")
    assert (response.status_code, "Halaman ini tidak ada" in response.content.decode()) == (404, True)


def test_django_s_own_words_are_not_shown() -> None:
    page = errors.not_found(RequestFactory().get("/x/"), Http404("No Person matches the given query."))
    assert "No Person" not in page.content.decode()


def test_our_own_fault_is_said_without_asking_the_database() -> None:
    response = errors.fault(RequestFactory().get("/x/"))
    assert (response.status_code, "Kesalahan ada pada kami" in response.content.decode()) == (500, True)


def test_a_program_is_told_in_json_that_the_database_is_away() -> None:
    try:
        raise RAISED["pergi"]
    except OperationalError:
        answer = errors.fault(RequestFactory().get("/api/v1/tasks"))
    assert (answer.status_code, answer["Retry-After"], json.loads(answer.content)) == (
        503,
        "5",
        {"detail": "Basis data sedang tidak dapat dihubungi. Tidak ada yang berubah; coba lagi sebentar."},
    )


def test_too_many_and_unreadable_requests_say_what_to_do() -> None:
    request = RequestFactory().get("/x/")
    refused = DisallowedHost("elsewhere")
    pages = [errors.too_many(request), errors.bad_request(request, exception=refused), errors.csrf_failure(request)]
    assert [(page.status_code, "kedaluwarsa" in page.content.decode()) for page in pages] == [
        (429, False),
        (400, False),
        (403, True),
    ]
