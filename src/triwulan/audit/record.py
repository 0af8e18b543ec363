"""The one way to write the record."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from triwulan.audit.chain import append, append_all, chain_of, lock_head, plain
from triwulan.audit.models import Entry
from triwulan.core import clock


@dataclass(frozen=True)
class Actor:
    """Who acts: the person, the position he acts for and whether he holds it or acts for its holder.

    All None is the system itself (the scheduler), which is always named, never assumed.
    """

    person_id: int | None = None
    position_id: int | None = None
    capacity: str = ""


SYSTEM = Actor()


@dataclass(frozen=True)
class Subject:
    """What an entry is about: a model's name in lower case and its key."""

    type: str
    id: int
    agency_id: int | None
    government_id: int | None = None
    cycle_id: int | None = None


def record(action: str, *, actor: Actor, subject: Subject, facts: dict[str, Any] | None = None) -> Entry:
    """Append one entry. Call it inside the transaction that made the fact true.

    The chain's head stays locked until that ends: an action that contends for other rows before its first entry takes
    it with `hold_chain` beforehand, and a government's entries are written before an agency's (ADR 0010).
    """
    entry = _entry(action, clock.now(), actor, subject, facts or {})
    with transaction.atomic(savepoint=False):
        return append(entry)


def record_all(action: str, *, actor: Actor, happened: Iterable[tuple[Subject, dict[str, Any]]]) -> None:
    """The same of many subjects of one agency, as an import brings them: an entry each, in few statements."""
    now = clock.now()
    entries = [_entry(action, now, actor, subject, facts) for subject, facts in happened]
    with transaction.atomic(savepoint=False):
        append_all(entries)


def _entry(action: str, at: datetime, actor: Actor, subject: Subject, facts: dict[str, Any]) -> Entry:
    return Entry(
        at=at,
        government_id=subject.government_id,
        agency_id=subject.agency_id,
        actor_id=actor.person_id,
        position_id=actor.position_id,
        capacity=actor.capacity,
        action=action,
        subject_type=subject.type,
        subject_id=subject.id,
        cycle_id=subject.cycle_id,
        facts=plain(facts),
    )


def hold_chain(*, agency_id: int | None, government_id: int | None = None) -> None:
    """Take the chain's head now, in the caller's transaction, so that everybody waits in the same order."""
    lock_head(chain_of(agency_id, government_id))
