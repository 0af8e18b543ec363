"""Which notices leave the house, by which ways and when: at once, or with the day's one mail."""

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings

from triwulan.core import clock
from triwulan.notices.defaults import quiet_of, reminder_times
from triwulan.notices.models import Channel, Delivery, Notice, NoticeKind, Webhook
from triwulan.notices.quiet import next_digest
from triwulan.notices.told import Told
from triwulan.organisations.models import Agency

# Everything else asks its reader to do something, or to stop, and goes at once: a new task and a return above all.
CAN_WAIT = frozenset(
    {NoticeKind.DUE_SOON, NoticeKind.LATE, NoticeKind.HANDED_OVER, NoticeKind.ROUND_REFUSED, NoticeKind.AGREEMENT}
    | {NoticeKind.COMMENTED, NoticeKind.COMMENT_ANSWERED, NoticeKind.REVIEW_STATED, NoticeKind.TO_SIGN}
)


def deliveries_of(notice: Notice, told: Told, agency: Agency) -> Iterator[Delivery]:
    now = clock.now()
    if Channel.WEBHOOK in told.ways and Webhook.objects.filter(agency=agency, active=True).exists():
        yield Delivery(notice=notice, channel=Channel.WEBHOOK, not_before=now)
    if Channel.MAIL in told.ways and notice.person.email and mail_is_set():
        waits_for = _digest_of(told, agency)
        in_digest = waits_for is not None
        yield Delivery(notice=notice, channel=Channel.MAIL, in_digest=in_digest, not_before=waits_for or now)


def mail_is_set() -> bool:
    return not settings.EMAIL_BACKEND.endswith("dummy.EmailBackend")


def _digest_of(told: Told, agency: Agency) -> datetime | None:
    """None: at once. So goes too what would come after the limit it warns of."""
    if told.kind not in CAN_WAIT:
        return None
    goes = next_digest(told.at, reminder_times(agency).digest_at, quiet_of(agency))
    due_at = told.task.due_at if told.task is not None and told.kind == NoticeKind.DUE_SOON else None
    return None if due_at is not None and goes >= due_at else goes
