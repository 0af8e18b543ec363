"""Walking a chain from its first entry to its head, and naming the first link that does not hold."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from triwulan.audit.chain import chain_of, digest_of
from triwulan.audit.models import ChainCheck, ChainHead, Entry

BATCH = 2000


@dataclass(frozen=True)
class Fault:
    """`kind` is one of `faults.SENTENCES`; `number` the place in the chain; no entry where one is missing."""

    kind: str
    number: int
    entry_id: int | None = None


@dataclass(frozen=True)
class ChainState:
    """`number` and `digest` of the last entry that holds: the head of a whole chain."""

    chain: str
    number: int
    digest: str
    fault: Fault | None = None


@dataclass
class _Known:
    """What entries are held against: the head as it stood before the walk, what earlier checks and people noted down."""

    chain: str
    head: tuple[int, str]
    noted: dict[int, str] = field(default_factory=dict)


def chains() -> list[str]:
    """Every chain there is or was: one whose entries or whose head are gone is still asked for."""
    found: set[str] = set()
    for rows in (ChainHead.objects, Entry.objects, ChainCheck.objects):
        found |= set(rows.order_by().values_list("chain", flat=True).distinct())
    return sorted(found, key=_in_order)


def verify(chain: str, noted: dict[int, str] | None = None) -> ChainState:
    """`noted` are digests by number that somebody kept elsewhere, as from a mail. Entries may be added meanwhile."""
    checks = ChainCheck.objects.filter(chain=chain, fault="", number__gt=0)
    known = _Known(chain, head_of(chain), dict(checks.values_list("number", "digest")) | (noted or {}))
    number, digest, entry_id = 0, "", None
    for entry in _entries(chain):
        fault = _fault_of(entry, number, digest, known)
        if fault is not None:
            return ChainState(chain, number, digest, fault)
        number, digest, entry_id = entry.number, entry.digest, entry.pk
    return ChainState(chain, number, digest, _fault_at_end(number, digest, entry_id, known))


def head_of(chain: str) -> tuple[int, str]:
    return ChainHead.objects.filter(chain=chain).values_list("number", "digest").first() or (0, "")


def _entries(chain: str) -> Iterator[Entry]:
    return Entry.objects.filter(chain=chain).order_by("number").iterator(chunk_size=BATCH)


def _fault_of(entry: Entry, number: int, digest: str, known: _Known) -> Fault | None:
    expected = number + 1
    if entry.number != expected:
        return Fault("gap", expected)
    if chain_of(entry.agency_id, entry.government_id) != known.chain or digest_of(entry) != entry.digest:
        return Fault("digest", expected, entry.pk)
    if entry.previous != digest:
        return Fault("previous", expected, entry.pk)
    if known.noted.get(expected, entry.digest) != entry.digest:
        return Fault("noted", expected, entry.pk)
    if expected == known.head[0] and entry.digest != known.head[1]:
        return Fault("head", expected, entry.pk)
    return None


def _fault_at_end(number: int, digest: str, entry_id: int | None, known: _Known) -> Fault | None:
    """A head moves with its entry in one transaction: read again after the walk it is never behind what was walked."""
    missing = max([known.head[0], *known.noted])
    if number < missing:
        return Fault("end", number + 1)
    now = head_of(known.chain)
    if now[0] < number or (now[0] == number and now[1] != digest):
        return Fault("head", number, entry_id)
    return None


def _in_order(chain: str) -> tuple[str, int]:
    kind, _colon, key = chain.partition(":")
    return kind, int(key) if key.isdigit() else 0
