"""Rows that go in together are as `bulk_create` would have written them, each with its own key."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.office import Office, small_office
from triwulan.audit.inserting import insert_all
from triwulan.audit.models import Entry
from triwulan.indicators.models import Indicator, Realisation

MANY = 1001
NOW = datetime(2026, 4, 10, 7, 30, tzinfo=UTC)


@pytest.fixture
def office(db: None) -> Office:
    return small_office()


def entries(count: int, first: int = 1) -> list[Entry]:
    return [
        Entry(
            at=NOW,
            chain="uji",
            number=number,
            action="uji",
            subject_type="x",
            subject_id=7,
            facts={"é": [number]},
        )
        for number in range(first, first + count)
    ]


def columns(row: Entry) -> dict[str, object]:
    return {name: value for name, value in vars(row).items() if name not in {"_state", "id", "chain"}}


@pytest.mark.django_db
def test_a_row_is_as_bulk_create_writes_it() -> None:
    insert_all(entries(3))
    ours = list(Entry.objects.filter(chain="uji").order_by("number"))
    theirs = entries(3)
    for entry in theirs:
        entry.chain = "lain"
    Entry.objects.bulk_create(theirs)
    assert [columns(row) for row in ours] == [
        columns(row) for row in Entry.objects.filter(chain="lain").order_by("number")
    ]


@pytest.mark.django_db
def test_each_knows_its_own_key_over_several_statements() -> None:
    rows = entries(MANY)
    with CaptureQueriesContext(connection) as asked:
        insert_all(rows)
    stored = dict(Entry.objects.filter(chain="uji").values_list("number", "pk"))
    assert ({row.number: row.pk for row in rows}, len(asked) < MANY / 50) == (stored, True)
    assert {(row._state.adding, row._state.db) for row in rows} == {(False, "default")}


@pytest.mark.django_db
def test_nothing_is_nothing() -> None:
    with CaptureQueriesContext(connection) as asked:
        insert_all([])
    assert len(asked) == 0


def test_what_the_database_refuses_leaves_none_of_them(office: Office) -> None:
    with office.scope():
        indicator = Indicator.objects.order_by("id")[0]
        twice = [Realisation(indicator=indicator, unit_id=indicator.unit_id, year=2020, quarter=1) for _ in range(2)]
        with pytest.raises(DatabaseError), transaction.atomic():
            insert_all(twice)
        assert Realisation.objects.filter(year=2020).count() == 0
