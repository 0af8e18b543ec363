"""Asking for a calendar by its secret address: what is in it, and since when."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from triwulan.core import clock
from triwulan.notices.feed_secret import digest_of
from triwulan.notices.models import FeedAddress

# The last reading is for its owner's eyes; noting each would make every calendar program a writer.
_NOTED_EVERY = timedelta(hours=1)


@dataclass(frozen=True)
class Reading:
    body: bytes
    etag: str
    changed_at: datetime


def read_feed(secret: str) -> Reading | None:
    """None for an unknown secret and for who may no longer sign in."""
    found = FeedAddress.objects.select_related("person__government").filter(digest=digest_of(secret)).first()
    if found is None or not found.person.is_active:
        return None
    # inline import: icalendar takes its memory where a calendar is asked for, and not in every web process
    from triwulan.notices.feed import feed_of

    body = feed_of(found.person)
    etag, now = hashlib.sha256(body).hexdigest(), clock.now()
    changed_at = found.changed_at if found.changed_at and found.etag == etag else now
    seen = found.read_at if found.read_at and now - found.read_at < _NOTED_EVERY else now
    if (found.etag, found.changed_at, found.read_at) != (etag, changed_at, seen):
        FeedAddress.objects.filter(pk=found.pk).update(etag=etag, changed_at=changed_at, read_at=seen)
    return Reading(body, etag, changed_at)
