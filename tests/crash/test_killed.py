"""Killed with -9 at seeded moments: the database is consistent, what was acknowledged is there, the work goes on.

Two moments of each kind of work; `make crash` plays many more, and stops everything else that can stop.
"""

from collections.abc import Iterator

import pytest

from tests.crash.play import KINDS, SEED, Line, complaints, played
from tests.server import own_database

MOMENTS = 2


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Line]]:
    """The whole play, once for all the tests: it takes some seconds."""
    with own_database() as database:
        yield played("stage", [str(SEED), str(MOMENTS)], tmp_path_factory.mktemp("crash"), database)


def test_every_kind_of_work_was_killed_at_two_moments(lines: list[Line]) -> None:
    kills = [(one["work"], one["moment"]) for one in lines if "work" in one]
    assert sorted(kills) == sorted((kind, moment) for kind in KINDS for moment in range(MOMENTS))


def test_nothing_is_lost_nothing_is_doubled_and_the_work_goes_on_to_its_end(lines: list[Line]) -> None:
    assert [*complaints(lines)] == []


def test_of_two_processes_pressing_at_once_one_wins_and_the_other_is_told(lines: list[Line]) -> None:
    [told] = [one["race"] for one in lines if "race" in one]
    assert told[1] == "won"
    assert told[0].startswith("Tugas ini sudah diselesaikan oleh ")
