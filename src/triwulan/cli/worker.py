"""The process that does the queued work. It is recycled after MOST_TASKS, because typst's memory grows."""

import fcntl
import secrets
from typing import IO

from django.conf import settings
from django_tasks_db.management.commands.db_worker import Worker

from triwulan.cli.jobs import requeue_dead

MOST_TASKS = 500
POLL_SECONDS = 0.5


def work() -> None:
    name = secrets.token_hex(8)
    with _alive(name):
        requeue_dead()
        # not by its command, which would set the log's levels
        worker = Worker(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=POLL_SECONDS,
            batch=False,
            backend_name="default",
            startup_delay=False,
            max_tasks=MOST_TASKS,
            worker_id=name,
        )
        worker.configure_signals()
        worker.run()


def _alive(name: str) -> IO[str]:
    """A lock that the operating system takes away when this process is gone, however it went; jobs.py looks at it."""
    path = settings.DATA / "workers" / name
    while True:
        file: IO[str] = path.open("w", encoding="ascii")
        fcntl.flock(file, fcntl.LOCK_EX)
        if path.exists():
            return file
        file.close()  # swept away between opening and locking
