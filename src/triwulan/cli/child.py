"""What a child process of `triwulan run` does: `python -m triwulan.cli.child ROLE …`, started by supervisor.py only."""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence

import django

from triwulan.cli.supervisor import PARENT_FD

# Time for the last request or job after the parent has vanished; then the whole group is ended.
GRACE_SECONDS = 5.0


def main(words: Sequence[str]) -> None:
    die_with_parent(int(os.environ.pop(PARENT_FD)))
    django.setup()
    ROLES[words[0]](*words[1:])


def die_with_parent(watched: int) -> None:
    threading.Thread(target=_wait_for_the_end, args=(watched,), daemon=True).start()


def _wait_for_the_end(watched: int) -> None:
    os.read(watched, 1)  # returns only when the last writer is gone
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE_SECONDS)
    os.killpg(os.getpgrp(), signal.SIGKILL)


# Of nineteen steps; those whom it starts (typst) yield as it does.
_YIELDS = 10


def _web(host: str, port: str) -> None:
    # inline import: each role loads only what it runs
    from triwulan.cli.web_server import serve

    serve(host, int(port))


def _worker() -> None:
    """Papers are made behind the pages' back: where both want a core, the page that somebody waits for has it."""
    os.nice(_YIELDS)
    # inline import: each role loads only what it runs
    from triwulan.cli.worker import work

    work()


def _scheduler() -> None:
    # inline import: each role loads only what it runs
    from triwulan.cli.tick import tick_every_minute

    tick_every_minute()


def _history() -> None:
    # inline import: each role loads only what it runs
    from triwulan.cli.demo.history import fill

    fill()


ROLES: Mapping[str, Callable[..., None]] = {
    "web": _web,
    "worker": _worker,
    "scheduler": _scheduler,
    "history": _history,
}

if __name__ == "__main__":
    main(sys.argv[1:])
