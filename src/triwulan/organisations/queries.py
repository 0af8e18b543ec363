"""Who holds what on a day, and where it stands in the house. Both days of every period count."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import F, Q, QuerySet
from django_scopes import get_scope, scope

from triwulan.audit.record import Actor
from triwulan.core import clock
from triwulan.organisations.models import Agency, Capacity, Holding, Person, Position, ReviewGrant, Unit, UnitKind
from triwulan.organisations.models.unit import DIVISION_KINDS
from triwulan.organisations.prepared import prepared
from triwulan.organisations.remembering import remembered

# Who acts when several hold a position on one day: a Plh. stands in for its holder, a Plt. fills a vacancy only.
_PRECEDENCE = {Capacity.PLH: 0, Capacity.DEFINITIVE: 1, Capacity.PLT: 2}


def today(agency: Agency) -> date:
    """The day it is where the office stands."""
    return clock.now().astimezone(ZoneInfo(agency.time_zone)).date()


def valid_on(on: date, prefix: str = "", start: str = "valid_from", end: str = "valid_to") -> Q:
    """`prefix` reaches through a relation, e.g. "position__"."""
    begun = Q(**{f"{prefix}{start}__lte": on})
    return begun & (Q(**{f"{prefix}{end}__isnull": True}) | Q(**{f"{prefix}{end}__gte": on}))


def holder_of(position: Position, on: date) -> Holding | None:
    """The one who acts for the position that day; None when it is vacant."""
    return _first(_held_at([position.pk], on))


def all_holdings_of(person: Person, on: date) -> list[Holding]:
    """Every position he holds, also one that a Plh. acts for that day: enough to read, not to act."""
    return [holding for holding in _around(person, on) if holding.person_id == person.pk]


def holdings_of(person: Person, on: date) -> list[Holding]:
    """The positions he may act for that day."""
    around = _around(person, on)
    acting = {holding.pk for holding in _acting(around).values()}
    return [holding for holding in around if holding.person_id == person.pk and holding.pk in acting]


def holders_of(positions: Iterable[int], on: date) -> dict[int, Holding]:
    """Who acts for each position (by its id) in one query; a vacant one is missing."""
    return _acting(_held_at(positions, on))


def _acting(held: Iterable[Holding]) -> dict[int, Holding]:
    found: dict[int, list[Holding]] = {}
    for holding in held:
        found.setdefault(holding.position_id, []).append(holding)
    return {position: _ranked(holdings)[0] for position, holdings in found.items()}


def actor_for(person: Person, position: Position, on: date) -> Actor | None:
    """Who he is when he acts for the position; None when another acts for it, or he never did."""
    holder = holder_of(position, on)
    if holder is None or holder.person_id != person.pk:
        return None
    return Actor(person.pk, position.pk, capacity_word(holder))


def capacity_word(holding: Holding) -> str:
    """What stands before the position's title: nothing, "Plt." or "Plh."."""
    return "" if holding.capacity == Capacity.DEFINITIVE else str(holding.capacity)


def positions_with_role(unit: Unit, role_code: str, on: date) -> list[Position]:
    """In the unit and below it; the root unit stands for the whole agency."""
    within = descendant_ids(unit)
    roles = remembered(("roles", unit.agency_id, on), lambda: _roles(agency=unit.agency_id, on=on))
    return [one for one in roles if one.carried == role_code and one.unit_id in within]


@prepared
def _roles(*, agency: int, on: date) -> Any:
    """Every position with each of its roles: one question for all units and roles."""
    positions = Position.objects.filter(valid_on(on), valid_on(on, "unit__"), unit__agency=agency)
    found = positions.select_related("unit").annotate(carried=F("roles__code"))
    return found.order_by("unit__order", "order", "id")


def positions_of(agency: Agency, on: date) -> list[Position]:
    """Every position of the agency that exists that day, in the order of its chart."""
    found = Position.objects.filter(valid_on(on), valid_on(on, "unit__"), unit__agency=agency).select_related("unit")
    return list(found.order_by("unit__order", "order", "id"))


def root_unit(agency: Agency) -> Unit:
    [found] = remembered(("root", agency.pk), lambda: _roots(agency=agency))
    return found


@prepared
def _roots(*, agency: Agency) -> QuerySet[Unit]:
    return Unit.objects.filter(agency=agency, parent=None, kind=UnitKind.AGENCY)


def divisions(agency: Agency, on: date) -> list[Unit]:
    """The units that run an SOP's "bidang" steps: the Sekretariat and every Bidang that exists that day."""
    return _divisions(agency=agency, on=on)


@prepared
def _divisions(*, agency: Agency, on: date) -> QuerySet[Unit]:
    return Unit.objects.filter(valid_on(on), agency=agency, kind__in=DIVISION_KINDS)


