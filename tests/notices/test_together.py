"""Two schedulers at one moment: everybody is told once."""

import pytest
from django.core import mail
from django_scopes import scopes_disabled

from tests.cycles.walk import opened
from tests.hands import Hands
from tests.notices.gateway import gateway
from tests.notices.minutes import minute
from tests.office import office_with_sop
from tests.together import at_once
from triwulan.audit.models import Entry
from triwulan.audit.record import SYSTEM
from triwulan.notices import scheduler
from triwulan.notices.actions import set_webhook
from triwulan.notices.models import Notice
from triwulan.organisations.models import Person


@pytest.mark.django_db(transaction=True)
def test_two_minutes_at_once_tell_once(hands: Hands, settings: object) -> None:
    settings.WEBHOOK_PRIVATE = True  # type: ignore[attr-defined]
    office = office_with_sop()
    with gateway() as chat:
        with office.scope():
            opened(office)
            Person.objects.filter(username="kabid").update(email="kabid@contoh.example")
            set_webhook(agency=office.agency, address=chat.address, active=True, actor=SYSTEM)
        for at in ("2026-04-10T07:42", "2026-04-10T16:31", "2026-04-13T08:00"):
            hands.set(at)
            assert at_once(scheduler.tick, scheduler.tick) == [None, None]
        minute()
        sent = len(chat.received)
    with scopes_disabled():
        told = list(Notice.objects.filter(person__username="kabid").order_by("id").values_list("kind", flat=True))
        reminders = Entry.objects.filter(action__in=("task_due_soon", "late_reminded")).count()
        notices = Notice.objects.count()
    assert (told, reminders, sent) == (["task", "due_soon", "late"], 4, notices)
    # whoever took the first may be overtaken by who took the second
    subjects = sorted(each.subject.partition(":")[0] for each in mail.outbox)
    assert subjects == ["Hampir lewat batas", "Terlambat", "Tugas baru"]
