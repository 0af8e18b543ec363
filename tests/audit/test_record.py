"""An entry keeps who, when, as what, about what, and is never changed."""

from datetime import UTC, datetime

import pytest

from triwulan.audit.models import Entry, RecordIsAppendOnly
from triwulan.audit.record import SYSTEM, Actor, Subject, record
from triwulan.core import clock

NOON = datetime(2026, 4, 14, 4, tzinfo=UTC)


@pytest.mark.django_db
def test_an_entry_keeps_who_when_as_what_and_about_what() -> None:
    with clock.frozen(NOON):
        record(
            "task_finished",
            actor=Actor(7, 3, "Plh."),
            subject=Subject("assignment", 11, agency_id=2, government_id=1, cycle_id=5),
            facts={"step": "5", "outcome": "setuju"},
        )
    link = {"id", "chain", "number", "previous", "digest"}
    columns = [field.attname for field in Entry._meta.concrete_fields if field.attname not in link]
    assert Entry.objects.values(*columns).get() == {
        "at": NOON,
        "government_id": 1,
        "agency_id": 2,
        "actor_id": 7,
        "position_id": 3,
        "capacity": "Plh.",
        "action": "task_finished",
        "subject_type": "assignment",
        "subject_id": 11,
        "cycle_id": 5,
        "facts": {"step": "5", "outcome": "setuju"},
    }


@pytest.mark.django_db
def test_the_system_acts_as_nobody_and_facts_may_be_missing() -> None:
    entry = record("round_opened", actor=SYSTEM, subject=Subject("round", 1, None))
    entry.refresh_from_db()
    assert (entry.actor_id, entry.position_id, entry.capacity, entry.facts) == (None, None, "", {})


@pytest.mark.django_db
def test_entries_are_neither_changed_nor_deleted() -> None:
    record("round_opened", actor=SYSTEM, subject=Subject("round", 1, None))
    with pytest.raises(RecordIsAppendOnly):
        Entry.objects.update(action="x")
    with pytest.raises(RecordIsAppendOnly):
        Entry.objects.all().delete()
    assert Entry.objects.count() == 1


def test_an_entry_in_a_list_tells_when_and_what() -> None:
    entry = Entry(at=NOON, action="round_opened", subject_type="round", subject_id=4)
    assert str(entry) == "2026-04-14 04:00 round_opened round 4"
