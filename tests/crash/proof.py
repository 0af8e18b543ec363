"""`make crash`: everything that can stop, stopped, on SQLite and on PostgreSQL. Prints a line per proof.

Kills at seeded moments of every kind of work; worker, scheduler and typst killed under work; the disk full; the database
gone for a minute. Nothing acknowledged may be lost, nothing doubled, and the work goes on to its end.
"""

import argparse
import os
import random
import signal
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.crash.play import BEGUN, KINDS, SECRET, SEED, Line, Playing, complaints, ended, played, started
from tests.postgres import PrivateServer, binaries, private_server
from tests.server import Running, children_of, running

AWAY_SECONDS = 60
# How long to look for a process, or for the first deed.
LOOK_SECONDS = 10.0


def main() -> int:
    options = argparse.ArgumentParser()
    options.add_argument("--kills", type=int, default=50)
    options.add_argument("--away", type=int, default=AWAY_SECONDS, help="seconds that the database is gone")
    chosen = options.parse_args()
    folder = binaries()
    if folder is None:
        sys.stderr.write("*** PostgreSQL is not installed: its part is LEFT OUT. ***\n")
        if os.environ.get("CI"):
            return 1
    faults = [*prove("SQLite", None, chosen)]
    if folder is not None:
        faults += prove("PostgreSQL", folder, chosen)
    for fault in faults:
        sys.stderr.write(f"FAULT {fault}\n")
    return 1 if faults else 0


@dataclass(frozen=True)
class Place:
    data: Path
    server: PrivateServer | None = None

    @property
    def database(self) -> dict[str, str]:
        return {"DATABASE_URL": self.server.url} if self.server else {}

    def play(self, module: str, *words: str) -> list[Line]:
        return played(module, [*words], self.data, self.database)

    def start(self, module: str, *words: str) -> Playing:
        return started(module, [*words], self.data, self.database)


def prove(name: str, postgres: Path | None, chosen: argparse.Namespace) -> Iterator[str]:
    moments = -(-chosen.kills // len(KINDS))
    proofs: tuple[tuple[str, Callable[[Place], list[str]]], ...] = (
        (f"{moments * len(KINDS)} kills", lambda place: kills(place, moments)),
        ("worker, scheduler and typst killed", children_killed),
        ("disk full at every kind of work", disk_full),
        (f"database gone for {chosen.away} s", lambda place: database_gone(place, chosen.away)),
    )
    for what, proof in proofs:
        begun = time.monotonic()
        with place_of_its_own(postgres) as place:
            found = proof(place)
        sys.stdout.write(f"{name}: {what}: {'FAULTS' if found else 'holds'} ({time.monotonic() - begun:.0f} s)\n")
        sys.stdout.flush()
        yield from (f"{name}: {what}: {fault}" for fault in found)


@contextmanager
def place_of_its_own(postgres: Path | None) -> Iterator[Place]:
    with tempfile.TemporaryDirectory(prefix="triwulan-crash-") as folder:
        data = Path(folder) / "data"
        data.mkdir()
        if postgres is None:
            yield Place(data)
        else:
            with private_server(postgres) as server:
                yield Place(data, server)


def kills(place: Place, moments: int) -> list[str]:
    return [*complaints(place.play("stage", str(SEED), str(moments)))]


def disk_full(place: Place) -> list[str]:
    place.play("hand", "build")
    return [*complaints(place.play("hand", "full", str(SEED)))]


def children_killed(place: Place) -> list[str]:
    """Under work, and while the papers are made; the files are complete in the end, each once."""
    place.play("hand", "build")
    chance = random.Random(SEED)  # noqa: S311 - no secret
    with running("run", place.data, {**place.database, "SECRET_KEY": SECRET}) as system:
        work = place.start("hand", "work")
        killed = {"worker": 0, "scheduler": 0, "typst": 0}
        while work.poll() is None:
            time.sleep(chance.uniform(0.2, 1.0))
            fewest = min(killed.values())
            kind = chance.choice([each for each, times in sorted(killed.items()) if times == fewest])
            for victim in _victims(system, kind):
                with suppress(ProcessLookupError):
                    os.kill(victim, signal.SIGKILL)
                    killed[kind] += 1
        found = [*complaints(ended(work))]
        papers = place.play("hand", "papers")[-1]
    found += [f"no {kind} was killed" for kind, times in killed.items() if times == 0]
    if papers["made"] != papers["wanted"]:
        found.append(f"{papers['made']} files for {papers['wanted']} wanted")
    return found


def _victims(system: Running, kind: str) -> list[int]:
    """Typst lives for tenths of a second, so it is waited for; whoever is between two lives is left alone."""
    ends = time.monotonic() + LOOK_SECONDS
    while time.monotonic() < ends:
        with suppress(KeyError, ProcessLookupError, FileNotFoundError):
            children = system.children()
            if kind != "typst":
                return [children[kind]]
            if typesetting := children_of(children["worker"]):
                return typesetting
        time.sleep(0.01)
    return []


def database_gone(place: Place, seconds: int) -> list[str]:
    """In the middle of work: PostgreSQL thrown out, or SQLite's file kept by another process."""
    place.play("hand", "build")
    work = place.start("hand", "work")
    _wait_for(place.data / BEGUN)
    if place.server is None:
        other = sqlite3.connect(place.data / "triwulan.sqlite3", timeout=30)
        other.execute("BEGIN EXCLUSIVE")
        time.sleep(seconds)
        other.rollback()
        other.close()
    else:
        place.server.stop()
        time.sleep(seconds)
        place.server.start()
    lines = ended(work)
    found = [*complaints(lines)]
    if not any("refused" in line for line in lines):
        found.append("nobody was refused: the database was not gone under work")
    return found


def _wait_for(file: Path) -> None:
    ends = time.monotonic() + LOOK_SECONDS
    while not file.exists() and time.monotonic() < ends:
        time.sleep(0.01)


if __name__ == "__main__":
    sys.exit(main())
