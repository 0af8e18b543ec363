"""What the job backend leaves undone: it keeps a killed job RUNNING for ever, tries nothing twice, forgets nothing.

A job may therefore run more than once, and every job is written so that a second run does no harm.
"""

import fcntl
import logging
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from triwulan.core import clock

log = logging.getLogger("triwulan.jobs")

# After the first, second and third failure; a fourth is for the administrator. A mail server may be away for an hour.
WAITS = (timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1))
# Three workers killed over the same job: it is the job that kills them.
MOST_KILLS = 3
KEEP_DONE = timedelta(days=7)
KEEP_FAILED = timedelta(days=90)


def look_after_jobs() -> None:
    requeue_dead()
    retry_failed()
    forget_old()


def requeue_dead() -> int:
    """Jobs whose worker is gone become ready again; the number of them."""
    # The order matters: a worker has its lock before it takes a job, so a job seen here has or had a locked worker.
    running = list(DBTaskResult.objects.running())
    dead = [job for job in running if not _worker_lives(job.worker_ids[-1])]
    for job in dead:
        _release(job)
    _sweep(settings.DATA / "workers")
    return len(dead)


def _release(job: DBTaskResult[..., object]) -> None:
    seen = DBTaskResult.objects.filter(pk=job.pk, status=TaskResultStatus.RUNNING, started_at=job.started_at)
    if len(job.worker_ids) >= MOST_KILLS:
        seen.update(status=TaskResultStatus.FAILED, finished_at=clock.now(), traceback="Pekerjanya mati berulang kali.")
        log.error("Pekerjaan %s (%s) mematikan pekerjanya %d kali; dihentikan.", job.pk, job.task_path, MOST_KILLS)
    else:
        seen.update(status=TaskResultStatus.READY, started_at=None)
        log.warning("Pekerjaan %s (%s) ditinggal mati; diantrekan lagi.", job.pk, job.task_path)


def retry_failed() -> int:
    """Failed jobs whose wait is over become ready again; the number of them."""
    now = clock.now()
    due = [job for job in DBTaskResult.objects.failed().filter(finished_at__gte=now - KEEP_DONE) if _due(job, now)]
    for job in due:
        DBTaskResult.objects.filter(pk=job.pk, status=TaskResultStatus.FAILED).update(
            status=TaskResultStatus.READY, started_at=None, finished_at=None
        )
        log.warning("Pekerjaan %s (%s) gagal; dicoba lagi.", job.pk, job.task_path)
    return len(due)


def _due(job: DBTaskResult[..., object], now: datetime) -> bool:
    tries = len(job.worker_ids)
    return 0 < tries <= len(WAITS) and job.finished_at is not None and job.finished_at + WAITS[tries - 1] <= now


def forget_old() -> None:
    now = clock.now()
    DBTaskResult.objects.successful().filter(finished_at__lt=now - KEEP_DONE).delete()
    DBTaskResult.objects.failed().filter(finished_at__lt=now - KEEP_FAILED).delete()


def _worker_lives(name: str) -> bool:
    try:
        with (settings.DATA / "workers" / name).open("r+", encoding="ascii") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False


def _sweep(folder: Path) -> None:
    for path in folder.glob("*"):
        with path.open("r+", encoding="ascii") as file, suppress(BlockingIOError):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # under the lock: a worker that was just opening it finds that out and makes another (worker.py)
            path.unlink(missing_ok=True)
