"""Who may what in an agency, by the roles of the positions he acts for today.

A predicate on (person, agency), composed with `|` and `&`; all say no to nobody in particular (AnonymousUser, None).
They need the agency's scope.
"""

from typing import TypeGuard

import rules
from django_scopes import scope

from triwulan.organisations.models import Agency, Person, ReviewGrant, Role, Unit
from triwulan.organisations.queries import all_holdings_of, descendant_ids, holdings_of, today


def roles_in(person: object, agency: Agency) -> frozenset[str]:
    """Codes of the roles; a Plh. has them instead of the one he stands in for."""
    if not _may_come_in(person, agency):
        return frozenset()
    positions = [held.position_id for held in holdings_of(person, today(agency))]
    found = Role.objects.filter(agency=agency, positions__in=positions).values_list("code", flat=True)
    return frozenset(found)


def has_role_in(person: object, agency: Agency, code: str) -> bool:
    return code in roles_in(person, agency)


def has_role_at(person: object, unit: Unit, code: str) -> bool:
    """By a position in the unit or below it, not by one elsewhere in the agency."""
    if not _may_come_in(person, unit.agency):
        return False
    units = descendant_ids(unit)
    mine = [held.position_id for held in holdings_of(person, today(unit.agency)) if held.position.unit_id in units]
    return bool(mine) and Role.objects.filter(code=code, positions__in=mine).exists()


def _may_come_in(person: object, agency: Agency) -> TypeGuard[Person]:
    return isinstance(person, Person) and person.is_active and person.government_id == agency.government_id


def _role(code: str) -> rules.Predicate:
    return rules.predicate(lambda person, agency: has_role_in(person, agency, code), name=f"is_{code}")


is_admin = _role("admin")
is_planner = _role("perencana")
is_agency_head = _role("kepala_dinas")
is_secretary = _role("sekretaris")


@rules.predicate
def is_head(person: object, unit: Unit) -> bool:
    """Of a division; a Sekretaris is one of his own."""
    return has_role_at(person, unit, "kepala_bidang")


@rules.predicate
def is_colleague(person: object, agency: Agency) -> bool:
    """Holds any position of the agency, even while a Plh. acts for him: he reads, though he does not act."""
    if not _may_come_in(person, agency):
        return False
    return any(held.position.unit.agency_id == agency.pk for held in all_holdings_of(person, today(agency)))


@rules.predicate
def is_reviewer(person: object, agency: Agency) -> bool:
    """Holds a position, in this agency or another of its government, that was granted to read this one."""
    if not _may_come_in(person, agency):
        return False
    with scope(government=agency.government, agency=None):
        positions = [held.position_id for held in all_holdings_of(person, today(agency))]
        return ReviewGrant.objects.filter(agency=agency, position__in=positions).exists()
