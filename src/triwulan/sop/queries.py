"""Which revision holds on a day, and what it says."""

from datetime import date
from functools import lru_cache

from django.db.models import QuerySet

from triwulan.organisations.models import Agency
from triwulan.organisations.prepared import prepared
from triwulan.sop.definition import Sop
from triwulan.sop.models import SopRevision
from triwulan.sop.reader import read_sop


def revision_for(agency: Agency, on: date) -> SopRevision | None:
    """The last one activated by that day; of two from one day, the one uploaded later."""
    return next(iter(_active(agency=agency, on=on)), None)


@prepared
def _active(*, agency: Agency, on: date) -> QuerySet[SopRevision]:
    active = SopRevision.objects.filter(agency=agency, active_from__lte=on)
    return active.order_by("-active_from", "-pk")[:1]


def definition_of(revision: SopRevision) -> Sop:
    """Read once per process and text: the checksum stands for it, and both are frozen."""
    return _read(revision.checksum, revision.text)


@lru_cache(maxsize=128)
def _read(_checksum: str, text: str) -> Sop:
    return read_sop(text)
