"""What the minute brings to the register: a loan becomes late."""

from django_scopes import scope, scopes_disabled

from triwulan.documents.lending import tell_late
from triwulan.organisations.models import Agency


def tick() -> None:
    with scopes_disabled():  # the scheduler serves every government; each agency is then scoped
        agencies = list(Agency.objects.select_related("government"))
    for agency in agencies:
        with scope(government=agency.government, agency=agency):
            tell_late(agency)
