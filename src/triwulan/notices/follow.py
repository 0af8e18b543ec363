"""Reading the record from where it was left, and writing inbox entries: at least once, without doubles.

Entries of transactions that end out of order may appear behind the bookmark, so the last stretch is read again; the
unique key of a notice keeps that from doubling anything.
"""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django_scopes import scope, scopes_disabled

from triwulan.audit.models import Entry
from triwulan.core import clock
from triwulan.notices.audience import AUDIENCES, Told
from triwulan.notices.models import Bookmark, Notice
from triwulan.organisations.models import Agency

OVERLAP = 500
BATCH = 2000
# What is older is no news any more: after weeks off, or a restored backup, nobody is told of what is long past.
NEWS = timedelta(days=14)


def follow() -> int:
    """Number of notices written."""
    bookmark, _created = Bookmark.objects.get_or_create(pk=1)
    news = clock.now() - NEWS
    entries = Entry.objects.filter(pk__gt=bookmark.entry_id - OVERLAP, at__gte=news, action__in=AUDIENCES).order_by(
        "pk"
    )[:BATCH]
    last = Entry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    fresh = list(entries)
    written = sum(_tell(entry) for entry in fresh)
    reached = fresh[-1].pk if len(fresh) == BATCH else last
    Bookmark.objects.filter(pk=1, entry_id__lt=reached).update(entry_id=reached)
    return written


def _tell(entry: Entry) -> int:
    with scopes_disabled():  # the record serves every government; what follows is scoped to the entry's agency
        agency = Agency.objects.filter(pk=entry.agency_id or 0).select_related("government").first()
    if agency is None:
        return 0
    with scope(government=agency.government, agency=agency), transaction.atomic():
        return len(_write(agency, entry, AUDIENCES[entry.action](entry)))


def _write(agency: Agency, entry: Entry, told: Iterable[Told]) -> list[Notice]:
    already = set(Notice.objects.filter(entry_id=entry.pk).values_list("person_id", flat=True))
    notices = [
        Notice(
            agency=agency,
            person_id=one.person_id,
            kind=one.kind,
            entry_id=entry.pk,
            task=one.task,
            cycle_id=entry.cycle_id,
            reason=one.reason,
            created_at=clock.now(),
        )
        for one in {t.person_id: t for t in told}.values()
        if one.person_id not in already
    ]
    return Notice.objects.bulk_create(notices, ignore_conflicts=True)
