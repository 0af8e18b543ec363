"""Every list page asks the database as often for three rows as for one. Steps' pages and the API have their own."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cycles.walk import cycle_of, opened
from tests.office import BEGINNING, PASSWORD, SEED, Office, activate_sop, empty_office, small_office
from tests.plans import objective_of, programme_of
from tests.web.growing_papers import (
    act_is_prepared,
    act_lists_more,
    bag_was_asked_for,
    file_is_damaged,
    job_fails,
    paper_becomes_inactive,
    paper_is_filed,
    paper_is_lent,
    paper_is_over,
    round_opens,
)
from triwulan.audit.record import SYSTEM
from triwulan.core.quarters import Quarter
from triwulan.cycles.models import Round
from triwulan.documents.models import ArchiveBox, ArchiveFolder, Disposal, Document
from triwulan.indicators.actions.past import Past, bring_past
from triwulan.indicators.models import Indicator, Node
from triwulan.indicators.planning.budgets import EnteredBudget, set_budget
from triwulan.notices.defaults import reminder_times
from triwulan.notices.models import ReminderRule
from triwulan.organisations.models import Holding, Holiday, Person, Position, Unit
from triwulan.organisations.setup import create_role, grant_review
from triwulan.reports.actions.agreeing import issue_agreement
from triwulan.sop.actions import upload_revision
from triwulan.sop.models import SopRevision

pytestmark = pytest.mark.django_db

Grow = Callable[[Office, int], None]


@pytest.fixture
def office() -> Office:
    return small_office()


def division_joins(office: Office, number: int) -> None:
    """The divisions there, and one more, in the newest round."""
    key = f"b{number}"
    office.unit(key, "bidang", f"Bidang {key}")
    office.add(f"kabid.{key}", office.units[key], f"Kabid {key}", ["kepala_bidang"], "kepala")
    office.target(office.indicator(key, key, f"kabid.{key}"), 2025, (1, 1, 1, 1), 4)
    if number == 0:
        activate_sop(office)
    opened(office, (Quarter(2025, 2), Quarter(2025, 3), Quarter(2025, 4))[number])


def person_comes(office: Office, number: int) -> None:
    office.add(f"baru.{number}", office.units["statistik"], f"Jabatan {number}", ["analis"])


def unit_closes(office: Office, number: int) -> None:
    """With its position, or begins later; and one more position that stays."""
    person_comes(office, number)
    office.unit(f"t{number}", "bidang", f"Bidang {number}")
    office.add(f"t.{number}", office.units[f"t{number}"], f"Kabid {number}", ["kepala_bidang"])
    dates = {"valid_from": date(2099, 1, 1)} if number else {"valid_to": BEGINNING}
    Unit.objects.filter(pk=office.units[f"t{number}"].pk).update(**dates)
    Position.objects.filter(unit=office.units[f"t{number}"]).update(**dates)


def position_is_passed_on(office: Office, number: int) -> None:
    """One holder of the head's post after the other; and one head of many posts."""
    first = BEGINNING + timedelta(days=40 * number)
    person = Person.objects.create_user(f"p{number}", PASSWORD, government=office.government, name=f"P {number}")
    holdings = (("kabid", person), ("kasubid.1", office["perencana"]))
    for place, holder in holdings:
        Holding.objects.create(
            position=office.positions[place], person=holder, starts_on=first, ends_on=first + timedelta(days=20)
        )


def indicator_is_planned(office: Office, number: int) -> None:
    office.target(office.indicator(f"N{number}", "sub1", "analis.1"), 2026, (1, 1, 1, 1), 4)


def indicators_are_remembered(office: Office, number: int) -> None:
    """Three more at a time, each with three years behind it."""
    if number == 0:
        round_opens(office, 0)
    for each in range(3):
        indicator_is_planned(office, 10 * number + each)
    every = Indicator.objects.filter(code__startswith="N", realisations=None).prefetch_related("variables")
    quarters = [Quarter(year, quarter) for year in (2023, 2024, 2025) for quarter in (1, 2, 3, 4)]
    past = [Past(one, quarter, {"nilai": Decimal(1)}) for one in every for quarter in quarters]
    bring_past(past, actor=SYSTEM, person=None, sha256="")


