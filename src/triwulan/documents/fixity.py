"""Every stored file is read again each night and held to its hash; a damaged or missing one is told once, and again when
it is whole.

Slices of some seconds a minute: the night is long, and whoever works late is not kept waiting. A file that was checked
is not checked again that day, so whatever interrupts it, the next minute goes on where it stood.
"""

import logging
import time
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django_scopes import scopes_disabled

from triwulan.audit.record import SYSTEM, Subject, record
from triwulan.core import clock
from triwulan.documents.files import is_whole, remove
from triwulan.documents.models import StoredFile
from triwulan.documents.refusals import FilesAway
from triwulan.organisations.scoping import only_if

log = logging.getLogger(__name__)

# O'clock, where the installation stands; as the record's chains.
NIGHT = 1
SLICE_SECONDS = 20.0
_AT_ONCE = 200


@dataclass(frozen=True)
class Checked:
    whole: int = 0
    damaged: int = 0


def tick() -> None:
    now = timezone.localtime(clock.now())
    if now.hour >= NIGHT:
        try:
            check_files(now.replace(hour=0, minute=0, second=0, microsecond=0), SLICE_SECONDS)
        except FilesAway as away:
            log.warning("checked further when they answer: %s", away)


def check_files(since: datetime, seconds: float | None = None) -> Checked:
    """What was not checked since then, the longest unchecked first; without a limit all of it.

    FilesAway where their place does not answer: nothing is known then, so nothing is called damaged.
    """
    until = None if seconds is None else time.monotonic() + seconds
    whole = damaged = 0
    with scopes_disabled():  # the installation's files, of all its agencies
        _sweep(since)
        while rows := list(_waiting(since)[:_AT_ONCE]):
            for stored in rows:
                if until is not None and time.monotonic() > until:
                    return Checked(whole, damaged)
                fine = _check(stored)
                whole, damaged = whole + fine, damaged + (not fine)
    return Checked(whole, damaged)


def _waiting(since: datetime) -> QuerySet[StoredFile]:
    unchecked = Q(checked_at=None) | Q(checked_at__lt=since)
    found = StoredFile.objects.filter(unchecked, removed_at=None).select_related("agency")
    return found.order_by(F("checked_at").asc(nulls_first=True), "pk")


def _check(stored: StoredFile) -> bool:
    fine = is_whole(stored)  # takes seconds where files lie elsewhere, so before the transaction
    _note_check(stored, fine=fine)
    return fine


@transaction.atomic
def _note_check(stored: StoredFile, *, fine: bool) -> None:
    now = clock.now()
    if fine and stored.damaged_at is not None:
        _note("file_whole_again", stored)
    if not fine and only_if(stored, damaged_at=None).update(damaged_at=now):
        _note("file_damaged", stored)
    changes = {"checked_at": now} | ({"damaged_at": None} if fine else {})
    only_if(stored).update(**changes)


def _sweep(since: datetime) -> None:
    """What was destroyed with its papers and is there still, since the machine stopped between the row and the file."""
    gone = StoredFile.objects.filter(Q(checked_at=None) | Q(checked_at__lt=since), removed_at__isnull=False)
    for stored in list(gone.order_by("pk")[:_AT_ONCE]):
        elsewhere = StoredFile.objects.filter(sha256=stored.sha256, removed_at=None).exists()
        if not elsewhere and not remove([stored.sha256]):
            return
        only_if(stored).update(checked_at=clock.now())


def _note(action: str, stored: StoredFile) -> None:
    subject = Subject("storedfile", stored.pk, stored.agency_id, stored.agency.government_id)
    record(action, actor=SYSTEM, subject=subject, facts={"sha256": stored.sha256})
