"""The database itself refuses: on each table of the record, whatever way one comes."""

import pytest
from django.db import DatabaseError, connection, transaction

from tests.audit.forgery import note
from triwulan.audit.append_only import SENTENCE, TABLES
from triwulan.audit.models import ChainCheck, Entry
from triwulan.audit.nightly import check_chains
from triwulan.core import clock

pytestmark = pytest.mark.django_db

CHANGES = ["UPDATE {} SET chain = 'x'", "UPDATE {} SET id = id + 1", "DELETE FROM {}"]


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("change", CHANGES)
def test_no_statement_changes_or_removes_a_row(table: str, change: str) -> None:
    note()
    check_chains(clock.now().date())
    with pytest.raises(DatabaseError, match=SENTENCE), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change.format(table))
    assert (Entry.objects.count(), ChainCheck.objects.count()) == (1, 1)


def test_neither_does_saving_an_entry_again() -> None:
    entry = note()
    entry.action = "task_late"
    with pytest.raises(DatabaseError, match=SENTENCE), transaction.atomic():
        entry.save()
    assert Entry.objects.get().action == "task_opened"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_a_test_that_commits_leaves_the_next_one_an_empty_record(turn: int) -> None:
    note(turn=turn)
    assert list(Entry.objects.values_list("facts", flat=True)) == [{"turn": turn}]
