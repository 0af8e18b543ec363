"""What the days bring to people: who has had his last one may not come in any more. Idempotent."""

from django.db import transaction
from django.utils import timezone

from triwulan.core import clock
from triwulan.organisations.departure import end_access
from triwulan.organisations.models import Person


def tick() -> None:
    gone = Person.objects.filter(is_active=True, leaves_on__lt=timezone.localdate(clock.now()))
    for person in gone.select_related("government"):
        with transaction.atomic():
            end_access(person)
