"""The agencies of a government side by side: those that the reader may read, each figure with its rule."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.office import Office, small_office
from triwulan.audit.record import SYSTEM
from triwulan.indicators.models import Indicator, Realisation
from triwulan.organisations.setup import grant_review

pytestmark = pytest.mark.django_db

PAGE = "/pemerintah-daerah/?tahun=2026&triwulan=1"


def neighbour(office: Office, number: int, value: int) -> Office:
    """Whose A1 reached `value` of its 10, and whom the first office's head may read."""
    other = small_office(f"Dinas {number}", office.government, prefix=f"d{number}.")
    reach(other, value)
    with other.scope():
        grant_review(agency=other.agency, position=office.positions["kepala"], actor=SYSTEM)
    return other


def reach(office: Office, value: int) -> None:
    with office.scope():
        indicator = Indicator.objects.get(code="A1")
        Realisation.objects.create(
            indicator=indicator, unit=indicator.unit, year=2026, quarter=1, variables={"nilai": str(value)}
        )


def test_agencies_stand_beside_each_other_with_their_rules(client: Client) -> None:
    office = small_office()
    reach(office, 10)
    neighbour(office, 2, 8)
    small_office("Dinas 3", office.government, prefix="d3.")
    client.force_login(office["kepala"])
    found = client.get(PAGE).context["found"]
    assert [(row.agency.name, row.level.percent, row.rule, row.filled, row.count) for row in found.rows] == [
        ("Dinas 2", 80, "rata-rata 1 sasaran", 1, 4),
        ("Dinas Uji", 100, "rata-rata 1 sasaran", 1, 4),
    ]
    assert (found.level.percent, found.rule) == (90, "rata-rata 2 perangkat daerah")


def test_who_reads_one_agency_is_told_what_to_do(client: Client) -> None:
    office = small_office()
    neighbour(office, 2, 8)
    client.force_login(office["analis.1"])
    page = client.get(PAGE).content.decode()
    assert ("Baru satu perangkat daerah" in page, "Dinas 2" in page) == (True, False)


@pytest.mark.parametrize("more", [1, 3])
def test_three_agencies_are_asked_for_as_one(client: Client, more: int) -> None:
    office = small_office()
    for number in range(2, 2 + more):
        neighbour(office, number, 8)
    client.force_login(office["kepala"])
    client.get(PAGE)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(PAGE)
    assert (len(answer.context["found"].rows), len(asked)) == (1 + more, 14)
