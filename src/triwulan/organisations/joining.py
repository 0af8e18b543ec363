"""Another agency joins the government: with its calendar, and with somebody who can enter it."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django_scopes import scope

from triwulan.audit.record import Actor
from triwulan.organisations.calendars import seed_calendar
from triwulan.organisations.models import Agency, Government, Person
from triwulan.organisations.people import appoint
from triwulan.organisations.queries import root_unit, today
from triwulan.organisations.setup import create_agency, create_position

# In the calendar's reach: the year before, for figures that are entered later, and the one to plan.
_YEARS_BACK, _YEARS_AHEAD = 1, 1


@transaction.atomic
def add_agency(government: Government, person: Person, actor: Actor, **entered: Any) -> Agency:
    """`entered` as `create_agency` takes it. `person` looks after it first: without an administrator nobody could enter it."""
    with scope(government=government, agency=None):
        agency = create_agency(government=government, actor=actor, **entered)
    with scope(government=government, agency=agency):
        year = today(agency).year
        seed_calendar(agency, range(year - _YEARS_BACK, year + _YEARS_AHEAD + 1))
        position = create_position(
            unit=root_unit(agency), title=_("Administrator Triwulan"), roles=["admin"], actor=actor, order=900
        )
        starts_on = max(today(agency), agency.valid_from)
        appoint(person=person, position=position, starts_on=starts_on, actor=actor)
    return agency
