"""Played in a process of its own: a long import whose worker is killed with -9, whose database fails, and which ends well.

    python -m tests.crash.importing

Each attempt is a fork. Prints a line of JSON per attempt: what was there after it, and what its sender was told.
"""

import json
from functools import partial
from typing import Any

import django

from tests.crash.stage import Counter, forked, say
from tests.ready import fill_place

ROWS = 40
AGENCY = "Dinas Impor"


def main() -> None:
    django.setup()
    fill_place()
    forked(build)
    whole = int(forked(statements)[0])
    for at in (2, whole // 2, whole * 9 // 10):
        _text, status, _raw = forked(partial(work, at), decode=False)
        say({"killed": status != 0, **after()})
    say({"failed": forked(partial(work, whole // 2, broken=True))[0], **after()})
    say({"ended": forked(again)[0], **after()})


def after() -> dict[str, Any]:
    """What the next minute's tick makes of it included."""
    told: dict[str, Any] = forked(state)[0]
    return told


def build() -> str:
    from tests.office import small_office
    from triwulan.exchange.imports.jobs import begin, confirm

    office = small_office(AGENCY)
    with office.scope():
        upload = kept(office.agency)
        confirm(upload, leave_out=False)
        begin(upload, actor(office.agency))
    return ""


def kept(agency: Any) -> Any:
    from triwulan.exchange.uploads import keep_upload
    from triwulan.organisations.models import Person

    rows = "".join(f"2.20.02.2.{number:02}\tKegiatan {number}\n" for number in range(1, ROWS))
    text = f"kode\tnama\n2.20.02\tProgram\n{rows}"
    person = Person.objects.get(username="perencana")
    choices = {"rows": 10_000, "options": {"sasaran": "S1"}}
    content = text.encode()
    return keep_upload(agency=agency, person=person, kind="kaskade", name="a.csv", content=content, choices=choices)


def actor(agency: Any) -> Any:
    from triwulan.audit.record import Actor
    from triwulan.organisations.models import Person, Position

    held = Position.objects.get(holdings__person__username="perencana", unit__agency=agency)
    return Actor(Person.objects.get(username="perencana").pk, held.pk, "definitif")


def statements() -> str:
    """Of the whole job, played in a transaction that is taken back."""
    from django.db import connection, transaction

    from triwulan.exchange.imports.jobs import run_import

    counter = Counter()
    with connection.execute_wrapper(counter), transaction.atomic():
        run_import.call(**the_job().args_kwargs["kwargs"])
        transaction.set_rollback(True)
    return str(counter.count)


def the_job() -> Any:
    from django_tasks_db.models import DBTaskResult

    return DBTaskResult.objects.latest("enqueued_at")


def work(fatal: int, *, broken: bool = False) -> str:
    """As the worker takes it: named on the job first. Its own lock is gone as soon as it is dead."""
    from django.db import connection

    from triwulan.core import clock
    from triwulan.exchange.imports.jobs import run_import

    job = the_job()
    job.status, job.started_at, job.worker_ids = "RUNNING", clock.now(), [*job.worker_ids, f"w{len(job.worker_ids)}"]
    job.save(update_fields=["status", "started_at", "worker_ids"])
    with connection.execute_wrapper(Breaking(fatal) if broken else Counter(fatal)):
        try:
            run_import.call(**job.args_kwargs["kwargs"])
        except OSError as error:
            return str(error)
    return ""


class Breaking(Counter):
    def __call__(self, execute: Any, *arguments: Any) -> Any:
        self.count += 1
        if self.count == self.fatal:
            raise OSError("disk I/O error")
        return execute(*arguments)


def again() -> str:
    """Its sender presses once more, and a living worker takes the job."""
    from django_scopes import scope, scopes_disabled

    from triwulan.exchange.imports.jobs import begin, confirm, run_import
    from triwulan.exchange.models import Upload
    from triwulan.organisations.models import Agency

    with scopes_disabled():
        agency = Agency.objects.select_related("government").get(name=AGENCY)
    with scope(government=agency.government, agency=agency):
        upload = Upload.objects.get()
        confirm(upload, leave_out=False)
        begin(upload, actor(agency))
    run_import.call(**the_job().args_kwargs["kwargs"])
    return ""


def state() -> str:
    from django_scopes import scopes_disabled

    from triwulan.audit.models import Entry
    from triwulan.cli.jobs import look_after_jobs
    from triwulan.exchange.imports.jobs import tell_of_given_up
    from triwulan.exchange.models import Upload
    from triwulan.indicators.models import Node

    look_after_jobs()
    tell_of_given_up()
    with scopes_disabled():
        upload = Upload.objects.get()
        found = {
            "nodes": Node.objects.filter(code__startswith="2.20").count(),
            "entries": Entry.objects.filter(action="table_brought_in").count(),
            "job": str(the_job().status),
            "told": upload.problem,
            "in": upload.finished_at is not None,
        }
    return json.dumps(found)


if __name__ == "__main__":
    main()
