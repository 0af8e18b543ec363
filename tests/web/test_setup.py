"""An empty database leads everybody to one form; after it there is an office with its keeper, and the form is closed."""

import pytest
from django.test import Client
from django_scopes import scope

from tests.office import small_office
from triwulan.organisations.models import Agency, Government, Holding, Holiday, Person
from triwulan.web.desk import desk_of
from triwulan.web.manage.checklist import checklist

pytestmark = pytest.mark.django_db

ENTERED = {
    "government": "Kabupaten Uji",
    "region_code": "73.04",
    "name": "Dinas Kominfo",
    "short_name": "Kominfo",
    "place": "Kota Uji",
    "address": "Jl. Uji No. 1",
    "phone": "",
    "website": "",
    "agency_email": "",
    "time_zone": "Asia/Jayapura",
    "front_title": "",
    "person": "Orang Satu",
    "back_title": "S.Kom.",
    "nip": "19900101 201501 1 001",
    "username": "admin",
    "email": "admin@contoh.go.id",
    "password": "kertas-tinta-cap-7",
    "again": "kertas-tinta-cap-7",
}


@pytest.mark.parametrize("path", ["/", "/tugas/", "/masuk/", "/v/", "/tidak/ada/", "/pengaturan/"])
def test_every_address_leads_to_the_set_up(client: Client, path: str) -> None:
    assert client.get(path).headers["Location"] == "/mulai/"


def test_a_program_is_told_that_the_system_is_empty(client: Client) -> None:
    answer = client.post("/api/v1/token", {"username": "admin"}, content_type="application/json")
    assert (answer.status_code, answer.headers["Content-Type"], answer.json()) == (
        503,
        "application/json",
        {"detail": "Triwulan belum disiapkan. Buka alamat ini di peramban dan isi halaman pertamanya."},
    )


def test_the_picture_of_the_tab_is_there_before_anything_else(client: Client) -> None:
    assert client.get("/favicon.ico").headers["Location"] == "/static/triwulan/favicon.svg"


def test_one_form_makes_the_office_and_signs_its_keeper_in(client: Client) -> None:
    assert client.post("/mulai/", ENTERED).headers["Location"] == "/pengaturan/"
    person = Person.objects.get()
    assert (person.full_name, person.nip, person.is_staff, client.get("/sesi/").json()["person"]) == (
        "Orang Satu, S.Kom.",
        "199001012015011001",
        True,
        person.pk,
    )
    with scope(government=Government.objects.get(), agency=None):
        agency = Agency.objects.get()
        held = Holding.objects.get()
        holidays = Holiday.objects.filter(date__month=8, date__day=17).count()
    assert (agency.name, agency.time_zone, held.position.title, holidays) == (
        "Dinas Kominfo",
        "Asia/Jayapura",
        "Administrator Triwulan",
        4,
    )


def test_afterwards_the_form_is_closed(client: Client) -> None:
    client.post("/mulai/", ENTERED)
    again = Client().post("/mulai/", ENTERED | {"username": "lain", "nip": ""})
    assert (again.headers["Location"], Person.objects.count()) == ("/pengaturan/", 1)


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("password", "abc", "Kata sandi terlalu pendek. Harus mengandung setidaknya 8 karakter."),
        ("again", "kertas-tinta-cap-8", "Kedua kata sandi tidak sama."),
        (
            "nip",
            "19901301 201501 1 001",
            "Delapan angka pertama NIP adalah tanggal lahir (tahun, bulan, tanggal); 19901301 bukan tanggal.",
        ),
        (
            "username",
            "A!",
            "Nama pengguna terdiri atas 3 sampai 60 huruf kecil, angka, titik, garis bawah, atau tanda hubung.",
        ),
        (
            "time_zone",
            "Mars/Base",
            "Masukkan pilihan yang valid. Mars/Base bukan salah satu dari pilihan yang tersedia.",
        ),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_made(
    client: Client, field: str, value: str, sentence: str
) -> None:
    response = client.post("/mulai/", ENTERED | {field: value})
    assert (response.context["form"].errors[field][0], Government.objects.count()) == (sentence, 0)


def test_an_office_that_is_ready_has_nothing_left_on_its_list() -> None:
    office = small_office()
    with office.scope():
        desk = desk_of(office["admin"], None)
        assert desk is not None
        items = {item.title: item.done for item in checklist(desk)}
    assert items == {
        "Kop surat": False,
        "Unit dan jabatan": True,
        "Orang dan siapa menjabat apa": True,
        "Indikator dan target": True,
        "Kalender kerja": True,
        "SOP": False,
        "Putaran pertama": False,
    }
