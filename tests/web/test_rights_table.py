"""Every page, asked for by one of each kind of person in two agencies and two governments, against a written table.

A stranger gets 404 where an object is named, a colleague without the right 403, nobody in particular is sent to sign
in (302); 405 means that the door is open and the address only takes what a form sends.
"""

import pytest
from django.core.signals import request_finished
from django.db import close_old_connections
from django.urls import reverse

from tests.office import Office
from tests.web.rights import ROLES, TABLE, addresses, outside
from tests.web.world import World, world_of


@pytest.fixture
def world(office: Office) -> World:
    return world_of(office)


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
