"""Entries hang together: each holds its place and the digest of the one before it, per agency."""

import hashlib
import json
from functools import partial

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.audit.forgery import NOON, note
from tests.together import at_once
from triwulan.audit.models import ChainHead, Entry
from triwulan.audit.record import Actor, Subject, record
from triwulan.audit.verify import ChainState, verify
from triwulan.core import clock


@pytest.mark.django_db
def test_each_agency_has_its_chain_and_what_has_no_agency_the_governments_or_the_systems() -> None:
    owners: tuple[tuple[int | None, int | None], ...] = ((2, 1), (3, 1), (2, 1), (None, 1), (None, None), (2, 1))
    for agency, government in owners:
        note(agency, government)
    assert list(Entry.objects.values_list("chain", "number")) == [
        ("agency:2", 1),
        ("agency:3", 1),
        ("agency:2", 2),
        ("government:1", 1),
        ("system", 1),
        ("agency:2", 3),
    ]


@pytest.mark.django_db
def test_an_entry_holds_the_digest_of_the_one_before_and_the_head_the_last() -> None:
    first, second = note(), note()
    assert (first.previous, second.previous) == ("", first.digest)
    head = ChainHead.objects.get()
    assert (head.chain, head.number, head.digest) == ("agency:2", 2, second.digest)


@pytest.mark.django_db
def test_what_is_hashed_can_be_done_again_by_hand() -> None:
    """The form of old entries is fixed for good: this test never changes, or every chain there is breaks."""
    with clock.frozen(NOON):
        entry = record(
            "value_returned",
            actor=Actor(7, 3, "Plh."),
            subject=Subject("assignment", 11, agency_id=2, government_id=1, cycle_id=5),
            facts={"reason": "Bukti – kurang", "indicator": "A2"},
        )
    text = (
        '{"action":"value_returned","actor_id":7,"agency_id":2,"at":"2026-04-14T04:00:00.000000+00:00",'
        '"capacity":"Plh.","chain":"agency:2","cycle_id":5,'
        '"facts":{"indicator":"A2","reason":"Bukti \\u2013 kurang"},"government_id":1,"number":1,"position_id":3,'
        '"previous":"","subject_id":11,"subject_type":"assignment"}'
    )
    assert json.loads(text)["facts"] == entry.facts
    assert entry.digest == hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.django_db
def test_a_float_has_no_place_in_the_facts() -> None:
    with pytest.raises(TypeError, match=r"not as the float 0\.5$"):
        note(share=0.5)
    assert Entry.objects.count() == 0


@pytest.mark.django_db
def test_an_entry_costs_two_queries_more_than_its_own(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    note()
    with django_assert_num_queries(3):
        note()


@pytest.mark.django_db(transaction=True)
def test_entries_of_several_at_once_stand_in_one_chain() -> None:
    def several(agency: int) -> None:
        for turn in range(5):
            note(agency, 1, turn=turn)

    answers = at_once(*[partial(several, agency) for agency in (2, 2, 2, 3)])
    assert answers == [None] * 4
    last = {chain: Entry.objects.filter(chain=chain).order_by("number").last() for chain in ("agency:2", "agency:3")}
    assert {chain: verify(chain) for chain in last} == {
        chain: ChainState(chain, entry.number, entry.digest) for chain, entry in last.items() if entry
    }
    assert {chain: entry.number for chain, entry in last.items() if entry} == {"agency:2": 15, "agency:3": 5}
