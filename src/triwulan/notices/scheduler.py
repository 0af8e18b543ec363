"""What the minute brings to people: rules go off, the record is read on, mails and webhooks go out."""

import logging

from django.conf import settings
from django_scopes import scope, scopes_disabled

from triwulan.core.work_calendar import CalendarInvalid
from triwulan.notices.deliver import deliver
from triwulan.notices.follow import follow
from triwulan.notices.record_mail import mail_heads
from triwulan.notices.reminders import note_reminders
from triwulan.organisations.models import Agency

log = logging.getLogger(__name__)


def tick() -> None:
    with scopes_disabled():  # the scheduler serves every government; each agency is then scoped
        agencies = list(Agency.objects.select_related("government"))
    for agency in agencies:
        with scope(government=agency.government, agency=agency):
            try:
                note_reminders(agency)
            except CalendarInvalid as invalid:
                # nobody else's minute waits until its administrator has put it right
                log.warning("no reminders in agency %d: %s", agency.pk, invalid)
    follow()
    deliver()
    if settings.EMAIL_HOST:
        mail_heads()
