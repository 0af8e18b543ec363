"""Who signs papers of each kind, and in which order: data per agency, found anew for each paper that is registered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from triwulan.audit.record import Actor, Subject, record
from triwulan.core.dataclass_walk import rewritten
from triwulan.documents.blocks import Signatures
from triwulan.documents.content import Paper
from triwulan.documents.imprint import Signature
from triwulan.documents.kinds.known import KINDS
from triwulan.documents.letterheads import signature_of
from triwulan.documents.models import SignerRule, Who
from triwulan.organisations.models import Agency, Position, Unit
from triwulan.organisations.queries import positions_with_role, root_unit

MOST_SIGNERS = 3

DEFAULTS: dict[str, Who] = {
    "laporan_data_kinerja": Who.UNIT_HEAD,
    "laporan_triwulan": Who.AGENCY_HEAD,
    "laporan_kinerja": Who.AGENCY_HEAD,
}
"""All others are signed by those whom their step names."""


class SignersRefused(ValueError):
    """The text is a sentence for the administrator."""


@dataclass(frozen=True)
class RuleRow:
    who: Who
    position: Position | None = None
    on_behalf: bool = False

    def __str__(self) -> str:
        named = self.position.title if self.position else str(self.who.label)
        return f"a.n., {named}" if self.on_behalf else named


@dataclass(frozen=True)
class Signatory:
    """`on_behalf_of` is the title of the agency's head, for "a.n.".

    `printed`: of a guest from another agency, such as the Inspektur, whose own block the paper has already.
    """

    position: Position
    on_behalf_of: str = ""
    printed: Signature | None = None


def rules_of(agency: Agency) -> dict[str, list[RuleRow]]:
    """Of every kind, the defaults included."""
    found: dict[str, list[RuleRow]] = {kind: [] for kind in KINDS}
    for rule in SignerRule.objects.filter(agency=agency).select_related("position").order_by("kind", "order"):
        found.setdefault(rule.kind, []).append(RuleRow(Who(rule.who), rule.position, rule.on_behalf))
    return {kind: rows or [RuleRow(DEFAULTS.get(kind, Who.STEP))] for kind, rows in found.items()}


def signatories(agency: Agency, kind: str, unit: Unit, named: Sequence[Position], on: date) -> list[Signatory]:
    """`named` are those whom the step names: they sign where a rule finds nobody. Each position once."""
    head = _head(agency, on)
    found: dict[int, Signatory] = {}
    for row in rules_of(agency)[kind]:
        behalf = head.title if row.on_behalf and head else ""
        for position in _meant(row, unit, named, head, on):
            found.setdefault(position.pk, Signatory(position, behalf if head and position.pk != head.pk else ""))
    return list(found.values())


def _meant(row: RuleRow, unit: Unit, named: Sequence[Position], head: Position | None, on: date) -> Sequence[Position]:
    if row.who == Who.POSITION and row.position is not None:
        return [row.position]
    if row.who == Who.AGENCY_HEAD:
        return [head] if head else named
    if row.who == Who.UNIT_HEAD:
        return positions_with_role(unit, "kepala_bidang", on)[:1] or named
    return named


def _head(agency: Agency, on: date) -> Position | None:
    heads = positions_with_role(root_unit(agency), "kepala_dinas", on)
    return heads[0] if heads else None


def signed_by(paper: Paper, signers: Sequence[Signatory], named: Sequence[Position], on: date) -> Paper:
    """The same paper with other signature blocks, where the rules name others than its step (`named`) did.

    Blocks of somebody else, such as a reviewer's statement, stay; so does a second party from outside the agency. Guests
    are asked before the agency's own.
    """
    guests = tuple(each.printed for each in signers if each.printed)
    ours = _exchanged(paper, [each for each in signers if not each.printed], named, on)
    return replace(ours, signers=(*guests, *ours.signers)) if guests else ours


def _exchanged(paper: Paper, signers: Sequence[Signatory], named: Sequence[Position], on: date) -> Paper:
    if [(each.position.pk, each.on_behalf_of) for each in signers] == [(position.pk, "") for position in named]:
        return paper
    before = {each.position: each for each in paper.signers}
    outside = [each for each in paper.signers if each.position not in {position.title for position in named}]
    now = (*(_signature(each, on, before.get(each.position.title)) for each in signers), *outside)

    def exchanged(value: Any) -> Any:
        ours = isinstance(value, Signatures) and set(value.signers) <= set(paper.signers)
        return replace(value, signers=now) if ours else value

    return replace(paper, blocks=rewritten(paper.blocks, exchanged), signers=now)


def _signature(signer: Signatory, on: date, before: Signature | None) -> Signature:
    made = before or signature_of(signer.position, on)
    if not signer.on_behalf_of:
        return made
    return replace(made, capacity="a.n.", on_behalf_of=signer.on_behalf_of)


@transaction.atomic
def change_signers(*, agency: Agency, kind: str, rows: Iterable[RuleRow], actor: Actor) -> None:
    """SignersRefused leaves the rules as they were. Papers that are registered already keep their signers."""
    wanted = list(rows)
    _check(agency, kind, wanted)
    before = rules_of(agency)[kind]
    if wanted == before:
        return
    SignerRule.objects.filter(agency=agency, kind=kind).delete()
    if wanted != [RuleRow(DEFAULTS.get(kind, Who.STEP))]:
        SignerRule.objects.bulk_create(
            SignerRule(agency=agency, kind=kind, order=at, who=row.who, position=row.position, on_behalf=row.on_behalf)
            for at, row in enumerate(wanted)
        )
    facts = {"kind": KINDS[kind].label, "before": _told(before), "after": _told(wanted)}
    subject = Subject("agency", agency.pk, agency.pk, agency.government_id)
    record("signer_rules_changed", actor=actor, subject=subject, facts=facts)


def _check(agency: Agency, kind: str, rows: list[RuleRow]) -> None:
    if kind not in KINDS:
        raise SignersRefused(_("Jenis naskah ini tidak dikenal."))
    if not rows:
        raise SignersRefused(_("Pilih paling sedikit satu penanda tangan."))
    if len(rows) > MOST_SIGNERS:
        raise SignersRefused(_("Paling banyak %d penanda tangan.") % MOST_SIGNERS)
    if any((row.who == Who.POSITION) != (row.position is not None) for row in rows):
        raise SignersRefused(_("Pilih jabatannya."))
    if any(row.position and row.position.unit.agency_id != agency.pk for row in rows):
        raise SignersRefused(_("Jabatan ini bukan jabatan perangkat daerah ini."))
    if len({(row.who, row.position and row.position.pk) for row in rows}) < len(rows):
        raise SignersRefused(_("Satu penanda tangan cukup sekali."))
    if any(row.on_behalf and row.who in {Who.AGENCY_HEAD, Who.STEP} for row in rows):
        raise SignersRefused(_("“a.n.” hanya untuk kepala unit atau jabatan tertentu."))


def _told(rows: Iterable[RuleRow]) -> str:
    return ", ".join(str(row) for row in rows)
