"""The record's page: what it shows to whom, how it is narrowed, and as a file."""

import csv
import io
import re
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

import triwulan
from tests.audit.forgery import execute
from tests.cycles.walk import cycle_of, finish, opened, walk_statistics
from tests.hands import Hands
from tests.office import Office, small_office
from triwulan.audit.models import Entry
from triwulan.audit.nightly import check_chains
from triwulan.audit.record import Actor
from triwulan.core import clock
from triwulan.documents.models import Document
from triwulan.notices.models import FeedAddress, ReminderRule, ReminderTimes, Webhook
from triwulan.organisations.changes import change_person
from triwulan.organisations.models import Holiday, OfficeHours, RamadanPeriod
from triwulan.organisations.queries import actor_for, today
from triwulan.web.record.objects import KINDS
from triwulan.web.record.rows import Row

PAGE = "/pengaturan/catatan/"
SOURCE = Path(triwulan.__file__).parent
NAMED = re.compile(r"Subject\(\s*\"(\w+)\"|cycle_subject\([^\"]*\"(\w+)\"")


@pytest.fixture
def admin(office: Office, client: Client) -> Client:
    client.force_login(office["admin"])
    return client


@pytest.fixture
def walked(office: Office, hands: Hands) -> Office:
    """The disposition on the tenth, what follows on the thirteenth."""
    opened(office)
    walk_statistics(office, until="2")
    hands.set("2026-04-13T08:00")
    finish(office, "kasubid.1")
    return office


def actor_of(office: Office, username: str = "admin") -> Actor:
    with office.scope():
        found = actor_for(office[username], office.positions[username], today(office.agency))
    assert found is not None
    return found


def rows(client: Client, query: str = "") -> list[Row]:
    found: list[Row] = client.get(PAGE + query).context["rows"]
    return found


def told(client: Client, query: str) -> list[tuple[str, str, str]]:
    return [(row.who, row.position, row.sentence) for row in rows(client, query)]


def test_what_somebody_did_is_told_with_his_position_newest_first(walked: Office, admin: Client) -> None:
    kasubid = walked["kasubid.1"]
    assert told(admin, f"?orang={kasubid.pk}") == [
        ("Kasubid 1", "Kasubid 1", "Membuka tugas langkah 3."),
        (
            "Kasubid 1",
            "Kasubid 1",
            f"Mendaftarkan {Document.objects.latest('id').title} dengan nomor {Document.objects.latest('id').number}.",
        ),
        ("Kasubid 1", "Kasubid 1", "Menyelesaikan langkah 2 dengan hasil “selesai”."),
    ]


def test_the_system_is_named_where_nobody_acted(walked: Office, admin: Client) -> None:
    assert ("Sistem", "", "Membuka putaran Triwulan I 2026.") in told(admin, "?orang=sistem&objek=round")
    assert {row.who for row in rows(admin, "?orang=sistem")} == {"Sistem"}


def test_days_are_the_offices_own(walked: Office, admin: Client) -> None:
    """Eight in the morning in Makassar is midnight in Greenwich: the thirteenth, not the twelfth."""
    assert rows(admin, "?dari=2026-04-11&sampai=2026-04-12") == []
    found = {row.at for row in rows(admin, "?dari=2026-04-13&sampai=2026-04-13")}
    assert found == {clock.now()}


def test_one_object_and_all_of_a_cycle(walked: Office, admin: Client) -> None:
    document = Document.objects.latest("id")
    own = [row.entry.action for row in rows(admin, f"?objek=document&nomor={document.pk}")]
    cycle = cycle_of(walked, "statistik").pk
    assert (own, {row.entry.cycle_id for row in rows(admin, f"?objek=cycle&nomor={cycle}")}) == (
        ["document_registered"],
        {cycle},
    )
    assert (rows(admin, f"?objek=document&nomor={document.pk}")[0].page, rows(admin, "?objek=assignment")[0].page) == (
        f"/dokumen/{document.pk}/",
        f"/siklus/{cycle}/",
    )


def test_its_people_stand_in_it_by_the_name_they_have_now(walked: Office, admin: Client) -> None:
    change_person(person=walked["kabid"], name="Rina Contoh", nip="199001012020011001", actor=actor_of(walked))
    assert told(admin, "?objek=person") == [
        ("Pengelola Sistem", "Pengelola Sistem", "Mengubah data Rina Contoh: nama, NIP.")
    ]