def programme_is_planned(office: Office, number: int) -> None:
    programme = programme_of(objective_of(office.agency), f"P{number}", f"Program {number}")
    set_budget(node=programme, year=2026, entered=EnteredBudget(1000, {}, {1: 10}), actor=SYSTEM)


def cascade_grows(office: Office, number: int) -> None:
    """A program with its budget, and an indicator at it."""
    programme_is_planned(office, number)
    indicator_is_planned(office, number)
    Indicator.objects.filter(code=f"N{number}").update(node=Node.objects.get(code=f"P{number}"))


def agreement_is_issued(office: Office, number: int) -> None:
    """By one more position, for one more indicator."""
    username = ("analis.1", "analis.2", "analis.umum")[number]
    indicator = office.indicator(f"N{number}", "sub1", username)
    office.target(indicator, 2026, (1, 1, 1, 1), 4)
    rows = Position.objects.select_related("unit__agency__government", "superior")
    issue_agreement(position=rows.get(pk=office.positions[username].pk), year=2026, actor=SYSTEM)


def day_is_off(office: Office, number: int) -> None:
    day = BEGINNING + timedelta(days=60 + number)
    Holiday.objects.create(agency=office.agency, date=day, name="Libur", kind="libur_daerah")


def revision_is_uploaded(office: Office, number: int) -> None:
    upload_revision(office.agency, SEED.read_text("utf-8") + "\n" * number, office["admin"])


def role_is_made(office: Office, number: int) -> None:
    create_role(agency=office.agency, code=f"peran_{number}", name=f"Peran {number}", actor=SYSTEM)


def reviewer_is_granted(office: Office, number: int) -> None:
    other = empty_office(f"Inspektorat {number}", office.government)
    with other.scope():
        root = Unit.objects.get(agency=other.agency, parent=None)
        position = other.add(f"reviu.{number}", root, "Reviu", ["inspektorat"])
    grant_review(agency=office.agency, position=position, actor=SYSTEM)


def rule_is_added(office: Office, number: int) -> None:
    ReminderRule.objects.create(agency=reminder_times(office.agency).agency, moment="at", to="holder")


def newest() -> int:
    found: Round = Round.objects.latest("year", "quarter")
    return found.pk


