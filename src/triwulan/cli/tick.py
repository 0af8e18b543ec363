"""`triwulan tick`: what has become due. Running it twice, late or at the same moment as another changes nothing."""

import argparse
import logging
import time
from pathlib import Path

from django.conf import settings
from django.db import close_old_connections
from django.utils.module_loading import import_string

from triwulan.cli.boot import choose_data, load_settings, start_django
from triwulan.core import clock
from triwulan.core.heartbeat import Beat, leave_beat

log = logging.getLogger("triwulan.tick")

# One part's failure must not keep the others from their work.
PARTS = (
    "triwulan.organisations.scheduler.tick",
    "triwulan.cycles.scheduler.tick",
    "triwulan.reports.scheduler.tick",
    "triwulan.documents.scheduler.tick",
    "triwulan.documents.storage.watch.tick",
    "triwulan.documents.fixity.tick",
    "triwulan.audit.nightly.tick",
    "triwulan.notices.scheduler.tick",
    "triwulan.exchange.uploads.tick",
    "triwulan.exchange.bag.asking.tick",
    "triwulan.cli.jobs.look_after_jobs",
    "triwulan.exchange.imports.jobs.tell_of_given_up",
)
EVERY_SECONDS = 60


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, metavar="DIR", help="folder data")


def run(options: argparse.Namespace) -> int:
    choose_data(options.data)
    load_settings()
    start_django()
    return 0 if tick() else 1


def tick() -> bool:
    """Whether every part came through. When and how it went is left for the page that administrators look at."""
    failed = [part for part in PARTS if not _came_through(part)]
    leave_beat(settings.DATA, Beat(clock.now(), tuple(failed)))
    return not failed


def _came_through(part: str) -> bool:
    try:
        import_string(part)()
    except Exception:
        # said with its traceback; the next minute tries again
        log.exception("%s gagal.", part)
        return False
    return True


def tick_every_minute() -> None:
    while True:
        close_old_connections()
        tick()
        time.sleep(EVERY_SECONDS)
