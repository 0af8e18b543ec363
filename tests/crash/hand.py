"""Someone at work in a place of his own, beside the running system. One word a process, one line of JSON a deed.

python -m tests.crash.hand build | work | full SEED | papers
"""

import json
import os
import random
import resource
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import django
from django.db import DatabaseError, connections
from django.db.utils import InterfaceError

from tests.crash.play import BEGUN
from tests.ready import fill_place

TOML = Path("tests/sop/definitions/dua-tahap.toml")
PATIENCE_SECONDS = 120.0
ROOM_BYTES = 200_000


def say(**line: Any) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def build() -> None:
    from tests.crash.offices import build_offices

    fill_place()
    build_offices(TOML)


def work() -> None:
    """Both offices to their end; what the system refuses while its database is away is tried again."""
    for office in ("seed", "other"):
        while (done := patiently(partial(step, office))) is not None:
            say(finished=done)
            (Path(os.environ["TRIWULAN_DATA"]) / BEGUN).touch()
    story()


def patiently(act: Callable[[], int | None]) -> int | None:
    ends = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return act()
        except (DatabaseError, InterfaceError) as away:
            if time.monotonic() > ends:
                raise
            say(refused=type(away).__name__)
            connections.close_all()
            time.sleep(1)


def step(office: str) -> int | None:
    from tests.crash.offices import at_work
    from triwulan.cycles.refusals import AlreadyFinished

    with at_work(office) as desk:
        task = desk.next_task()
        if task is None:
            return None
        try:
            desk.do(task)
        except AlreadyFinished:
            return int(task.pk)  # acknowledged by the database, and the answer was lost on the way
        return int(task.pk)


def full(seed: int) -> None:
    """The disk is full at each kind of work; then there is room again, and the work goes on."""
    from tests.crash.offices import at_work

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    chance = random.Random(seed)  # noqa: S311 - no secret
    seen: set[str] = set()
    for office in ("seed", "other"):
        while True:
            with at_work(office) as desk:
                task = desk.next_task()
            if task is None:
                break
            if task.step_run.work not in seen:
                seen.add(task.step_run.work)
                _without_room(office, task.step_run.work, chance.randrange(ROOM_BYTES))
            step(office)
    story()


def _without_room(office: str, kind: str, room: int) -> None:
    from tests.crash.story import story as told

    before = told()
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    connections.close_all()
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
    try:
        step(office)
        refused = ""
    except Exception as error:  # noqa: BLE001 - whatever it is, nothing may be half done
        refused = type(error).__name__
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    connections.close_all()
    after = told()
    say(work=kind, room=room, refused=refused, before=before, after=after)


def story() -> None:
    from tests.crash.story import story as told

    say(ended=True, **told())


def papers() -> None:
    """Waits for the worker, then asks for each file as a reader would."""
    from django_scopes import scopes_disabled
    from django_tasks_db.models import DBTaskResult

    from triwulan.documents.models import Document, Rendition
    from triwulan.documents.renditions import FORMATS, rendition

    ends = time.monotonic() + PATIENCE_SECONDS
    with scopes_disabled():
        wanted = Document.objects.count() * len(FORMATS)
        while Rendition.objects.count() < wanted and time.monotonic() < ends:
            time.sleep(1)
        by_worker = Rendition.objects.count()
        for document in Document.objects.select_related("agency"):
            for each in FORMATS:
                rendition(document, each)
        left = DBTaskResult.objects.exclude(status="SUCCESSFUL").count()
        say(wanted=wanted, by_worker=by_worker, made=Rendition.objects.count(), unfinished_jobs=left)


if __name__ == "__main__":
    django.setup()
    if sys.argv[1] == "full":
        full(int(sys.argv[2]))
    else:
        {"build": build, "work": work, "papers": papers}[sys.argv[1]]()
