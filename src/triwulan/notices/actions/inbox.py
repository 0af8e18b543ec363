from triwulan.core import clock
from triwulan.notices.models import Notice
from triwulan.organisations.models import Person


def mark_read(person: Person, notice_id: int | None = None) -> int:
    """One of his entries in the current agency, or all of them; how many were new to him."""
    unread = Notice.objects.filter(person=person, read_at__isnull=True)
    if notice_id is not None:
        unread = unread.filter(pk=notice_id)
    return unread.update(read_at=clock.now())
