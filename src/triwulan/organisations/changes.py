"""What changes in a standing office. Each entry keeps the old and the new values, but a person's; nothing is deleted.

Agencies merge and split, units move and close: give them a last day (`valid_to`) and create the new ones.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from triwulan.audit.record import Actor
from triwulan.core import clock
from triwulan.organisations.administrators import agencies_looked_after, check_one_remains
from triwulan.organisations.checks import check_agency, check_fields, check_validity
from triwulan.organisations.entries import note
from triwulan.organisations.models import Agency, Government, Person, Position, Unit, UnitKind
from triwulan.organisations.people import free_nip, free_username
from triwulan.organisations.queries import descendant_ids, superiors
from triwulan.organisations.refusals import OrganisationRefused
from triwulan.organisations.roles import roles_by_code

# The pattern of numbers belongs to the register: documents.actions.change_number_pattern.
AGENCY_FIELDS = frozenset(
    [
        "code",
        "name",
        "short_name",
        "place",
        "address",
        "website",
        "email",
        "phone",
        "crest_svg",
        "time_zone",
        "valid_to",
        "shift_rule",
        "late_rule",
        "cap",
        "cap_above",
        "predicate_scale",
        "explanation_below",
        "overseer_position",
        "overseer_name",
        "overseer_title",
        "paper_size",
        "pdf_font",
        "docx_font",
        "margin_top",
        "margin_right",
        "margin_bottom",
        "margin_left",
        "cover_sha256",
    ]
)
GOVERNMENT_FIELDS = frozenset({"name", "region_code"})
UNIT_FIELDS = frozenset({"kind", "code", "name", "short_name", "order", "parent", "valid_from", "valid_to"})
POSITION_FIELDS = frozenset({"title", "unit", "superior", "order", "valid_from", "valid_to"})
PERSON_FIELDS = frozenset(
    {"name", "nip", "username", "front_title", "back_title", "rank", "email", "is_active", "leaves_on"},
)


@transaction.atomic
def change_agency(*, agency: Agency, actor: Actor, **changes: Any) -> Agency:
    before = _apply(agency, changes, AGENCY_FIELDS)
    check_agency(agency)
    check_validity(agency.valid_from, agency.valid_to)
    if "name" in before or "short_name" in before:
        # The root unit is the agency under another key.
        root = Unit.objects.filter(agency=agency, parent=None, kind=UnitKind.AGENCY)
        root.update(name=agency.name, short_name=agency.short_name)
    _finish("agency_changed", agency, agency, actor, before, agency.name)
    return agency


@transaction.atomic
def change_government(*, government: Government, actor: Actor, **changes: Any) -> Government:
    before = _apply(government, changes, GOVERNMENT_FIELDS)
    check_fields(government)
    _finish("government_changed", government, government, actor, before, government.name)
    return government


@transaction.atomic
def change_unit(*, unit: Unit, actor: Actor, **changes: Any) -> Unit:
    before = _apply(unit, changes, UNIT_FIELDS)
    check_fields(unit)
    check_validity(unit.valid_from, unit.valid_to)
    if "parent" in before:
        _check_parent(unit)
    _finish("unit_changed", unit, unit.agency, actor, before, unit.name)
    return unit


@transaction.atomic
def change_position(
    *, position: Position, actor: Actor, roles: Iterable[str] | None = None, **changes: Any
) -> Position:
    """`roles` replaces all of them, by code."""
    before = _apply(position, changes, POSITION_FIELDS)
    check_fields(position)
    check_validity(position.valid_from, position.valid_to)
    above = position.superior
    if "superior" in before and above is not None and position in [above, *superiors(above)]:
        raise OrganisationRefused(_("Sebuah jabatan tidak dapat menjadi atasan dirinya sendiri."), "superior")
    agency = position.unit.agency
    if roles is not None:
        found = roles_by_code(agency, roles)
        carried = sorted(position.roles.values_list("code", flat=True))
        if carried != sorted(role.code for role in found):
            before["roles"] = carried
            position.roles.set(found)
    _finish("position_changed", position, agency, actor, before, position.title)
    return position


@transaction.atomic
def change_person(*, person: Person, actor: Actor, **changes: Any) -> Person:
    """The NIP and the user name stay unique over both columns, as one signs in by either.

    Whoever may come in again has not left; the last administrator's account is not closed.
    """
    if changes.get("is_active"):
        changes["leaves_on"] = None
    if "nip" in changes and changes["nip"] != person.nip:
        changes["nip"] = free_nip(changes["nip"])
    if "username" in changes and changes["username"] != person.username:
        changes["username"] = free_username(changes["username"], changes.get("nip", person.nip))
    before = _apply(person, changes, PERSON_FIELDS)
    check_fields(person)
    if before:
        looked_after = agencies_looked_after(person, _today()) if "is_active" in before else []
        person.save(update_fields=list(before))
        for agency in looked_after:
            check_one_remains(agency, _today())
        # which columns, not what they held: the record names people by their id alone
        note("person_changed", person, person.government, actor, person=person.pk, fields=sorted(before))
    return person


def _today() -> date:
    return timezone.localdate(clock.now())


def _apply(row: Model, changes: dict[str, Any], allowed: frozenset[str]) -> dict[str, Any]:
    """Sets what differs and returns its old values. A name outside `allowed` is a programming error."""
    if unknown := set(changes) - allowed:
        raise TypeError(f"{type(row).__name__} has no changeable {', '.join(sorted(unknown))}")
    trimmed = {name: value.strip() if isinstance(value, str) else value for name, value in changes.items()}
    before = {name: getattr(row, name) for name, value in trimmed.items() if getattr(row, name) != value}
    for name in before:
        setattr(row, name, trimmed[name])
    return before


def _finish(action: str, row: Any, owner: Any, actor: Actor, before: dict[str, Any], name: str) -> None:
    """Nothing changed, nothing recorded."""
    if not before:
        return
    columns = [field for field in before if field != "roles"]
    if columns:
        row.save(update_fields=columns)
    after = {field: getattr(row, field) for field in columns}
    if "roles" in before:
        after["roles"] = sorted(row.roles.values_list("code", flat=True))
    note(action, row, owner, actor, name=name, before=_plain(before), after=_plain(after))


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    """For the record: names instead of rows, text instead of dates; a drawing is too long to keep twice."""
    kept = (bool, int, list, type(None))
    plain = {name: value if isinstance(value, kept) else str(value) for name, value in values.items()}
    return {name: value[:200] if isinstance(value, str) else value for name, value in plain.items()}


def _check_parent(unit: Unit) -> None:
    if unit.kind == UnitKind.AGENCY or unit.parent is None or unit.parent.agency_id != unit.agency_id:
        raise OrganisationRefused(_("Unit induk harus dari perangkat daerah yang sama."), "parent")
    if unit.parent_id in descendant_ids(unit):
        raise OrganisationRefused(_("Sebuah unit tidak dapat berada di bawah dirinya sendiri."), "parent")
