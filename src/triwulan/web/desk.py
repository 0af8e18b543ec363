"""From which desk a person works: his agency of the moment, the positions he acts for there, and what they carry."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django_scopes import scope

from triwulan.core import clock
from triwulan.organisations.models import Agency, Holding, Person, Role
from triwulan.organisations.queries import agencies_of, all_holdings_of, holders_of
from triwulan.organisations.queries import today as today_in

SESSION_KEY = "agency"


@dataclass(frozen=True)
class Desk:
    """`held` are all his positions in this agency, `holdings` those he acts for today (a Plh. may act for one)."""

    person: Person
    agency: Agency
    agencies: tuple[Agency, ...]
    held: tuple[Holding, ...]
    holdings: tuple[Holding, ...]
    roles: frozenset[str]
    today: date

    @property
    def reviews(self) -> bool:
        """Reads the agency by a grant, without a position in it."""
        return not self.held

    @property
    def is_administrator(self) -> bool:
        return "admin" in self.roles


def desk_of(person: Person, wanted: object) -> Desk | None:
    """`wanted` is the agency chosen in the session, if it is still his to choose; None without any position."""
    agencies = agencies_of(person, timezone.localdate(clock.now()))
    if not agencies:
        return None
    agency = next((each for each in agencies if each.pk == wanted), agencies[0])
    # The same government; this spares the page a question.
    agency.government = person.government or agency.government
    today = today_in(agency)
    with scope(government=person.government, agency=agency):
        held = tuple(all_holdings_of(person, today))
        acting = holders_of([holding.position_id for holding in held], today)
        holdings = tuple(holding for holding in held if acting[holding.position_id].pk == holding.pk)
        positions = [holding.position_id for holding in holdings]
        roles = frozenset(Role.objects.filter(positions__in=positions).values_list("code", flat=True))
    return Desk(person, agency, tuple(agencies), held, holdings, roles, today)
