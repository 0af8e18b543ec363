"""From which desk a person works: his agency of the moment, the positions he acts for there, and what they carry."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django_scopes import scope

from triwulan.audit.record import Actor
from triwulan.core import clock
from triwulan.organisations.models import Agency, Holding, Person, Position
from triwulan.organisations.prepared import prepared
from triwulan.organisations.queries import agencies_of, all_holdings_of, capacity_word, holdings_of
from triwulan.organisations.queries import today as today_in

SESSION_KEY = "agency"
# Whose own office is not what he came for: he begins at the first one he reviews.
REVIEWERS = frozenset({"inspektorat"})


@dataclass(frozen=True)
class Desk:
    """`held` are all his positions in this agency, `holdings` those he acts for today (a Plh. may act for one).

    `carried` are the roles of `holdings`, as (position, role's code).
    """

    person: Person
    agency: Agency
    agencies: tuple[Agency, ...]
    held: tuple[Holding, ...]
    holdings: tuple[Holding, ...]
    carried: tuple[tuple[int, str], ...]
    today: date

    @property
    def roles(self) -> frozenset[str]:
        """Of the positions he acts for."""
        return frozenset(role for _position, role in self.carried)

    def actor(self, *roles: str) -> Actor:
        """He, in the first position that gives him one of the roles; an action is always taken from a position."""
        position = next((each for each, role in self.carried if role in roles), None)
        holding = next(held for held in self.holdings if position is None or held.position_id == position)
        return Actor(self.person.pk, holding.position_id, capacity_word(holding))

    @property
    def reviews(self) -> bool:
        """Reads the agency by a grant, without a position in it."""
        return not self.held

    @property
    def signing(self) -> list[Holding]:
        """Whom he signs for, in the whole government: a reviewer's statement is asked of a position elsewhere."""
        with scope(government=self.agency.government_id, agency=None):
            return holdings_of(self.person, self.today)

    @property
    def is_administrator(self) -> bool:
        return "admin" in self.roles


def desk_of(person: Person, wanted: object) -> Desk | None:
    """`wanted` is the agency chosen in the session, if it is still his to choose; None without any position."""
    agencies = agencies_of(person, timezone.localdate(clock.now()))
    if not agencies:
        return None
    chosen = next((each for each in agencies if each.pk == wanted), None)
    desk = _desk_in(chosen or agencies[0], person, agencies)
    reviewed = next((each for each in agencies if each.pk != desk.agency.pk), None)
    if chosen is None and reviewed is not None and desk.roles == REVIEWERS:
        return _desk_in(reviewed, person, agencies)
    return desk


def _desk_in(agency: Agency, person: Person, agencies: list[Agency]) -> Desk:
    today = today_in(agency)
    with scope(government=agency.government_id, agency=agency):
        held = tuple(all_holdings_of(person, today))
        holdings = tuple(holdings_of(person, today))
    carried = _roles_of(positions=[holding.position_id for holding in holdings]) if holdings else []
    return Desk(person, agency, tuple(agencies), held, holdings, tuple(carried), today)


@prepared
def _roles_of(*, positions: Collection[int]) -> QuerySet[Any, tuple[int, str]]:
    rows = Position.roles.through.objects.filter(position__in=positions).order_by("position_id", "role__code")
    return rows.values_list("position_id", "role__code")
