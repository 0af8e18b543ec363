"""Builds an office: government, agency, units, positions, people and who holds what.

Each function checks, writes and records, in that order, and needs the agency's scope. Names are stored trimmed.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from triwulan.audit.record import Actor
from triwulan.organisations.checks import check_agency, check_fields, check_validity
from triwulan.organisations.entries import note
from triwulan.organisations.models import (
    Agency,
    Government,
    Position,
    ReviewGrant,
    Role,
    Unit,
    UnitKind,
)
from triwulan.organisations.people import appoint, create_person, end_holding, set_initial_password
from triwulan.organisations.refusals import OrganisationRefused
from triwulan.organisations.roles import roles_by_code

__all__ = [
    "DEFAULT_ROLES",
    "OrganisationRefused",
    "appoint",
    "create_agency",
    "create_government",
    "create_person",
    "create_position",
    "create_role",
    "create_unit",
    "end_holding",
    "grant_review",
    "set_initial_password",
    "withdraw_review",
]

# What an SOP may ask for without further ado; an agency may add its own (`create_role`).
DEFAULT_ROLES = {
    "kepala_dinas": "Kepala Dinas",
    "sekretaris": "Sekretaris",
    "kepala_bidang": "Kepala Bidang",
    "kepala_subbidang": "Kepala Subbidang/Subbagian",
    "analis": "Analis Data",
    "perencana": "Kasubag Perencanaan",
    "inspektorat": "Inspektorat",
    "admin": "Administrator",
}


@transaction.atomic
def create_government(*, name: str, region_code: str = "", actor: Actor) -> Government:
    government = Government(name=name.strip(), region_code=region_code.strip())
    check_fields(government)
    government.save()
    note("government_created", government, government, actor, name=government.name)
    return government


@transaction.atomic
def create_agency(
    *, government: Government, name: str, place: str, valid_from: date, actor: Actor, **fields: Any
) -> Agency:
    """With its root unit, which stands for the agency itself, and the default roles. `fields` as in the model."""
    agency = Agency(government=government, name=name.strip(), place=place.strip(), valid_from=valid_from, **fields)
    check_agency(agency)
    agency.save()
    Unit.objects.create(
        agency=agency,
        kind=UnitKind.AGENCY,
        name=agency.name,
        short_name=agency.short_name,
        code=agency.code,
        valid_from=valid_from,
    )
    Role.objects.bulk_create(Role(agency=agency, code=code, name=title) for code, title in DEFAULT_ROLES.items())
    note("agency_created", agency, agency, actor, name=agency.name)
    return agency


@transaction.atomic
def create_role(*, agency: Agency, code: str, name: str, actor: Actor) -> Role:
    if Role.objects.filter(agency=agency, code=code).exists():
        raise OrganisationRefused(_("Peran “%s” sudah ada.") % code, "code")
    role = Role(agency=agency, code=code, name=name.strip())
    check_fields(role)
    role.save()
    note("role_created", role, agency, actor, name=role.name, code=code)
    return role


@transaction.atomic
def create_unit(
    *,
    agency: Agency,
    kind: str,
    name: str,
    valid_from: date,
    actor: Actor,
    parent: Unit | None = None,
    **fields: Any,
) -> Unit:
    """Without `parent` it hangs below the agency's root."""
    above = parent or Unit.objects.get(agency=agency, parent=None, kind=UnitKind.AGENCY)
    if above.agency_id != agency.pk:
        raise OrganisationRefused(_("Unit induk harus dari perangkat daerah yang sama."), "parent")
    if kind not in UnitKind.values or kind == UnitKind.AGENCY:
        raise OrganisationRefused(_("Jenis unit “%s” tidak dikenal.") % kind, "kind")
    unit = Unit(agency=agency, parent=above, kind=kind, name=name.strip(), valid_from=valid_from, **fields)
    check_fields(unit)
    check_validity(unit.valid_from, unit.valid_to)
    unit.save()
    note("unit_created", unit, agency, actor, name=unit.name)
    return unit


@transaction.atomic
def create_position(
    *,
    unit: Unit,
    title: str,
    roles: Iterable[str] = (),
    superior: Position | None = None,
    valid_from: date | None = None,
    valid_to: date | None = None,
    actor: Actor,
    order: int = 0,
) -> Position:
    """`roles` by code. It exists from the unit's first day unless told otherwise."""
    found = roles_by_code(unit.agency, roles)
    position = Position(
        unit=unit,
        title=title.strip(),
        superior=superior,
        valid_from=valid_from or unit.valid_from,
        valid_to=valid_to,
        order=order,
    )
    check_fields(position)
    check_validity(position.valid_from, position.valid_to)
    position.save()
    position.roles.set(found)
    note(
        "position_created",
        position,
        unit.agency,
        actor,
        title=position.title,
        unit=unit.name,
        roles=sorted(role.code for role in found),
    )
    return position


@transaction.atomic
def grant_review(*, agency: Agency, position: Position, actor: Actor) -> ReviewGrant:
    """Lets the position, of any agency of the same government, read this agency."""
    if position.unit.agency.government_id != agency.government_id:
        raise OrganisationRefused(_("Hak reviu hanya dapat diberikan di dalam satu pemerintah daerah."), "position")
    grant, created = ReviewGrant.objects.get_or_create(agency=agency, position=position)
    if created:
        note("review_granted", grant, agency, actor, position=position.title, agency=agency.name)
    return grant


@transaction.atomic
def withdraw_review(*, grant: ReviewGrant, actor: Actor) -> None:
    note("review_withdrawn", grant, grant.agency, actor, position=grant.position.title, agency=grant.agency.name)
    grant.delete()
