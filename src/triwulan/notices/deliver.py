"""What waits to leave the house, agency by agency, unless it is quiet there."""

from django_scopes import scope, scopes_disabled

from triwulan.core import clock
from triwulan.notices import mail, webhooks
from triwulan.notices.defaults import quiet_of
from triwulan.notices.leaving import mail_is_set
from triwulan.notices.models import Delivery
from triwulan.notices.queries import waiting
from triwulan.organisations.models import Agency


def deliver() -> int:
    """Number of mails and webhooks that arrived."""
    with scopes_disabled():  # one queue for every agency; each is then served in its own scope
        ids = Delivery.objects.filter(waiting(clock.now())).values_list("notice__agency", flat=True).distinct()
        agencies = list(Agency.objects.filter(pk__in=list(ids)).select_related("government").order_by("pk"))
    sent = 0
    mail_answers = mail_is_set()
    for agency in agencies:
        with scope(government=agency.government, agency=agency):
            if quiet_of(agency).is_quiet(clock.now()):
                continue
            sent += webhooks.send_waiting(agency)
            if mail_answers:
                mailed = mail.send_waiting(agency)
                sent += mailed.sent
                mail_answers = mailed.server_answers
    return sent