def test_another_agencys_record_is_not_there(walked: Office, admin: Client) -> None:
    other = small_office("Dinas Lain", walked.government, "lain.")
    change_person(person=other["lain.kabid"], name="Orang Lain", actor=actor_of(other, "lain.admin"))
    assert rows(admin, "?objek=person") == []
    assert rows(admin, f"?objek=unit&nomor={other.units['statistik'].pk}") == []
    assert rows(admin, "?objek=agency") == [row for row in rows(admin) if row.entry.subject_id == walked.agency.pk][-1:]


@pytest.mark.parametrize(
    ("query", "field"),
    [("dari=besok", "dari"), ("sampai=2026-13-01", "sampai"), ("objek=bulan", "objek"), ("orang=999999", "orang")],
)
def test_what_cannot_be_read_is_said_and_narrows_nothing(walked: Office, admin: Client, query: str, field: str) -> None:
    answer = admin.get(f"{PAGE}?{query}")
    assert (list(answer.context["form"].errors), answer.context["choice"].is_narrowed) == ([field], False)


def test_numbers_that_are_none_are_no_fault_of_ours(walked: Office, admin: Client) -> None:
    queries = ("?objek=unit&nomor=x", "?objek=unit&nomor=99999999999999999999", "?nomor=3", "?hal=999", "?hal=x")
    assert {query: admin.get(PAGE + query).status_code for query in queries} == dict.fromkeys(queries, 200)


def test_an_empty_choice_says_what_to_do(walked: Office, admin: Client) -> None:
    assert "Tidak ada yang cocok" in admin.get(f"{PAGE}?dari=2030-01-01").content.decode()


def test_how_far_the_chain_is_known_to_be_whole(walked: Office, admin: Client) -> None:
    assert "belum pernah diperiksa" in admin.get(PAGE).content.decode()
    check_chains(today(walked.agency))
    last = Entry.objects.filter(agency_id=walked.agency.pk).count()
    assert f"Rantai utuh sampai entri nomor {last}, diperiksa Senin 13 April 2026" in admin.get(PAGE).content.decode()


def test_a_broken_chain_is_shown_to_administrators_on_every_page(walked: Office, admin: Client) -> None:
    execute("UPDATE audit_entry SET capacity = 'Plt.' WHERE chain = %s AND number = 2", f"agency:{walked.agency.pk}")
    check_chains(today(walked.agency))
    pages = {path: "Catatan kegiatan putus." in admin.get(path).content.decode() for path in (PAGE, "/tugas/")}
    assert pages == {PAGE: True, "/tugas/": True}
    assert "Isi entri nomor 2 (id " in admin.get(PAGE).content.decode()
    admin.force_login(walked["kabid"])
    assert "Catatan kegiatan putus." not in admin.get("/tugas/").content.decode()


def test_every_kind_of_object_that_is_recorded_has_its_word(walked: Office) -> None:
    """Those of the walk, and those that the source names."""
    named = {
        one or other for path in SOURCE.rglob("*.py") for one, other in NAMED.findall(path.read_text(encoding="utf-8"))
    }
    kept = {ReminderRule, ReminderTimes, Webhook, FeedAddress, OfficeHours, Holiday, RamadanPeriod}
    recorded = named | {str(model._meta.model_name) for model in kept}
    recorded |= set(Entry.objects.values_list("subject_type", flat=True))
    assert (recorded - set(KINDS), len(named) > 15) == (set(), True)


def test_the_file_holds_what_was_chosen_and_no_formula(walked: Office, admin: Client) -> None:
    entry = Entry.objects.filter(subject_type="round").get()
    walked["kabid"].name = "=HYPERLINK(1)"
    walked["kabid"].save(update_fields=["name"])
    answer = admin.get(f"{PAGE}csv/?objek=round")
    lines = list(csv.reader(io.StringIO(answer.getvalue().decode("utf-8-sig")), delimiter=";"))
    assert lines[1:] == [
        [
            f"agency:{walked.agency.pk}",
            str(entry.number),
            "2026-04-10 07:30:00+08:00",
            "Sistem",
            "",
            "round_opened",
            "Membuka putaran Triwulan I 2026.",
            "Putaran",
            str(entry.subject_id),
            "",
            entry.digest,
        ]
    ]
    by_kabid = admin.get(f"{PAGE}csv/?orang={walked['kabid'].pk}").getvalue().decode("utf-8-sig")
    assert {line[3] for line in csv.reader(io.StringIO(by_kabid), delimiter=";")} == {"oleh", "'=HYPERLINK(1)"}


@pytest.mark.parametrize("entries", [1, 3])
def test_the_page_asks_a_fixed_number_of_questions(
    office: Office, admin: Client, entries: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(entries):
        change_person(person=office["kabid"], name=f"Nama {number}", actor=actor_of(office))
    with django_assert_num_queries(14):
        assert len(rows(admin, "?objek=person")) == entries
