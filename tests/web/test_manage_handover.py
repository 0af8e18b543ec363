"""A holder changes: what passes to whom is shown before anybody confirms."""

from datetime import date

import pytest
from django.test import Client

from tests.cycles.walk import open_tasks_of, opened, walk_statistics
from tests.hands import Hands
from tests.office import Office
from tests.web.rights import BACKEND
from triwulan.organisations.models import Holding

DECREE = {"decree": "821/15/2026", "decree_on": "2026-04-08"}


@pytest.fixture
def admin(office: Office) -> Client:
    client = Client()
    client.force_login(office["admin"], backend=BACKEND)
    return client


def page_of(office: Office, username: str) -> str:
    return f"/pengaturan/jabatan/{office.positions[username].pk}/serah-terima/"


def entered(office: Office, username: str, **fields: str) -> dict[str, object]:
    return {"person": office[username].pk, "capacity": "definitif", "starts_on": "2026-04-13", **DECREE, **fields}


def test_open_tasks_indicators_and_signatures_are_shown_first(office: Office, admin: Client) -> None:
    opened(office)
    walk_statistics(office, until="3")
    passing = admin.get(page_of(office, "analis.1")).context["passing"]
    assert [one.step.no for one in passing.tasks] == ["3"]
    assert [indicator.code for indicator in passing.indicators] == ["A1", "A2"]
    kabid = admin.get(page_of(office, "kabid")).context["passing"]
    assert [signing.document.kind for signing in kabid.signings] == ["lembar_disposisi"]
    assert [position.title for position in kabid.subordinates] == ["Kasubid 1", "Kasubid 2"]


def test_nothing_changes_until_it_is_confirmed(office: Office, admin: Client, hands: Hands) -> None:
    opened(office)
    page = page_of(office, "kabid")
    shown = admin.post(page, entered(office, "analis.umum"))
    assert "Masa jabatan Kabid Statistik berakhir sehari sebelum 13 April 2026." in shown.content.decode()
    assert Holding.objects.filter(position=office.positions["kabid"]).count() == 1
    confirmed = admin.post(page, entered(office, "analis.umum", yakin="1"))
    assert confirmed.headers["Location"] == f"/pengaturan/jabatan/{office.positions['kabid'].pk}/"
    hands.set("2026-04-13T07:30")
    assert [task.step_run.code for task in open_tasks_of(office, "analis.umum")] == ["1"]
    assert open_tasks_of(office, "kabid") == []


def test_number_and_day_of_the_decree_stand_on_both_pages(office: Office, admin: Client) -> None:
    admin.post(page_of(office, "kabid"), entered(office, "analis.umum", capacity="Plh.", yakin="1"))
    pages = (f"jabatan/{office.positions['kabid'].pk}", f"orang/{office['analis.umum'].pk}")
    words = [" ".join(admin.get(f"/pengaturan/{page}/").content.decode().split()) for page in pages]
    assert ["SK 821/15/2026 tanggal 8 April 2026" in text and "Plh." in text for text in words] == [True, True]


@pytest.mark.parametrize(
    ("fields", "place", "sentence"),
    [
        (
            {"capacity": "Plt.", "starts_on": "2024-01-01"},
            "starts_on",
            "Kabid Statistik baru menjabat sejak 1 Januari 2024. Pilih tanggal serah terima sesudahnya.",
        ),
        ({"ends_on": "2026-04-01"}, "ends_on", "Hari terakhir menjabat tidak boleh sebelum hari pertamanya."),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_ends_nobody(
    office: Office, admin: Client, fields: dict[str, str], place: str, sentence: str
) -> None:
    refused = admin.post(page_of(office, "kabid"), entered(office, "analis.umum", yakin="1", **fields))
    held = Holding.objects.get(position=office.positions["kabid"])
    assert (refused.status_code, refused.context["form"].errors, held.ends_on) == (422, {place: [sentence]}, None)


def test_the_position_s_page_says_that_it_is_vacant(office: Office, admin: Client) -> None:
    page = f"/pengaturan/jabatan/{office.positions['kabid'].pk}/"
    said = "Tugasnya ada pada atasan yang terdekat sampai ada pejabat."
    assert said not in admin.get(page).content.decode()
    Holding.objects.filter(position=office.positions["kabid"]).update(ends_on=date(2026, 4, 9))
    assert said in admin.get(page).content.decode()


def test_the_last_administrator_reads_why_he_stays(office: Office, admin: Client) -> None:
    office.add("admin.2", office.units["umum"], "Pengelola Kedua", ["admin"])
    Holding.objects.filter(position=office.positions["admin"]).update(ends_on=date(2026, 4, 10))
    page = f"/pengaturan/orang/{office['admin.2'].pk}/kepergian/"
    refused = admin.post(page, {"last_day": "2026-04-10"})
    assert refused.context["leaving"].errors == {
        "last_day": [
            "Mulai 11 April 2026 tidak ada lagi administrator di Dinas Uji. Tunjuk administrator lain lebih dahulu."
        ]
    }
