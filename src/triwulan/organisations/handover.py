"""One holder goes and another comes, in one step: a position's tasks, indicators and signatures pass with it."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from triwulan.audit.record import Actor, hold_chain
from triwulan.core.spoken import say_date
from triwulan.organisations.administrators import ROLE, check_one_remains
from triwulan.organisations.models import Capacity, Holding, Person, Position
from triwulan.organisations.people import appoint, close_holding
from triwulan.organisations.refusals import OrganisationRefused


@dataclass(frozen=True)
class Appointment:
    """As the decree says it. `ends_on` None: until further notice."""

    person: Person
    starts_on: date
    capacity: str = Capacity.DEFINITIVE
    ends_on: date | None = None
    decree: str = ""
    decree_on: date | None = None


@transaction.atomic
def hand_over(*, position: Position, appointment: Appointment, actor: Actor) -> Holding:
    """Whoever holds it until then ends the day before; a Plh. stands in beside him, and nobody ends.

    Raises OrganisationRefused; nothing has changed then.
    """
    hold_chain(agency_id=position.unit.agency_id)
    for held in ending(position, appointment):
        last_day = appointment.starts_on - timedelta(days=1)
        if held.starts_on > last_day:
            facts = {"person": held.person.full_name, "day": say_date(held.starts_on)}
            raise OrganisationRefused(
                _("%(person)s baru menjabat sejak %(day)s. Pilih tanggal serah terima sesudahnya.") % facts, "starts_on"
            )
        close_holding(held, last_day, actor)
    made = appoint(
        person=appointment.person,
        position=position,
        starts_on=appointment.starts_on,
        ends_on=appointment.ends_on,
        capacity=appointment.capacity,
        decree=appointment.decree,
        decree_on=appointment.decree_on,
        actor=actor,
    )
    if position.roles.filter(code=ROLE).exists():
        check_one_remains(position.unit.agency, appointment.starts_on, "person")
    return made


def ending(position: Position, appointment: Appointment) -> list[Holding]:
    """Whose time ends by this appointment."""
    if appointment.capacity == Capacity.PLH:
        return []
    held = position.holdings.select_related("person", "position__unit__agency").order_by("starts_on", "pk")
    return [each for each in held if each.ends_on is None or each.ends_on >= appointment.starts_on]
