"""How entries hang together. What is hashed here is kept for good: a change would break every chain there is."""

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC
from typing import Any, NoReturn

from triwulan.audit.inserting import insert_all
from triwulan.audit.models import ChainHead, Entry

SYSTEM_CHAIN = "system"

# In no particular order: they are sorted when written.
HASHED = (
    "chain",
    "number",
    "previous",
    "at",
    "government_id",
    "agency_id",
    "actor_id",
    "position_id",
    "capacity",
    "action",
    "subject_type",
    "subject_id",
    "cycle_id",
    "facts",
)


def chain_of(agency_id: int | None, government_id: int | None) -> str:
    """An agency's own; what belongs to no agency is the government's, and what to neither is the installation's."""
    if agency_id is not None:
        return f"agency:{agency_id}"
    return f"government:{government_id}" if government_id is not None else SYSTEM_CHAIN


def digest_of(entry: Entry) -> str:
    """SHA-256 of the entry's values as JSON: ASCII, sorted keys, no spaces, the instant in UTC with microseconds."""
    values = {name: getattr(entry, name) for name in HASHED}
    values["at"] = entry.at.astimezone(UTC).isoformat(timespec="microseconds")
    text = json.dumps(values, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def plain(facts: dict[str, Any]) -> dict[str, Any]:
    """As they will come back from the database. TypeError for a float: the two databases write it differently."""
    found: dict[str, Any] = json.loads(json.dumps(facts), parse_float=_refuse, parse_constant=_refuse)
    return found


def _refuse(text: str) -> NoReturn:
    raise TypeError(f"facts hold figures as whole numbers or text, not as the float {text}")


def lock_head(chain: str) -> ChainHead:
    """In the caller's transaction, which holds the chain from here to its end."""
    heads = ChainHead.objects.select_for_update()
    found = heads.filter(chain=chain).first()
    if found is None:
        ChainHead.objects.bulk_create([ChainHead(chain=chain)], ignore_conflicts=True)
        found = heads.get(chain=chain)
    return found


def append_all(entries: Sequence[Entry]) -> None:
    """Many of one chain at once: the head is locked once, and moved once."""
    if not entries:
        return
    head = lock_head(chain_of(entries[0].agency_id, entries[0].government_id))
    number, digest = head.number, head.digest
    for entry in entries:
        number += 1
        entry.chain, entry.number, entry.previous = head.chain, number, digest
        entry.digest = digest = digest_of(entry)
    insert_all(entries)
    ChainHead.objects.filter(pk=head.pk).update(number=number, digest=digest)


def append(entry: Entry) -> Entry:
    """Three statements: the head is read and locked, the entry written, the head moved."""
    entry.chain = chain_of(entry.agency_id, entry.government_id)
    head = lock_head(entry.chain)
    entry.number, entry.previous = head.number + 1, head.digest
    entry.digest = digest_of(entry)
    entry.save(force_insert=True)
    ChainHead.objects.filter(pk=head.pk).update(number=entry.number, digest=entry.digest)
    return entry
