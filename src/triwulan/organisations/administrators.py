"""An agency always keeps somebody who looks after its people: the last administrator cannot leave."""

from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from triwulan.core.spoken import say_date
from triwulan.organisations.models import Agency, Holding, Person, Position
from triwulan.organisations.queries import valid_on
from triwulan.organisations.refusals import OrganisationRefused

ROLE = "admin"


def administrators(agency: Agency, on: date) -> QuerySet[Holding]:
    """Holdings by which somebody who may sign in looks after the agency that day."""
    staying = Q(person__leaves_on=None) | Q(person__leaves_on__gte=on)
    return Holding.objects.filter(
        valid_on(on, start="starts_on", end="ends_on"),
        valid_on(on, "position__"),
        staying,
        position__unit__agency=agency,
        position__roles__code=ROLE,
        person__is_active=True,
    )


def agencies_looked_after(person: Person, on: date) -> list[Agency]:
    """Of the scope."""
    carrying = Position.objects.filter(roles__code=ROLE)
    held = Holding.objects.filter(valid_on(on, start="starts_on", end="ends_on"), person=person, position__in=carrying)
    found = {each.position.unit.agency_id: each.position.unit.agency for each in held.select_related(_AGENCY)}
    return list(found.values())


_AGENCY = "position__unit__agency"


def check_one_remains(agency: Agency, on: date, field: str = "") -> None:
    """Asked after the change, inside its transaction. Raises OrganisationRefused."""
    if administrators(agency, on).exists():
        return
    facts = {"agency": agency.name, "day": say_date(on)}
    raise OrganisationRefused(
        _("Mulai %(day)s tidak ada lagi administrator di %(agency)s. Tunjuk administrator lain lebih dahulu.") % facts,
        field,
    )
