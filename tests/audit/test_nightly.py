"""Once a night every chain is verified, and what was found is kept."""

from datetime import date

import pytest

from tests.audit.forgery import execute, note
from tests.hands import Hands
from triwulan.audit.models import ChainCheck, ChainHead, Entry
from triwulan.audit.nightly import fault_of, last_checks, tick
from triwulan.audit.verify import Fault

pytestmark = pytest.mark.django_db


def kept() -> list[tuple[str, date, int, str]]:
    return list(ChainCheck.objects.order_by("id").values_list("chain", "day", "number", "digest"))


def test_every_chain_is_verified_once_a_night_and_not_before_it(hands: Hands) -> None:
    heads = [("agency:2", note()), ("government:1", note(None))]
    hands.set("2026-04-11T00:59")
    tick()
    assert kept() == []
    hands.set("2026-04-11T01:00")
    tick()
    tick()
    assert kept() == [(chain, date(2026, 4, 11), 1, entry.digest) for chain, entry in heads]


def test_after_nights_off_it_is_done_in_the_morning_and_a_new_chain_the_same_day(hands: Hands) -> None:
    note()
    hands.set("2026-04-13T07:31")
    tick()
    note(3)
    tick()
    assert [(chain, day.day) for chain, day, *_rest in kept()] == [("agency:2", 13), ("agency:3", 13)]


def test_a_broken_chain_is_kept_with_its_first_broken_link_and_said_aloud(
    hands: Hands, caplog: pytest.LogCaptureFixture
) -> None:
    note()
    entry = note()
    execute("UPDATE audit_entry SET capacity = 'Plt.' WHERE id = %s", entry.pk)
    tick()
    (check,) = ChainCheck.objects.all()
    assert (fault_of(check), check.number) == (Fault("digest", 2, entry.pk), 1)
    assert caplog.messages == [
        f"agency:2: Isi entri nomor 2 (id {entry.pk}) tidak cocok dengan sidiknya: entri itu diubah."
    ]


def test_a_record_that_was_emptied_is_found_the_next_night(hands: Hands) -> None:
    note()
    tick()
    execute("DELETE FROM audit_entry")
    ChainHead.objects.update(number=0, digest="")
    hands.set("2026-04-11T01:00")
    tick()
    assert (Entry.objects.count(), [fault_of(check) for check in last_checks("agency:2", "system")]) == (
        0,
        [Fault("end", 1)],
    )


def test_the_newest_check_of_each_chain_counts(hands: Hands) -> None:
    note()
    note(3)
    for day in (10, 11, 12):
        hands.set(f"2026-04-{day}T02:00")
        tick()
    found = last_checks("agency:3", "agency:2", "agency:9")
    assert [(check.chain, check.day.day) for check in found] == [("agency:3", 12), ("agency:2", 12)]
