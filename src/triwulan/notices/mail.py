"""Mails for those who have an address. Sent after they are committed and marked after they are sent: at least once."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django_scopes import scope, scopes_disabled

from triwulan.core import clock
from triwulan.notices import sentences
from triwulan.notices.models import Notice
from triwulan.notices.queries import inbox

log = logging.getLogger(__name__)

BATCH = 200


def send_mails() -> int:
    """Number of mails sent. A server that is away is tried again at the next tick."""
    with scopes_disabled():  # one queue for every agency; each mail is written in its own scope
        waiting = list(
            Notice.objects.filter(mailed_at__isnull=True)
            .exclude(person__email="")
            .filter(person__is_active=True)
            .select_related("person", "agency__government")
            .order_by("id")[:BATCH]
        )
    sent = 0
    for notice in waiting:
        with scope(government=notice.agency.government, agency=notice.agency):
            try:
                _send(notice)
            except (SMTPException, OSError) as away:
                log.warning("mail not sent, tried again later: %s", away)
                return sent
            Notice.objects.filter(pk=notice.pk).update(mailed_at=clock.now())
            sent += 1
    return sent


def _send(notice: Notice) -> None:
    told = inbox(notice.person).get(pk=notice.pk)
    address = f"{settings.PUBLIC_URL}/tugas/{told.task_id}/" if told.task_id else f"{settings.PUBLIC_URL}/tugas/"
    text = "\n\n".join([*sentences.body(told), address])
    send_mail(sentences.title(told), text, None, [notice.person.email])
