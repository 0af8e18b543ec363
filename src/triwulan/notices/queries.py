from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from triwulan.notices.models import Delivery, Notice
from triwulan.organisations.models import Person
from triwulan.organisations.prepared import counted, prepared


def inbox(person: Person) -> QuerySet[Notice]:
    """His entries in the current agency, newest first, with all that a sentence needs."""
    return with_words(Notice.objects.filter(person=person)).order_by("-id")


def with_words(notices: QuerySet[Notice]) -> QuerySet[Notice]:
    return notices.select_related(
        "agency",
        "person",
        "position",
        "cycle__unit",
        "cycle__round",
        "task__step_run__cycle__round__revision",
        "task__position",
    )


def unread_count(person: Person) -> int:
    return _unread(person=person)[0]


@prepared
def _unread(*, person: Person) -> QuerySet[Notice, int]:
    return counted(Notice.objects.filter(person=person, read_at__isnull=True))


def waiting(now: datetime) -> Q:
    return Q(done_at__isnull=True, not_before__lte=now)


def faulty(now: datetime) -> QuerySet[Delivery]:
    """What could not be delivered in the last two weeks, given up or still tried; newest first."""
    recent = Q(done_at__isnull=True) | Q(done_at__gte=now - timedelta(days=14))
    return (
        Delivery.objects.filter(recent)
        .exclude(fault="")
        .select_related("notice__person", "notice__position")
        .order_by("-id")
    )
