"""A person leaves: his record stays, his access ends at once, and the last administrator cannot leave."""

from collections.abc import Iterator
from datetime import date

import pytest
from allauth.account.forms import default_token_generator
from django.test import Client

from tests.hands import Hands
from tests.office import PASSWORD, Office, office_with_sop
from tests.replay import journal
from triwulan.audit.models import Entry
from triwulan.audit.record import SYSTEM
from triwulan.organisations import scheduler
from triwulan.organisations.changes import change_person
from triwulan.organisations.departure import record_departure
from triwulan.organisations.models import ApiToken, Holding, Person
from triwulan.organisations.people import appoint, end_holding
from triwulan.organisations.refusals import OrganisationRefused
from triwulan.organisations.tokens import issue_token, person_for_token

TODAY = date(2026, 4, 10)
NOBODY_LEFT = "Mulai 11 April 2026 tidak ada lagi administrator di Dinas Uji. Tunjuk administrator lain lebih dahulu."


@pytest.fixture
def office(db: None, hands: Hands) -> Iterator[Office]:
    """The cast that everybody knows, instead of this folder's bare one."""
    with journal():
        found = office_with_sop()
        with found.scope():
            yield found


def leave(office: Office, username: str, last_day: date) -> Person:
    person = Person.objects.get(username=username)
    return record_departure(person=person, last_day=last_day, actor=SYSTEM)


def ways_in(client: Client, token: str, key: str) -> list[bool]:
    """His session, his token, his password, the reset link that he was mailed."""
    person = Person.objects.get(username="kabid")
    return [
        client.get("/sesi/").json()["person"] is not None,
        person_for_token(token) is not None,
        Client().post("/masuk/", {"login": "kabid", "password": PASSWORD}).status_code == 302,
        bool(default_token_generator.check_token(person, key)),
    ]


@pytest.fixture
def doors(office: Office, client: Client) -> tuple[Client, str, str]:
    client.force_login(office["kabid"])
    return client, issue_token(office["kabid"]).plain, default_token_generator.make_token(office["kabid"])


def test_every_way_in_closes_at_once_and_his_record_stays(office: Office, doors: tuple[Client, str, str]) -> None:
    assert ways_in(*doors)[:2] == [True, True]
    leave(office, "kabid", date(2026, 4, 9))
    assert ways_in(*doors) == [False] * 4
    held = Holding.objects.get(person=office["kabid"])
    assert (held.ends_on, ApiToken.objects.count()) == (date(2026, 4, 9), 0)
    assert Entry.objects.filter(action__in=("person_departed", "holding_ended", "access_ended")).count() == 3


def test_a_departure_ahead_takes_effect_when_its_day_is_over(
    office: Office, hands: Hands, doors: tuple[Client, str, str]
) -> None:
    leave(office, "kabid", TODAY)
    scheduler.tick()
    assert ways_in(*doors) == [True] * 4
    hands.set("2026-04-11T00:01")
    scheduler.tick()
    scheduler.tick()
    assert ways_in(*doors) == [False] * 4
    assert Entry.objects.filter(action="access_ended").count() == 1


def test_who_comes_back_may_come_in_again(office: Office, hands: Hands) -> None:
    person = leave(office, "kabid", date(2026, 4, 9))
    change_person(person=person, is_active=True, actor=SYSTEM)
    hands.set("2026-04-13T08:00")
    scheduler.tick()
    person.refresh_from_db()
    assert (person.is_active, person.leaves_on) == (True, None)


def test_who_leaves_is_not_appointed_beyond_his_last_day(office: Office) -> None:
    person = leave(office, "kabid", TODAY)
    with pytest.raises(OrganisationRefused) as refused:
        appoint(person=person, position=office.positions["kepala"], starts_on=TODAY, capacity="Plh.", actor=SYSTEM)
    assert refused.value.sentence == (
        "Orang ini bertugas sampai 10 April 2026; masa jabatannya tidak boleh melewati hari itu."
    )


def test_the_last_administrator_cannot_leave(office: Office) -> None:
    with pytest.raises(OrganisationRefused) as refused:
        leave(office, "admin", TODAY)
    person = Person.objects.get(username="admin")
    assert (refused.value.sentence, refused.value.field, person.leaves_on) == (NOBODY_LEFT, "last_day", None)
    office.add("admin.2", office.units["umum"], "Pengelola Kedua", ["admin"])
    assert leave(office, "admin", TODAY).leaves_on == TODAY
    with pytest.raises(OrganisationRefused):
        leave(office, "admin.2", TODAY)


def test_nor_does_he_lose_his_account_or_his_position(office: Office) -> None:
    with pytest.raises(OrganisationRefused):
        change_person(person=office["admin"], is_active=False, actor=SYSTEM)
    with pytest.raises(OrganisationRefused) as refused:
        end_holding(holding=Holding.objects.get(person=office["admin"]), ends_on=TODAY, actor=SYSTEM)
    held = Holding.objects.get(person=office["admin"])
    assert (refused.value.sentence, held.ends_on) == (NOBODY_LEFT, None)
    assert Person.objects.get(username="admin").is_active
