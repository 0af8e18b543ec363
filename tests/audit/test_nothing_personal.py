"""The record cannot be emptied of anything, so nobody's name, NIP or address may stand in it: only ids."""

import json
from datetime import date

from tests.cycles.walk import finish, opened, walk_secretariat, walk_statistics
from tests.office import Office
from triwulan.audit.actions import describe, people_in
from triwulan.audit.models import Entry
from triwulan.audit.record import SYSTEM
from triwulan.core.quarters import Quarter
from triwulan.cycles import scheduler
from triwulan.organisations.changes import change_person
from triwulan.organisations.departure import record_departure
from triwulan.organisations.models import Capacity, Person
from triwulan.organisations.people import appoint, create_person, record_qualifications, set_initial_password

NIPS = ("196803202010011003", "197501012000032001")


def give_everybody_a_life() -> None:
    """Names that are no position's title, as people have them."""
    for number, person in enumerate(Person.objects.order_by("pk")):
        person.name = f"Andi Contoh{number}"
        person.front_title, person.back_title = f"Dr{number}.", f"M.Si{number}."
        person.nip = f"1990010120200110{number:02}"
        person.username = f"masuk.{number}"
        person.email = f"surat{number}@contoh.example"
        person.save()


def deal_with_people(office: Office) -> Person:
    person = create_person(
        government=office.government, name="Rina Misal", nip=NIPS[0], email="rina@contoh.example", actor=SYSTEM
    )
    change_person(person=person, name="Rina Umpama", nip=NIPS[1], email="umpama@contoh.example", actor=SYSTEM)
    record_qualifications(person=person, qualifications=["S1 Statistik"], actor=SYSTEM)
    set_initial_password(person=person, actor=SYSTEM)
    day = date(2026, 4, 13)
    kabid = office.positions["kabid"]
    appoint(person=person, position=kabid, capacity=Capacity.PLH, starts_on=day, ends_on=day, actor=SYSTEM)
    record_departure(person=person, last_day=date(2026, 4, 12), actor=SYSTEM)
    return person


def personal() -> set[str]:
    columns = ("name", "nip", "username", "email", "front_title", "back_title")
    present = {value for row in Person.objects.values_list(*columns) for value in row if value}
    return present | {"Rina Misal", NIPS[0], "rina@contoh.example"}


def test_no_entry_of_a_walked_sop_names_anybody(office: Office) -> None:
    give_everybody_a_life()
    opened(office, Quarter(2025, 4))
    walk_statistics(office, until="5")
    finish(office, "kabid", outcome="kembalikan", reason="Penyebut keliru.")
    finish(office, "kasubid.2")
    finish(office, "kasubid.1")
    finish(office, "kabid", outcome="setuju")
    finish(office, "kasubid.1")
    walk_secretariat(office)
    finish(office, "perencana")
    finish(office, "perencana")
    scheduler.tick()
    person = deal_with_people(office)
    entries = list(Entry.objects.order_by("id"))
    written = json.dumps([[entry.facts, entry.capacity, entry.subject_type] for entry in entries], ensure_ascii=False)
    assert {value for value in personal() if value in written} == set()
    assert {entry.action for entry in entries} >= {"task_finished", "document_registered", "report_frozen"}
    told = {entry.action: entry for entry in entries if entry.facts.get("person") == person.pk}
    assert set(told) == {
        "person_created",
        "person_changed",
        "qualifications_recorded",
        "password_set",
        "holding_begun",
        "person_departed",
    }
    assert describe(told["person_changed"], {person.pk: "Rina Umpama"}) == (
        "Mengubah data Rina Umpama: pos-el, nama, NIP."
    )
    assert person.pk in people_in(entries)