PAGES: dict[str, tuple[str, Grow, Callable[[Office], str], int]] = {
    "tasks": ("kabid", round_opens, lambda _: "/tugas/", 15),
    "rounds": ("kabid", round_opens, lambda _: "/putaran/", 8),
    "a round": ("kabid", division_joins, lambda _: f"/putaran/{newest()}/", 17),
    "cycles": ("kabid", division_joins, lambda _: "/siklus/", 16),
    "a cycle": ("kabid", paper_is_filed, lambda office: f"/siklus/{cycle_of(office, 'statistik').pk}/", 23),
    "documents": ("kabid", paper_is_filed, lambda _: "/dokumen/", 15),
    "documents with a word": ("kabid", paper_is_filed, lambda _: "/dokumen/?cari=2026", 17),
    "archive boxes": ("kabid", paper_is_filed, lambda _: "/arsip/", 9),
    "papers due": ("perencana", paper_is_over, lambda _: "/arsip/jatuh-tempo/?daftar=musnah", 14),
    "loans": ("kabid", paper_is_lent, lambda _: "/arsip/peminjaman/", 11),
    "a box": ("kabid", paper_is_filed, lambda _: f"/arsip/boks/{ArchiveBox.objects.earliest('pk').pk}/", 9),
    "a folder": ("kabid", paper_is_filed, lambda _: f"/arsip/map/{ArchiveFolder.objects.earliest('pk').pk}/", 15),
    "papers to become inactive": ("kabid", paper_becomes_inactive, lambda _: "/arsip/jatuh-tempo/", 15),
    "acts of disposal": ("kabid", act_is_prepared, lambda _: "/arsip/berita-acara/", 9),
    "an act of disposal": ("kabid", act_lists_more, lambda _: f"/arsip/berita-acara/{Disposal.objects.get().pk}/", 10),
    "damaged files": ("perencana", file_is_damaged, lambda _: "/arsip/keutuhan/", 15),
    "bags": ("perencana", bag_was_asked_for, lambda _: "/arsip/kantong/", 10),
    "a document": ("kabid", paper_is_filed, lambda _: f"/dokumen/{Document.objects.earliest('pk').pk}/", 21),
    "SOPs": ("kabid", revision_is_uploaded, lambda _: "/sop/", 9),
    "units": ("admin", unit_closes, lambda _: "/pengaturan/unit/", 14),
    "people": ("admin", person_comes, lambda _: "/pengaturan/orang/", 11),
    "a person": ("admin", position_is_passed_on, lambda office: f"/pengaturan/orang/{office['perencana'].pk}/", 13),
    "a position": (
        "admin",
        position_is_passed_on,
        lambda office: f"/pengaturan/jabatan/{office.positions['kabid'].pk}/",
        18,
    ),
    "indicators": ("perencana", indicator_is_planned, lambda _: "/pengaturan/indikator/?tahun=2026", 9),
    "reminders": ("perencana", rule_is_added, lambda _: "/pengaturan/pengingat/", 15),
    "indicators to read": ("analis.1", indicator_is_planned, lambda _: "/indikator/?tahun=2026", 11),
    "an indicator to read": ("kabid", round_opens, lambda _: f"/indikator/{Indicator.objects.earliest('pk').pk}/", 26),
    "jobs": ("admin", job_fails, lambda _: "/pengaturan/pekerjaan/", 13),
    "SOPs side by side": ("kabid", revision_is_uploaded, lambda _: "/sop/banding/", 9),
    "agreements": ("analis.1", agreement_is_issued, lambda _: "/perjanjian-kinerja/?tahun=2026", 17),
    "the cascade": ("analis.1", cascade_grows, lambda _: "/pohon-kinerja/?tahun=2026", 13),
    "budgets": ("perencana", programme_is_planned, lambda _: "/pengaturan/anggaran/?tahun=2026", 9),
    "home with more divisions": ("kepala", division_joins, lambda _: "/beranda/", 21),
    "home with more indicators": ("kepala", indicators_are_remembered, lambda _: "/beranda/", 21),
    "home with more rounds": ("kepala", round_opens, lambda _: "/beranda/", 21),
    "timeliness": ("kepala", division_joins, lambda _: "/ketepatan/", 21),
    "timeliness's table": ("kepala", division_joins, lambda _: "/ketepatan/csv/", 14),
    "calendar": ("admin", day_is_off, lambda _: "/pengaturan/kalender/?tahun=2024", 12),
    "calendar of a year": ("analis.1", day_is_off, lambda _: "/kalender/?tahun=2024", 11),
    "revisions": ("admin", revision_is_uploaded, lambda _: "/pengaturan/sop/", 10),
    "a revision": (
        "admin",
        round_opens,
        lambda _: f"/pengaturan/sop/{SopRevision.objects.earliest('pk').pk}/",
        10,
    ),
    "roles": ("admin", role_is_made, lambda _: "/pengaturan/peran/", 9),
    "reviewers": ("admin", reviewer_is_granted, lambda _: "/pengaturan/reviu/", 10),
    "checklist": ("admin", round_opens, lambda _: "/pengaturan/", 20),
}


@pytest.mark.parametrize("page", PAGES)
def test_a_list(office: Office, client: Client, page: str) -> None:
    username, grow, path, queries = PAGES[page]
    client.force_login(office[username])
    asked = []
    for number in range(3):
        with office.scope():
            grow(office, number)
            address = path(office)
        client.get(address)  # reads each SOP once
        with CaptureQueriesContext(connection) as counted:
            assert client.get(address).status_code == 200
        asked.append(len(counted))
    assert (asked[0], asked[2]) == (queries, queries)
