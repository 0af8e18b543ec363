"""Whoever changes the record behind its back is found out, at the first link he touched."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from tests.audit.forgery import execute, note
from triwulan.audit import verify as walking
from triwulan.audit.chain import digest_of
from triwulan.audit.models import ChainHead, Entry
from triwulan.audit.nightly import check_chains
from triwulan.audit.verify import Fault, chains, verify
from triwulan.core import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def entries() -> list[Entry]:
    return [note(step=str(each)) for each in range(1, 7)]


def change(number: int, /, **values: str | int | datetime) -> None:
    for column, value in values.items():
        execute(f"UPDATE audit_entry SET {column} = %s WHERE number = %s", value, number)  # noqa: S608 - our own words


def forge(number: int) -> None:
    """A change whose own digest is right again."""
    entry = Entry.objects.get(number=number)
    entry.action = "task_late"
    change(number, action="task_late", digest=digest_of(entry))


def remove(number: int, *, shift: bool = False) -> None:
    execute("DELETE FROM audit_entry WHERE number = %s", number)
    if shift:
        execute("UPDATE audit_entry SET number = number - 1 WHERE number = %s", number + 1)


def swap(one: int, other: int) -> None:
    for here, there in ((one, 99), (other, one), (99, other)):
        change(here, number=there)


def insert(after: int) -> None:
    """Those behind it move up, and it links to the one before."""
    for number in range(6, after, -1):
        change(number, number=number + 1)
    before = Entry.objects.get(number=after)
    fresh = Entry.objects.get(number=after)
    fresh.pk, fresh.number, fresh.previous = None, after + 1, before.digest
    fresh.digest = digest_of(fresh)
    fresh.save(force_insert=True)


def truncate(after: int) -> None:
    execute("DELETE FROM audit_entry WHERE number > %s", after)


def truncate_with_head(after: int) -> None:
    truncate(after)
    ChainHead.objects.update(number=after, digest=Entry.objects.get(number=after).digest)


@pytest.mark.parametrize(
    ("tampering", "kind", "number"),
    [
        (lambda: change(3, facts='{"step": "9"}'), "digest", 3),
        (lambda: change(3, actor_id=8), "digest", 3),
        (lambda: change(3, at=datetime(2026, 4, 15, tzinfo=UTC)), "digest", 3),
        (lambda: change(6, capacity="Plt."), "digest", 6),
        (lambda: change(6, chain="system"), "end", 6),
        (lambda: change(1, previous="0" * 64), "digest", 1),
        (lambda: forge(3), "previous", 4),
        (lambda: forge(6), "head", 6),
        (lambda: remove(1), "gap", 1),
        (lambda: remove(3), "gap", 3),
        (lambda: remove(3, shift=True), "digest", 3),
        (lambda: swap(2, 3), "digest", 2),
        (lambda: insert(3), "digest", 5),
        (lambda: insert(6), "head", 7),
        (lambda: truncate(4), "end", 5),
        (lambda: truncate(0), "end", 1),
        (lambda: ChainHead.objects.update(digest="0" * 64), "head", 6),
        (lambda: ChainHead.objects.update(number=5), "head", 5),
        (lambda: ChainHead.objects.all().delete(), "head", 6),
    ],
)
def test_the_first_broken_link_is_named(
    entries: list[Entry], tampering: Callable[[], None], kind: str, number: int
) -> None:
    assert (verify("agency:2").fault, verify("agency:2").number) == (None, 6)
    tampering()
    found = verify("agency:2").fault
    at = Entry.objects.filter(number=number, chain="agency:2").values_list("pk", flat=True).first()
    assert found == Fault(kind, number, None if kind in {"gap", "end"} else at)


def test_a_cut_tail_is_found_by_what_a_night_noted_down(entries: list[Entry]) -> None:
    check_chains(date(2026, 4, 15))
    truncate_with_head(4)
    assert verify("agency:2").fault == Fault("end", 5)


def test_a_chain_that_was_written_anew_is_found_by_what_a_night_noted_down(entries: list[Entry]) -> None:
    check_chains(date(2026, 4, 15))
    forge(6)
    ChainHead.objects.update(digest=Entry.objects.get(number=6).digest)
    assert verify("agency:2").fault == Fault("noted", 6, entries[5].pk)


def test_without_a_night_a_head_that_somebody_kept_does_the_same(entries: list[Entry]) -> None:
    truncate_with_head(4)
    assert verify("agency:2").fault is None
    assert verify("agency:2", {6: entries[5].digest}).fault == Fault("end", 5)
    assert verify("agency:2", {4: "0" * 64}).fault == Fault("noted", 4, entries[3].pk)


def test_a_chain_that_is_gone_with_its_head_is_still_asked_for(entries: list[Entry]) -> None:
    check_chains(date(2026, 4, 15))
    truncate(0)
    ChainHead.objects.all().delete()
    assert {chain: verify(chain).fault for chain in chains()} == {"agency:2": Fault("end", 1)}


def test_an_entry_slipped_into_another_chain_is_found_there(entries: list[Entry]) -> None:
    execute("UPDATE audit_entry SET chain = 'system', number = 1 WHERE number = 6")
    assert verify("system").fault == Fault("digest", 1, entries[5].pk)


def test_entries_written_while_it_is_verified_break_nothing(
    entries: list[Entry], monkeypatch: pytest.MonkeyPatch
) -> None:
    def entries_and_more(chain: str) -> list[Entry]:
        note(step="7")
        walked = list(Entry.objects.filter(chain=chain).order_by("number"))
        note(step="8")
        return walked

    monkeypatch.setattr(walking, "_entries", entries_and_more)
    with clock.frozen(datetime(2026, 4, 14, tzinfo=UTC)):
        assert (verify("agency:2").fault, verify("agency:2").number) == (None, 9)
