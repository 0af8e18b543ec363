"""Reading the record from where it was left, and writing inbox entries and what leaves the house: at least once,
without doubles.

Entries of transactions that end out of order may appear behind the bookmark, so the last minutes are read again; the
unique keys of a notice and of its deliveries keep that from doubling anything.
"""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django_scopes import scope, scopes_disabled

from triwulan.audit.models import Entry
from triwulan.core import clock
from triwulan.notices.audience import AUDIENCES
from triwulan.notices.leaving import deliveries_of
from triwulan.notices.models import Bookmark, Delivery, Notice
from triwulan.notices.told import Told
from triwulan.organisations.models import Agency

OVERLAP = 500
LONGEST_TRANSACTION = timedelta(minutes=10)
BATCH = 2000
# What is older is no news any more: after weeks off, or a restored backup, nobody is told of what is long past.
NEWS = timedelta(days=14)


def follow() -> int:
    """Number of notices written."""
    bookmark, _created = Bookmark.objects.get_or_create(pk=1)
    now = clock.now()
    again = Q(pk__gt=bookmark.entry_id - OVERLAP, at__gte=now - LONGEST_TRANSACTION)
    unread = Entry.objects.filter(Q(pk__gt=bookmark.entry_id) | again, at__gte=now - NEWS, action__in=AUDIENCES)
    entries = unread.order_by("pk")[:BATCH]
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
        return _write(agency, entry, AUDIENCES[entry.action](entry))


def _write(agency: Agency, entry: Entry, told: Iterable[Told]) -> int:
    already = set(Notice.objects.filter(entry_id=entry.pk).values_list("person_id", flat=True))
    fresh = {one.holding.person_id: one for one in told if one.holding.person_id not in already}
    if not fresh:
        return 0
    Notice.objects.bulk_create((_notice(agency, entry, one) for one in fresh.values()), ignore_conflicts=True)
    written = Notice.objects.filter(entry_id=entry.pk, person__in=fresh).select_related("person", "task")
    leaving = [delivery for notice in written for delivery in deliveries_of(notice, fresh[notice.person_id], agency)]
    Delivery.objects.bulk_create(leaving, ignore_conflicts=True)
    return len(fresh)


def _notice(agency: Agency, entry: Entry, one: Told) -> Notice:
    return Notice(
        agency=agency,
        person_id=one.holding.person_id,
        position_id=one.holding.position_id,
        kind=one.kind,
        entry_id=entry.pk,
        task=one.task,
        cycle_id=entry.cycle_id,
        reason=one.reason,
        about=one.about[:200],
        subject_id=entry.subject_id if one.about else None,
        created_at=clock.now(),
    )
