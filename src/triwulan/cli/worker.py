"""The process that does the queued work. It is recycled after MOST_TASKS, because typst's memory grows."""

import fcntl
import secrets
from typing import IO

from django.conf import settings
from django.core.management import call_command

from triwulan.cli.jobs import requeue_dead

MOST_TASKS = 500
POLL_SECONDS = 0.5


def work() -> None:
    name = secrets.token_hex(8)
    with _alive(name):
        requeue_dead()
        call_command(
            "db_worker",
            queue_name="*",
            interval=POLL_SECONDS,
            reload=False,
            startup_delay=False,
            max_tasks=MOST_TASKS,
            worker_id=name,
        )


def _alive(name: str) -> IO[str]:
    """A lock that the operating system takes away when this process is gone, however it went; jobs.py looks at it."""
    path = settings.DATA / "workers" / name
    while True:
        file: IO[str] = path.open("w", encoding="ascii")
        fcntl.flock(file, fcntl.LOCK_EX)
        if path.exists():
            return file
        file.close()  # swept away between opening and locking
