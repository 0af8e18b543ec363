"""Every step's page asks the database as often for three indicators as for one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cycles.walk import finish, hand_in_material, opened, task_of, walk_secretariat
from tests.office import Office
from tests.web.steps.presses import address, desk_of
from triwulan.core.quarters import Quarter
from triwulan.indicators.models import Indicator

pytestmark = pytest.mark.django_db

PAGES = {
    ("kabid", "1"): 22,
    ("kasubid.1", "4"): 40,
    ("kabid", "5"): 30,
    ("kasubid.1", "5a"): 22,
    ("perencana", "6a"): 49,
    ("perencana", "6b"): 47,
}


@pytest.fixture(params=[1, 3])
def indicators(request: pytest.FixtureRequest, office: Office) -> int:
    """So many of one sub-head and his analyst; the secretariat has its own."""
    if request.param == 1:
        Indicator.objects.filter(code__in=("A2", "B1")).update(valid_to=2024)
    Indicator.objects.filter(code="B1").update(unit=office.units["sub1"], owner=office.positions["analis.1"])
    opened(office, Quarter(2025, 4))
    return int(request.param)


@pytest.mark.parametrize(("username", "code"), PAGES, ids=lambda value: value)
def test_a_page(office: Office, indicators: int, username: str, code: str) -> None:
    walk(office, code)
    task = task_of(office, username, code)
    desk = desk_of(office, username)
    desk.get(address(task))
    with CaptureQueriesContext(connection) as asked:
        page = desk.get(address(task))
    assert (page.status_code, len(asked)) == (200, PAGES[username, code])


def walk(office: Office, code: str) -> None:
    if code in {"6a", "6b"}:
        walk_secretariat(office)
    ways = (
        ("1", lambda: finish(office, "kabid")),
        ("2", lambda: finish(office, "kasubid.1")),
        ("3", lambda: hand_in_material(office, "analis.1")),
        ("4", lambda: finish(office, "kasubid.1")),
        ("5", lambda: finish(office, "kabid", outcome="setuju")),
        ("5a", lambda: finish(office, "kasubid.1")),
        ("6a", lambda: finish(office, "perencana")),
    )
    for at, act in ways:
        if at == code:
            return
        act()
