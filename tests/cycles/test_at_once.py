"""Two people move one task at the same moment: one wins, the other is told, and nothing is done twice."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from django.db import connection

from tests.cycles.walk import finish, opened, task_of
from tests.hands import Hands
from tests.office import Office, office_with_sop
from tests.together import at_once
from triwulan.cycles.actions.finish import finish_assignment
from triwulan.cycles.actions.readdress import readdress
from triwulan.cycles.actions.take_back import take_back
from triwulan.cycles.actions.withdraw import withdraw
from triwulan.cycles.answers import Answer
from triwulan.cycles.models import Assignment
from triwulan.cycles.refusals import AlreadyFinished

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def ordered(hands: Hands) -> Office:
    hands.set("2026-04-10T07:30")
    found = office_with_sop()
    with found.scope():
        opened(found)
        finish(found, "kabid")
    connection.close()
    return found


def scoped(office: Office, act: Callable[..., Assignment], username: str, **fields: Any) -> Callable[[], Assignment]:
    def call() -> Assignment:
        with office.scope():
            return act(person=office[username], **fields)

    return call


def told(results: Iterable[object]) -> list[str]:
    """Who did not win is refused with a sentence, not by an error."""
    return [type(result).__name__ for result in results if isinstance(result, Exception)]


def test_a_withdrawal_and_a_readdress(ordered: Office) -> None:
    with ordered.scope():
        task = task_of(ordered, "kasubid.1").pk
    to = ordered.positions["kasubag"].pk
    results = at_once(
        scoped(ordered, withdraw, "kabid", task_id=task, reason="Cuti"),
        scoped(ordered, readdress, "perencana", task_id=task, position_id=to, reason="Cuti"),
    )
    assert told(results) == [AlreadyFinished.__name__]


def test_a_finish_and_taking_back_what_gave_it(ordered: Office) -> None:
    with ordered.scope():
        given = Assignment.objects.get(step_run__code="1", position=ordered.positions["kabid"]).pk
        task = task_of(ordered, "kasubid.1").pk
    results = at_once(
        scoped(ordered, finish_assignment, "kasubid.1", task_id=task, answer=Answer()),
        scoped(ordered, take_back, "kabid", task_id=given),
    )
    assert told(results) == [AlreadyFinished.__name__]
    with ordered.scope():
        live = Assignment.objects.filter(withdrawn_at=None, step_run__withdrawn_at=None, finished_at=None)
        assert live.filter(position=ordered.positions["kasubid.1"]).count() == 0
