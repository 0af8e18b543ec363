from django.db.models import QuerySet

from triwulan.notices.models import Notice
from triwulan.organisations.models import Person


def inbox(person: Person) -> QuerySet[Notice]:
    """His entries in the current agency, newest first, with all that a sentence needs."""
    return (
        Notice.objects.filter(person=person)
        .select_related(
            "agency",
            "cycle__unit",
            "cycle__round",
            "task__step_run__cycle__round__revision",
            "task__position",
        )
        .order_by("-id")
    )


def unread_count(person: Person) -> int:
    return Notice.objects.filter(person=person, read_at__isnull=True).count()
