"""Every page, asked for by one of each kind of person in two agencies and two governments, against a written table.

A stranger gets 404 where an object is named, a colleague without the right 403, nobody in particular is sent to sign
in (302); 405 means that the door is open and the address only takes what a form sends.
"""

from dataclasses import dataclass

import pytest
from django.core.signals import request_finished
from django.db import close_old_connections
from django.test import Client
from django.urls import reverse
from django_scopes import scopes_disabled

from tests.cycles.walk import opened, task_of, walk_statistics
from tests.office import Office, empty_office, everybody, small_office
from tests.web.rights import BACKEND, ROLES, TABLE, addresses, keys_of, outside
from triwulan.audit.record import SYSTEM
from triwulan.documents.models import Document
from triwulan.indicators.models import Indicator
from triwulan.organisations.models import Holiday, ReviewGrant, Unit
from triwulan.organisations.setup import grant_review


@dataclass
class World:
    keys: dict[str, dict[str, object]]
    clients: dict[str, Client]


@pytest.fixture
def world(office: Office) -> World:
    small_office("Dinas Lain", office.government, "lain.")
    small_office("Dinas Asing", None, "asing.")
    inspectorate = empty_office("Inspektorat", office.government)
    with inspectorate.scope():
        root = Unit.objects.get(agency=inspectorate.agency, parent=None)
        reviewer = inspectorate.add("pereviu", root, "Inspektur", ["inspektorat"])
    grant_review(agency=office.agency, position=reviewer, actor=SYSTEM)
    opened(office)
    walk_statistics(office, until="4")
    return World(_keys(office), _clients())


def _clients() -> dict[str, Client]:
    with scopes_disabled():
        people = {person.username: person for person in everybody()}
    clients = {"anonymous": Client()}
    for role in ROLES[1:]:
        clients[role] = Client()
        clients[role].force_login(people[role], backend=BACKEND)
    return clients


def _keys(office: Office) -> dict[str, dict[str, object]]:
    """What the addresses name: things of the office, open at the kasubid's report."""
    task = task_of(office, "kasubid.1")
    return keys_of(
        task=task,
        document=Document.objects.first(),
        indicator=Indicator.objects.get(code="A1"),
        position=office.positions["analis.1"],
        person=office["analis.1"],
        unit=office.units["sub1"],
        holiday=Holiday.objects.first(),
        grant=ReviewGrant.objects.first(),
    )


def test_every_page_is_in_the_table_or_listed_with_its_reason() -> None:
    named = set(addresses())
    assert {name for name in named if name not in TABLE and not outside(name)} == set()
    assert set(TABLE) - named == set()


def test_every_page_answers_every_role_as_the_table_says(world: World) -> None:
    answers = {name: " ".join(str(_ask(world, role, name)) for role in ROLES) for name in TABLE}
    assert {name: got for name, got in answers.items() if got != TABLE[name]} == {}


def _ask(world: World, role: str, name: str) -> int:
    response = world.clients[role].get(reverse(name, kwargs=world.keys.get(name, {})))
    request_finished.disconnect(close_old_connections)  # the test's own connection goes on
    response.close()
    request_finished.connect(close_old_connections)
    return int(response.status_code)
