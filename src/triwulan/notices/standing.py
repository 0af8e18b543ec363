"""Whether a notice is still worth telling when its turn has come."""

from datetime import datetime

from triwulan.cycles.queries import asked_tasks
from triwulan.notices.follow import NEWS
from triwulan.notices.models import Notice, NoticeKind
from triwulan.notices.people import still_holds


def stands(notice: Notice, now: datetime) -> bool:
    """Not for who has left or lost the position, of a task that is done, or after so long that it is no news."""
    if notice.created_at <= now - NEWS or not notice.person.is_active:
        return False
    position = notice.position
    if position is None or not still_holds(notice.person_id, position, notice.agency):
        return False
    if notice.kind == NoticeKind.WITHDRAWN:
        return True
    return notice.task_id is None or asked_tasks().filter(pk=notice.task_id).exists()
