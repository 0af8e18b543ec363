"""Builds an office: government, agency, units, positions, people and who holds what.

Each function checks, writes and records, in that order, and needs the agency's scope. Names are stored trimmed.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any
from zoneinfo import available_timezones

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from triwulan.audit.record import Actor
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
    government = Government.objects.create(name=_required(name, "name"), region_code=region_code.strip())
    note("government_created", government, government, actor, name=government.name)
    return government


@transaction.atomic
def create_agency(
    *, government: Government, name: str, place: str, valid_from: date, actor: Actor, **fields: Any
) -> Agency:
    """With its root unit, which stands for the agency itself, and the default roles. `fields` as in the model."""
    zone = fields.get("time_zone", "Asia/Makassar")
    if zone not in available_timezones():
        raise OrganisationRefused(_("Zona waktu “%s” tidak dikenal; contoh: Asia/Makassar.") % zone, "time_zone")
    agency: Agency = Agency.objects.create(
        government=government,
        name=_required(name, "name"),
        place=_required(place, "place"),
        valid_from=valid_from,
        **fields,
    )
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
    role: Role = Role.objects.create(agency=agency, code=code, name=_required(name, "name"))
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
    unit: Unit = Unit.objects.create(
        agency=agency, parent=above, kind=kind, name=_required(name, "name"), valid_from=valid_from, **fields
    )
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
    actor: Actor,
    order: int = 0,
) -> Position:
    """`roles` by code. It exists from the unit's first day unless told otherwise."""
    codes = set(roles)
    found = list(Role.objects.filter(agency_id=unit.agency_id, code__in=codes))
    if unknown := sorted(codes - {role.code for role in found}):
        raise OrganisationRefused(_("Peran “%s” tidak dikenal di perangkat daerah ini.") % ", ".join(unknown), "roles")
    position: Position = Position.objects.create(
        unit=unit,
        title=_required(title, "title"),
        superior=superior,
        valid_from=valid_from or unit.valid_from,
        order=order,
    )
    position.roles.set(found)
    note("position_created", position, unit.agency, actor, title=position.title, unit=unit.name, roles=sorted(codes))
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


def _required(text: str, field: str) -> str:
    trimmed = text.strip()
    if not trimmed:
        raise OrganisationRefused(_("Isian ini wajib diisi."), field)
    return trimmed
