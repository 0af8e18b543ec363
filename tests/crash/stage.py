"""Played in a process of its own, with its own database: each kind of work is killed with -9 twice, looked at, finished.

    python -m tests.crash.stage SEED

Each attempt is a fork, so that SIGKILL takes only it. The fork counts what it asks of the database, and dies at the
seeded count; what it wrote to the pipe before was acknowledged. Prints a line of JSON per attempt.
"""

import json
import os
import random
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django

MOMENTS = 2
TOML = Path("tests/sop/definitions/dua-tahap.toml")


def main(seed: int) -> None:
    django.setup()
    # inline import: the models need the set-up; and here, once, not in every fork
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    forked(build)
    chance = random.Random(seed)  # noqa: S311 - no secret
    for office in ("seed", "other"):
        work = forked(lambda office=office: next_work(office))[0]
        while work:
            if work not in seen:
                seen.add(work)
                attack(office, work, chance)
            work = forked(lambda office=office: do_next(office))[0]
    say({"ended": True, **forked(lambda: json.dumps(whole_story()))[0]})


def say(line: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


seen: set[str] = set()


def attack(office: str, work: str, chance: random.Random) -> None:
    for moment in range(MOMENTS):
        count = int(forked(lambda: str(queries_of(office)))[0])
        fatal = chance.randint(1, count)
        before = forked(lambda: json.dumps(whole_story()))[0]
        acknowledged, status, _ = forked(lambda fatal=fatal: killed_at(office, fatal), decode=False)
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
        return f"finished {task.pk}"


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
    main(int(sys.argv[1]))
