"""The queue's jobs as an administrator looks after them. Each makes files of one paper; its arguments say whose."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from triwulan.audit.record import Actor, Subject, record
from triwulan.core import clock
from triwulan.documents.models import Document
from triwulan.organisations.models import Agency

# Waiting longer than this, with nothing running: the worker does not come for it.
PATIENCE = timedelta(minutes=5)
MOST_SHOWN = 50

Results = QuerySet[DBTaskResult[..., object]]


@dataclass(frozen=True)
class Job:
    """`document` None where it is gone. `sentence`: why it failed, as its last line says."""

    row: DBTaskResult[..., object]
    document: Document | None
    sentence: str

    @property
    def tries(self) -> int:
        return len(self.row.worker_ids)


@dataclass(frozen=True)
class Queue:
    waiting: tuple[Job, ...]
    running: tuple[Job, ...]
    failed: tuple[Job, ...]
    done: int
    oldest: datetime | None

    @property
    def is_stuck(self) -> bool:
        return self.oldest is not None and not self.running and clock.now() - self.oldest > PATIENCE


def queue_of(agency: Agency) -> Queue:
    """Its jobs, oldest first where they wait, newest first where they failed; `done` of the last days that are kept."""
    rows = _rows(agency)
    waiting = list(rows.filter(status=TaskResultStatus.READY).order_by("enqueued_at")[:MOST_SHOWN])
    running = list(rows.filter(status=TaskResultStatus.RUNNING).order_by("started_at")[:MOST_SHOWN])
    failed = list(rows.filter(status=TaskResultStatus.FAILED).order_by("-finished_at")[:MOST_SHOWN])
    papers = Document.objects.filter(agency=agency).defer("content")
    documents = papers.in_bulk([_paper(each) for each in (*waiting, *running, *failed)])

    def jobs(found: list[DBTaskResult[..., object]]) -> tuple[Job, ...]:
        return tuple(Job(each, documents.get(_paper(each)), _last_line(each.traceback)) for each in found)

    done = rows.filter(status=TaskResultStatus.SUCCESSFUL).count()
    return Queue(jobs(waiting), jobs(running), jobs(failed), done, waiting[0].enqueued_at if waiting else None)


@transaction.atomic
def retry_job(*, agency: Agency, job: str, actor: Actor) -> bool:
    """A failed one becomes ready again; False when it is not there, or no longer failed. A second run does no harm."""
    rows = _rows(agency).filter(pk=job, status=TaskResultStatus.FAILED)
    found = rows.first()
    if found is None or not rows.update(status=TaskResultStatus.READY, started_at=None, finished_at=None):
        return False
    subject = Subject("document", _paper(found), agency.pk, agency.government_id)
    number = Document.objects.filter(pk=_paper(found)).values_list("number", flat=True).first()
    record("job_retried", actor=actor, subject=subject, facts={"number": number})
    return True


def _rows(agency: Agency) -> Results:
    """By the second argument of `render_document`."""
    found: Results = DBTaskResult.objects.filter(args_kwargs__args__1=agency.pk)
    return found


def _paper(row: DBTaskResult[..., object]) -> int:
    return int(row.args_kwargs["args"][0])


def _last_line(traceback: str) -> str:
    """Without the exception's name, where a sentence follows it."""
    lines = traceback.strip().splitlines()
    last = lines[-1] if lines else ""
    return last.split(": ", 1)[-1]
