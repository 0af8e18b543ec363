"""What the minute finds of agreements. Idempotent."""

from django.db import transaction
from django_scopes import scope, scopes_disabled

from triwulan.organisations.models import Agency
from triwulan.reports.actions.outdating import note_outdated_if_due


def tick() -> None:
    with scopes_disabled():  # the scheduler serves every government; each agency is then scoped
        agencies = list(Agency.objects.select_related("government").order_by("pk"))
    for agency in agencies:
        with scope(government=agency.government, agency=agency), transaction.atomic():
            note_outdated_if_due(agency)
