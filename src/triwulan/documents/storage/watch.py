"""The minute asks the object store whether it answers: that it went away, and that it is back, is recorded once each.

A disk is not asked here: one that is full or gone keeps the record itself from being written.
"""

from django.conf import settings
from django.db import transaction
from django_scopes import scopes_disabled

from triwulan.audit.record import SYSTEM, Subject, record
from triwulan.documents.storage.choosing import place
from triwulan.documents.storage.interface import PlaceAway
from triwulan.organisations.models import Agency

MARK = "penyimpanan-tidak-menjawab"
"""In the data folder while it is away, so that a restart tells nobody twice."""


def tick() -> None:
    if settings.FILES_BUCKET:
        watch()


def watch() -> None:
    mark = settings.DATA / MARK
    reason = _away()
    if reason and not mark.exists():
        _tell("storage_away", reason=reason)
        mark.touch()
    elif not reason and mark.exists():
        _tell("storage_back")
        mark.unlink()


def _away() -> str:
    try:
        place().try_out()
    except PlaceAway as away:
        return away.reason
    return ""


@transaction.atomic
def _tell(action: str, **facts: str) -> None:
    """Each agency in its own record, where its administrators are told of it."""
    with scopes_disabled():  # the installation's one store, of all its agencies
        for agency in Agency.objects.order_by("pk"):
            record(
                action, actor=SYSTEM, subject=Subject("agency", agency.pk, agency.pk, agency.government_id), facts=facts
            )
