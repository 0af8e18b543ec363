"""Numbers ahead of their papers: reserved or dated back with a reason, claimed by the next paper, or voided with a reason."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from triwulan.audit.record import Actor, Subject, record
from triwulan.core import clock
from triwulan.documents.kinds.known import KINDS
from triwulan.documents.models import Document, NumberPattern, ReservedNumber
from triwulan.documents.register.numbering import check_pattern, next_number, open_reservations, pattern_of
from triwulan.organisations.models import Agency, Unit
from triwulan.organisations.queries import today
from triwulan.organisations.scoping import only_if


class ReservationRefused(ValueError):
    """The text is a sentence for whoever keeps the numbers."""


@transaction.atomic
def reserve_number(*, agency: Agency, kind: str, unit: Unit, on: date, reason: str, actor: Actor) -> ReservedNumber:
    """The next of the year of `on`: what lies between two given numbers cannot be had."""
    said = reason.strip()
    if not said:
        raise ReservationRefused(_("Tulis alasan nomor ini dicadangkan."))
    now = today(agency)
    if not date(now.year - 1, 1, 1) <= on <= now:
        raise ReservationRefused(_("Tanggal nomor paling awal 1 Januari tahun lalu dan paling akhir hari ini."))
    number, _classification = next_number(agency, kind, unit, on)
    reserved: ReservedNumber = ReservedNumber.objects.create(
        agency=agency, kind=kind, unit=unit, number=number, date=on, reason=said[:200], reserved_at=clock.now()
    )
    facts = {"number": number, "date": on.isoformat(), "kind": KINDS[kind].label, "reason": reserved.reason}
    _note("number_reserved", reserved, actor, facts)
    return reserved


@transaction.atomic
def void_reservation(*, reserved: ReservedNumber, reason: str, actor: Actor) -> None:
    """ReservationRefused where a paper carries it already."""
    said = reason.strip()
    if not said:
        raise ReservationRefused(_("Tulis alasan nomor ini dibatalkan."))
    unused = only_if(reserved, claimed_at=None, voided_at=None)
    if not unused.update(voided_at=clock.now(), void_reason=said[:200]):
        raise ReservationRefused(_("Nomor %s sudah dipakai atau sudah dibatalkan.") % reserved.number)
    reserved.refresh_from_db()
    _note("number_voided", reserved, actor, {"number": reserved.number, "reason": reserved.void_reason})


def claim(agency: Agency, kind: str, unit: Unit) -> ReservedNumber | None:
    """The earliest open one for such a paper, now its own; inside the transaction that registers it."""
    for reserved in open_reservations(agency, kind, unit):
        if only_if(reserved, claimed_at=None, voided_at=None).update(claimed_at=clock.now()):
            found: ReservedNumber = reserved
            return found
    return None


def hand_over(reserved: ReservedNumber, document: Document) -> None:
    """The paper that carries it."""
    ReservedNumber.objects.filter(pk=reserved.pk).update(document=document)


@transaction.atomic
def change_kind_pattern(*, agency: Agency, kind: str, pattern: str, actor: Actor) -> None:
    """An empty one goes back to the agency's. NumberPatternRefused when papers could get the same number."""
    wanted, before = pattern.strip(), pattern_of(agency, kind)
    if wanted:
        check_pattern(wanted)
    if wanted in {"", agency.number_pattern}:
        NumberPattern.objects.filter(agency=agency, kind=kind).delete()
    else:
        NumberPattern.objects.update_or_create(agency=agency, kind=kind, defaults={"pattern": wanted})
    after = pattern_of(agency, kind)
    if before != after:
        subject = Subject("agency", agency.pk, agency.pk, agency.government_id)
        facts = {"kind": KINDS[kind].label, "before": before, "after": after}
        record("kind_pattern_changed", actor=actor, subject=subject, facts=facts)


def _note(action: str, reserved: ReservedNumber, actor: Actor, facts: dict[str, Any]) -> None:
    subject = Subject("reservednumber", reserved.pk, reserved.agency_id, reserved.agency.government_id)
    record(action, actor=actor, subject=subject, facts=facts)