def division_of(unit: Unit) -> Unit | None:
    """The division the unit lies in or is; None above the divisions."""
    units = {each.pk: each for each in Unit.objects.filter(agency_id=unit.agency_id)}
    found: Unit | None = unit
    for _ in units:
        if found is None or found.kind in DIVISION_KINDS:
            break
        found = units.get(found.parent_id) if found.parent_id else None
    return found


def parents_in(agency_id: int) -> dict[int, int | None]:
    """Of every unit the one it lies in, by their ids."""
    return dict(remembered(("tree", agency_id), lambda: _tree(agency=agency_id)))


def descendant_ids(unit: Unit) -> set[int]:
    """The unit itself included. By the tree, never by a code's prefix: 1.2 does not reach 1.20."""
    children: dict[int | None, list[int]] = {}
    for pk, parent in parents_in(unit.agency_id).items():
        children.setdefault(parent, []).append(pk)
    found: set[int] = set()
    waiting = [unit.pk]
    while waiting:
        pk = waiting.pop()
        if pk not in found:
            found.add(pk)
            waiting += children.get(pk, [])
    return found


@prepared
def _tree(*, agency: int) -> QuerySet[Unit, tuple[int, int | None]]:
    return Unit.objects.filter(agency=agency).values_list("pk", "parent_id")


def superiors(position: Position) -> list[Position]:
    """From the direct superior up to the top of the house."""
    positions = Position.objects.filter(unit__agency_id=position.unit.agency_id).select_related("unit")
    by_id = {each.pk: each for each in positions}
    chain: list[Position] = []
    above = by_id.get(position.superior_id) if position.superior_id else None
    while above is not None and above not in chain and above.pk != position.pk:
        chain.append(above)
        above = by_id.get(above.superior_id) if above.superior_id else None
    return chain


def agencies_of(person: Person, on: date) -> list[Agency]:
    """Where he holds a position that day, then those he may review. Opens its own scope: it is asked before one is set."""
    if person.government_id is None:
        return []
    with scope(government=person.government_id, agency=None):
        positions = [holding.position for holding in all_holdings_of(person, on)]
        own = {position.unit.agency_id for position in positions}
        agencies = _agencies(own=own, reviewing=[position.pk for position in positions], on=on)
        return sorted(agencies, key=lambda agency: (agency.pk not in own, agency.pk))


@prepared
def _agencies(*, own: Collection[int], reviewing: Collection[int], on: date) -> QuerySet[Agency]:
    granted = ReviewGrant.objects.filter(position__in=reviewing).values("agency")
    found = Agency.objects.filter(Q(pk__in=own) | Q(pk__in=granted), valid_on(on))
    return found.select_related("government")


def _around(person: Person, on: date) -> list[Holding]:
    """Every holding of the positions that he holds that day, his own among them.

    Of one agency it is taken out of the whole government's: that was asked before it was known which agency he opens.
    """
    scoped = get_scope()
    agency = scoped.get("agency")
    if not scoped.get("_enabled", True) or agency is None or isinstance(agency, (list, tuple)):
        return remembered(("around", on, person.pk), lambda: _holdings_around(person=person, on=on))
    with scope(agency=None):
        found = _around(person, on)
    return [holding for holding in found if holding.position.unit.agency_id == getattr(agency, "pk", agency)]


def _held_at(positions: Iterable[int], on: date) -> list[Holding]:
    wanted = sorted(set(positions))
    return remembered(("held at", on, tuple(wanted)), lambda: _holdings_at(positions=wanted, on=on) if wanted else [])


@prepared
def _holdings_around(*, person: Person, on: date) -> QuerySet[Holding]:
    mine = holdings_on(on).filter(person=person).order_by()
    return holdings_on(on).filter(position__in=mine.values("position"))


@prepared
def _holdings_at(*, positions: Collection[int], on: date) -> QuerySet[Holding]:
    return holdings_on(on).filter(position__in=positions)


def holdings_on(on: date) -> QuerySet[Holding]:
    period = valid_on(on, start="starts_on", end="ends_on")
    return (
        Holding.objects.filter(period, valid_on(on, "position__"), valid_on(on, "position__unit__"))
        .select_related("person", "position__unit")
        .order_by("position__unit__order", "position__order", "position_id", "id")
    )


def _ranked(holdings: list[Holding]) -> list[Holding]:
    """The later appointment wins among equals."""
    newest = sorted(holdings, key=lambda holding: (holding.starts_on, holding.pk), reverse=True)
    return sorted(newest, key=lambda holding: _PRECEDENCE[Capacity(holding.capacity)])


def _first(holdings: list[Holding]) -> Holding | None:
    return next(iter(_ranked(holdings)), None)
