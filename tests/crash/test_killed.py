"""Killed with -9 at seeded moments: the database is consistent, what was acknowledged is there, the work goes on."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.server import own_database

SEED = 20260410
KINDS = {"disposisi", "bahan", "laporan", "periksa", "serah", "rekap_triwulan", "laporan_tahunan", "dokumen"}

# The kills are of the code between two statements, which is the same on both; the race is run on both.
on_sqlite = pytest.mark.skipif(bool(os.environ.get("DATABASE_URL")), reason="killed on SQLite; here only the race")


@pytest.fixture(scope="module")
def attempts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[dict[str, Any]]]:
    """The whole play, once for all the tests: it takes some seconds."""
    folder = tmp_path_factory.mktemp("crash")
    with own_database() as database:
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "triwulan.config.settings",
            "SECRET_KEY": "only-for-tests" * 5,
            "TRIWULAN_URL": "http://testserver",
            "TRIWULAN_DATA": str(folder),
            **database,
        }
        play = [str(SEED), *(["race"] if database else [])]
        command = [sys.executable, "-W", "ignore", "-m", "tests.crash.stage", *play]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, cwd=Path.cwd())
        assert done.returncode == 0, done.stderr[-3000:]
        yield [json.loads(line) for line in done.stdout.splitlines()]


@on_sqlite
def test_every_kind_of_work_was_killed_at_two_moments(attempts: list[dict[str, Any]]) -> None:
    kills = [(one["work"], one["moment"]) for one in attempts if "work" in one]
    assert sorted(kills) == sorted((kind, moment) for kind in KINDS for moment in (0, 1))
    assert [one for one in attempts if "work" in one and not one["killed"]] == []


@on_sqlite
def test_nothing_contradicts_itself_after_a_kill(attempts: list[dict[str, Any]]) -> None:
    assert {sentence for one in attempts if "work" in one for sentence in one["after"]["contradictions"]} == set()


@on_sqlite
def test_what_was_acknowledged_is_there_and_nothing_is_there_twice(attempts: list[dict[str, Any]]) -> None:
    for one in attempts:
        if "work" in one:
            assert set(one["before"]["finished"]) <= set(one["after"]["finished"])
            assert one["after"]["evidence"] >= one["before"]["evidence"]


@on_sqlite
def test_the_work_goes_on_to_its_end(attempts: list[dict[str, Any]]) -> None:
    end = attempts[-1]
    assert (end["ended"], end["open"], end["contradictions"]) == (True, 0, [])


def test_of_two_processes_pressing_at_once_one_wins_and_the_other_is_told(attempts: list[dict[str, Any]]) -> None:
    [told] = [one["race"] for one in attempts if "race" in one]
    assert told[1] == "won"
    assert told[0].startswith("Tugas ini sudah diselesaikan oleh ")
