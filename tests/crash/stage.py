"""Played in a process of its own, with its own database: each kind of work is killed with -9, looked at, finished.

Without moments only the race of two processes is run.

    python -m tests.crash.stage SEED MOMENTS

Each attempt is a fork, so that SIGKILL takes only it. The fork counts what it asks of the database, and dies at the
seeded count; what it wrote to the pipe before was acknowledged. Prints a line of JSON per attempt.
"""

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import django

from tests.ready import fill_place

TOML = Path("tests/sop/definitions/dua-tahap.toml")


def main(seed: int, moments: int) -> None:
    django.setup()
    for module in ("tests.crash.offices", "tests.crash.story", "triwulan.documents.render"):
        import_module(module)  # once, not in every fork; the models need the set-up first
    fill_place()
    forked(build)
    say({"race": race("seed")})
    if not moments:
        return
    chance = random.Random(seed)  # noqa: S311 - no secret
    for office in ("seed", "other"):
        work = forked(partial(next_work, office))[0]
        while work:
            if work not in seen:
                seen.add(work)
                attack(office, work, chance, moments)
            work = forked(partial(do_next, office))[0]
    say({"ended": True, **forked(lambda: json.dumps(whole_story()))[0]})


def say(line: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


seen: set[str] = set()


def race(office: str) -> list[str]:
    """Two processes press the same task at the same instant; what each was told."""
    start = time.monotonic() + 1.0
    with ThreadPoolExecutor(2) as pool:
        told = [pool.submit(forked, partial(press_at, office, start)) for _ in range(2)]
    return sorted(one.result()[0] for one in told)


def press_at(office: str, start: float) -> str:
    from tests.crash.offices import at_work
    from triwulan.cycles.refusals import AlreadyFinished

    with at_work(office) as desk:
        task = desk.next_task()
        time.sleep(max(0.0, start - time.monotonic()))
        try:
            desk.do(task)
        except AlreadyFinished as late:
            return str(late)
        return "won"


def attack(office: str, work: str, chance: random.Random, moments: int) -> None:
    for moment in range(moments):
        count = int(forked(lambda: str(queries_of(office)))[0])
        fatal = chance.randint(1, count * 4 // 5)  # what was counted had savepoints besides
        before = forked(lambda: json.dumps(whole_story()))[0]
        acknowledged, status, _ = forked(partial(killed_at, office, fatal), decode=False)
        after = forked(lambda: json.dumps(whole_story()))[0]
        line = {
            "work": work,
            "moment": moment,
            "fatal": fatal,
            "of": count,
            "killed": os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL,
            "acknowledged": acknowledged,
            "before": before,
            "after": after,
        }
        say(line)


def forked(play: Callable[[], str | None], *, decode: bool = True) -> tuple[Any, int, str]:
    """The child's words, its exit status, and the raw text; JSON is read where it is some."""
    from django.db import connections

    connections.close_all()
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reader)
        code = 1
        try:
            os.write(writer, (play() or "").encode())
            code = 0
        finally:
            connections.close_all()
            os._exit(code)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        text = pipe.read()
    _pid, status = os.waitpid(pid, 0)
    if decode and status != 0:
        raise SystemExit(f"a fork ended with {status}: {text}")
    return (json.loads(text) if text[:1] in "{[" and text else text), status, text


def build() -> None:
    from tests.crash.offices import build_offices

    build_offices(TOML)


def next_work(office: str) -> str:
    from tests.crash.offices import at_work

    with at_work(office) as desk:
        task = desk.next_task()
        return task.step_run.work if task else ""


def do_next(office: str) -> str:
    """The kind of work that comes after it."""
    from tests.crash.offices import at_work

    with at_work(office) as desk:
        desk.do(desk.next_task())
        task = desk.next_task()
        return task.step_run.work if task else ""


def queries_of(office: str) -> int:
    """What the whole work asks of the database, found by playing it in a transaction that is rolled back."""
    from django.db import connection, transaction

    from tests.crash.offices import at_work

    asked = Counter()
    with at_work(office) as desk, connection.execute_wrapper(asked), transaction.atomic():
        desk.do(desk.next_task())
        transaction.set_rollback(True)
    return asked.count


def killed_at(office: str, fatal: int) -> str:
    from django.db import connection

    from tests.crash.offices import at_work

    with at_work(office) as desk:
        task = desk.next_task()
        with connection.execute_wrapper(Counter(fatal)):
            desk.do(task)
        return f"finished {task.pk if task else None}"


class Counter:
    """Counts statements, and ends its process at the fatal one."""

    def __init__(self, fatal: int = 0) -> None:
        self.count = 0
        self.fatal = fatal

    def __call__(self, execute: Callable[..., Any], *arguments: Any) -> Any:
        self.count += 1
        if self.count == self.fatal:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(*arguments)


def whole_story() -> dict[str, Any]:
    from tests.crash.story import story

    return story()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
