import fcntl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from triwulan.cli.jobs import forget_old, look_after_jobs, requeue_dead, retry_failed
from triwulan.cli.worker import _alive
from triwulan.core import clock

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 4, 10, 1, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _now(settings: Settings) -> Iterator[None]:
    (settings.DATA / "workers").mkdir()
    with clock.frozen(NOW):
        yield


def job(status: str, *workers: str, finished_at: datetime | None = None) -> DBTaskResult[..., object]:
    return DBTaskResult.objects.create(
        status=status,
        worker_ids=list(workers),
        started_at=NOW,
        finished_at=finished_at,
        run_after=NOW,
        args_kwargs={"args": [], "kwargs": {}},
        task_path="tests.cli.test_jobs.job",
        backend_name="default",
    )


def statuses() -> dict[tuple[str, ...], str]:
    return {tuple(row.worker_ids): row.status for row in DBTaskResult.objects.all()}


def test_a_job_whose_worker_is_gone_is_queued_again_and_the_others_go_on(settings: Settings) -> None:
    job("RUNNING", "gone")
    job("RUNNING", "dead")
    job("RUNNING", "gone", "alive")
    job("SUCCESSFUL", "gone", "done")
    (settings.DATA / "workers" / "dead").touch()
    with _alive("alive"):
        assert requeue_dead() == 2
        assert sorted(path.name for path in (settings.DATA / "workers").iterdir()) == ["alive"]
    assert statuses() == {
        ("gone",): "READY",
        ("dead",): "READY",
        ("gone", "alive"): "RUNNING",
        ("gone", "done"): "SUCCESSFUL",
    }


def test_a_job_that_killed_three_workers_is_given_up() -> None:
    row = job("RUNNING", "one", "two", "three")
    requeue_dead()
    row.refresh_from_db()
    assert (row.status, row.finished_at, row.traceback) == ("FAILED", NOW, "Pekerjanya mati berulang kali.")


def test_a_worker_swept_away_while_it_locked_makes_its_mark_again(settings: Settings) -> None:
    path = settings.DATA / "workers" / "w"
    original = fcntl.flock
    sweeps = iter([True])

    def sweeping(file: object, operation: int) -> None:
        if next(sweeps, False):
            path.unlink()
        original(file, operation)  # type: ignore[arg-type] # an open file

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("triwulan.cli.worker.fcntl.flock", sweeping)
        held = _alive("w")
    with held:
        assert Path(held.name).exists()


@pytest.mark.parametrize(
    ("tries", "minutes", "status"),
    [
        (1, 0, "FAILED"),
        (1, 1, "READY"),
        (2, 9, "FAILED"),
        (2, 10, "READY"),
        (3, 59, "FAILED"),
        (3, 60, "READY"),
        (4, 600, "FAILED"),
    ],
)
def test_a_failed_job_is_tried_again_after_its_wait_three_times(tries: int, minutes: int, status: str) -> None:
    workers = tuple(str(number) for number in range(tries))
    job("FAILED", *workers, finished_at=NOW - timedelta(minutes=minutes))
    assert retry_failed() == (status == "READY")
    assert statuses() == {workers: status}


def test_old_jobs_are_forgotten() -> None:
    job("SUCCESSFUL", "new", finished_at=NOW - timedelta(days=6))
    job("SUCCESSFUL", "old", finished_at=NOW - timedelta(days=8))
    job("FAILED", "new failure", finished_at=NOW - timedelta(days=89))
    job("FAILED", "old failure", finished_at=NOW - timedelta(days=91))
    forget_old()
    assert statuses() == {("new",): "SUCCESSFUL", ("new failure",): "FAILED"}


def test_looking_after_jobs_does_all_three() -> None:
    job("RUNNING", "gone")
    job("FAILED", "failed", finished_at=NOW - timedelta(hours=1))
    job("SUCCESSFUL", "old", finished_at=NOW - timedelta(days=8))
    look_after_jobs()
    assert statuses() == {("gone",): "READY", ("failed",): "READY"}


@pytest.mark.django_db(transaction=True)
def test_the_backend_still_leaves_a_killed_job_running() -> None:
    """When this fails the backend has learnt it, and jobs.py may go."""
    job("RUNNING", "gone")
    call_command("db_worker", batch=True, interval=0, startup_delay=False, reload=False, verbosity=0)
    assert statuses() == {("gone",): "RUNNING"}
