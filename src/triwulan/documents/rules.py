"""Who keeps the register: signing, filing and sending run beside the SOP, so no step says whose they are."""

from typing import Literal

import rules
from django_scopes import scope

from triwulan.documents.models import Document, Signing
from triwulan.organisations.models import Agency, Holding, Person, Position
from triwulan.organisations.queries import descendant_ids, holdings_of, today

Right = Literal["sign", "file", "send"]

_HEADS = frozenset({"kepala_bidang", "kepala_subbidang"})
_EVERYTHING: frozenset[Right] = frozenset({"sign", "file", "send"})


def rights_on(person: object, document: Document) -> frozenset[Right]:
    """The planner's all; heads and sub-heads of its unit note ink and file; who signs it notes his ink."""
    agency = document.agency
    if not isinstance(person, Person) or not person.is_active or person.government_id != agency.government_id:
        return frozenset()
    held = [each for each in holdings_of(person, today(agency)) if each.position.unit.agency_id == agency.pk]
    carried = _carried(held)
    if any("perencana" in roles for roles in carried.values()):
        return _EVERYTHING
    units = descendant_ids(document.unit)
    if any(each.position.unit_id in units and carried.get(each.position_id, set()) & _HEADS for each in held):
        return frozenset({"sign", "file"})
    signers = {signing.position_id for signing in document.signings.all()}
    return frozenset({"sign"}) if signers & _acts_for(person, agency) else frozenset()


def _acts_for(person: Person, agency: Agency) -> set[int]:
    """In the whole government: a reviewer's statement is signed by a position of the Inspektorat."""
    with scope(government=agency.government_id, agency=None):
        return {each.position_id for each in holdings_of(person, today(agency))}


def _carried(held: list[Holding]) -> dict[int, set[str]]:
    roles: dict[int, set[str]] = {}
    rows = Position.roles.through.objects.filter(position_id__in=[each.position_id for each in held])
    for position, code in rows.values_list("position_id", "role__code"):
        roles.setdefault(position, set()).add(code)
    return roles


@rules.predicate
def may_mark_signed(person: object, document: Document) -> bool:
    return "sign" in rights_on(person, document)


def may_note_ink(person: object, signing: Signing) -> bool:
    """Who keeps the register notes everybody's; a signer his own alone."""
    found = rights_on(person, signing.document)
    if "sign" not in found or not isinstance(person, Person):
        return False
    return "file" in found or signing.position_id in _acts_for(person, signing.document.agency)


@rules.predicate
def may_file(person: object, document: Document) -> bool:
    return "file" in rights_on(person, document)


@rules.predicate
def may_send(person: object, document: Document) -> bool:
    return "send" in rights_on(person, document)
