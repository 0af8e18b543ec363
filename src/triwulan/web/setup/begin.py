"""Makes the first government, agency and administrator, in one transaction and only once."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _
from django_scopes import scope

from triwulan.audit.record import SYSTEM
from triwulan.core import clock
from triwulan.organisations.calendars import seed_calendar
from triwulan.organisations.models import Agency, Government, Person
from triwulan.organisations.queries import root_unit, today
from triwulan.organisations.setup import (
    OrganisationRefused,
    appoint,
    create_agency,
    create_government,
    create_person,
    create_position,
)

# Agencies in the calendar's reach: the years before, for history that is entered later, and the one to plan.
_YEARS_BACK, _YEARS_AHEAD = 2, 1


@transaction.atomic
def begin(entered: Mapping[str, str]) -> Person:
    """`entered` as in StartForm. OrganisationRefused when somebody else was faster, or for a field."""
    if Person.objects.select_for_update().exists():
        raise OrganisationRefused(_("Triwulan sudah disiapkan. Masuk dengan akun administrator."))
    government = create_government(name=entered["government"], region_code=entered["region_code"], actor=SYSTEM)
    with scope(government=government, agency=None):
        agency = _agency(government, entered)
    with scope(government=government, agency=agency):
        year = today(agency).year
        seed_calendar(agency, range(year - _YEARS_BACK, year + _YEARS_AHEAD + 1))
        return _administrator(agency, entered)


def _agency(government: Government, entered: Mapping[str, str]) -> Agency:
    return create_agency(
        government=government,
        name=entered["name"],
        place=entered["place"],
        valid_from=date(clock.now().year - _YEARS_BACK, 1, 1),
        actor=SYSTEM,
        short_name=entered["short_name"],
        address=entered["address"],
        phone=entered["phone"],
        website=entered["website"],
        email=entered["agency_email"],
        time_zone=entered["time_zone"],
    )


def _administrator(agency: Agency, entered: Mapping[str, str]) -> Person:
    """`is_staff` marks the keeper of the whole installation, who may take its backup."""
    person = create_person(
        government=agency.government,
        name=entered["person"],
        username=entered["username"],
        nip=entered["nip"] or None,
        front_title=entered["front_title"],
        back_title=entered["back_title"],
        email=entered["email"],
        actor=SYSTEM,
    )
    person.set_password(entered["password"])
    person.is_staff = True
    person.save(update_fields=["password", "is_staff"])
    position = create_position(
        unit=root_unit(agency), title=_("Administrator Triwulan"), roles=["admin"], actor=SYSTEM, order=900
    )
    appoint(person=person, position=position, starts_on=today(agency), actor=SYSTEM)
    return person
