"""A paper enters the register with its number, is signed beside the SOP, filed, sent, and sometimes superseded."""

import secrets
from collections.abc import Callable, Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from triwulan.audit.record import Actor, Subject, record
from triwulan.core import clock
from triwulan.documents.access import draw, highest
from triwulan.documents.archive.place import Place, default_place, folder_at, place_of
from triwulan.documents.archive.retention_start import begins_on
from triwulan.documents.archive.schedule import Line, columns_of, line_for
from triwulan.documents.content import Paper, to_json
from triwulan.documents.imprint import Imprint, Verification
from triwulan.documents.letterheads import letterhead_of
from triwulan.documents.models import Document, Manner, ReservedNumber, Signing, StoredFile
from triwulan.documents.refusals import DocumentRefused
from triwulan.documents.register.index import enter, read_again
from triwulan.documents.register.numbering import check_pattern, next_number
from triwulan.documents.register.reserving import claim, hand_over
from triwulan.documents.signer_rules import Signatory, signatories, signed_by
from triwulan.organisations.models import Agency, Person, Position, Unit
from triwulan.organisations.scoping import only_if

# Crockford's digits: none is read for another. Eight of them on paper, in two groups, make 2^40 codes.
CODE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CODE_GROUPS = 2
_CODE_GROUP_LENGTH = 4


@dataclass(frozen=True)
class Registration:
    """What the register gives a paper before it is written: `imprint` holds all of it, ready for the paper's data."""

    number: str
    verification: Verification
    imprint: Imprint
    line: Line
    place: Place
    reserved: ReservedNumber | None = None


@transaction.atomic
def register_document(
    *,
    agency: Agency,
    unit: Unit,
    kind: str,
    title: str,
    on: date,
    year: int,
    quarter: int | None,
    compose: Callable[[Registration], Paper],
    signers: Sequence[Position],
    actor: Actor,
    guests: Sequence[Signatory] = (),
    supersedes: Document | None = None,
    cycle_id: int | None = None,
    tells_of: Iterable[Document] = (),
) -> Document:
    """Number and content are frozen together; files are rendered from the content, after commit.

    `on` gives way to a reserved number's day. `signers` are those whom the step names; the agency's rules decide
    (`signer_rules`), and `guests` sign before them. The paper is as closed as the most closed one it `tells_of` or replaces.
    """
    registration = _registration(agency, unit, kind, on, year, quarter)
    chosen = [*guests, *signatories(agency, kind, unit, signers, on)]
    document = Document.objects.create(
        agency=agency,
        unit=unit,
        kind=kind,
        title=title[:300],
        year=year,
        quarter=quarter,
        content=to_json(signed_by(compose(registration), chosen, signers, on)),
        created_at=clock.now(),
        supersedes=supersedes,
        **_columns(agency, registration, supersedes, tells_of),
    )
    _settle(document, chosen, registration.reserved)
    enter(document)
    _note("document_registered", document, actor, cycle_id, kind=kind, title=draw(copy(document)).title)
    return document


def _settle(document: Document, chosen: Sequence[Signatory], reserved: ReservedNumber | None) -> None:
    """Its signatures are asked for, and the number that it claimed is its own."""
    if reserved is not None:
        hand_over(reserved, document)
    Signing.objects.bulk_create(
        Signing(document=document, position=each.position, on_behalf_of=each.on_behalf_of, order=order)
        for order, each in enumerate(chosen)
    )


@transaction.atomic
def mark_signed(
    *,
    signing: Signing,
    person: Person,
    capacity: str,
    actor: Actor,
    scan: StoredFile | None = None,
    signed_at: datetime | None = None,
) -> Signing:
    """Wet ink was seen on the paper; the scan, now or later, is its proof. Signing again only adds the scan.

    `signed_at`: when the ink dried, if not just now.
    """
    _check_takes_ink(signing, scan)
    if signing.signed_at is None:
        inked: dict[str, Any] = {
            "person": person,
            "capacity": "a.n." if signing.on_behalf_of else capacity,
            "signed_at": signed_at or clock.now(),
            "manner": Manner.WET_INK,
        }
        if only_if(signing, signed_at=None).update(**inked) == 0:
            raise _signed_already(signing)
        for name, value in inked.items():
            setattr(signing, name, value)
    signing.scan = scan or signing.scan
    signing.save(update_fields=["scan"])
    if scan is not None:
        read_again([signing.document_id])
    note_signed(signing, actor, scan=scan.sha256 if scan else None)
    return signing


def _check_takes_ink(signing: Signing, scan: StoredFile | None) -> None:
    if signing.signed_at is not None and (scan is None or signing.sealed_id is not None):
        raise _signed_already(signing)
    if signing.signed_at is None and signing.document.signings.filter(sealed__isnull=False).exists():
        raise DocumentRefused(
            _("Dokumen %s sudah bertanda tangan elektronik; tanda tangan berikutnya juga elektronik.")
            % signing.document.number
        )


def _signed_already(signing: Signing) -> DocumentRefused:
    return DocumentRefused(_("Dokumen ini sudah ditandatangani untuk jabatan %s.") % signing.position.title)


def note_signed(signing: Signing, actor: Actor, **proof: str | None) -> None:
    """`proof` by what it is: scan, certificate or the signed file's SHA-256."""
    assert signing.signed_at is not None  # noqa: S101 - the caller has just signed it
    position = f"{signing.capacity} {signing.position.title}".strip()
    zone = ZoneInfo(signing.document.agency.time_zone)
    facts: dict[str, Any] = {"person": signing.person_id, "on": signing.signed_at.astimezone(zone).date().isoformat()}
    facts |= {"position": position, **proof}
    _note("document_sealed" if signing.sealed_id else "document_signed", signing.document, actor, **facts)


@transaction.atomic
def mark_sent(
    *, document: Document, recipient: str, actor: Actor, receipt: str = "", sent_at: datetime | None = None
) -> Document:
    """Once. The receipt's words stay in the register: they may name somebody, and the record names nobody."""
    sent: dict[str, Any] = {
        "sent_at": sent_at or clock.now(),
        "sent_to": recipient.strip(),
        "sent_by": actor.person_id,
        "receipt": receipt.strip(),
    }
    if only_if(document, sent_at=None).update(**sent) == 0:
        raise DocumentRefused(_("Dokumen %s sudah dikirim.") % document.number)
    document.refresh_from_db(fields=list(sent))
    _note("document_sent", document, actor, recipient=document.sent_to)
    return document


@transaction.atomic
def take_document_back(*, document: Document, actor: Actor, cycle_id: int | None = None) -> None:
    """No longer in force, though nothing has replaced it yet: whoever verifies it is told so. Once."""
    if only_if(document, taken_back_at=None).update(taken_back_at=clock.now()):
        document.refresh_from_db(fields=["taken_back_at"])
        _note("document_taken_back", document, actor, cycle_id)


@transaction.atomic
def change_number_pattern(*, agency: Agency, pattern: str, actor: Actor) -> Agency:
    """NumberPatternRefused when papers could get the same number. Numbers given before stay."""
    check_pattern(pattern)
    before, agency.number_pattern = agency.number_pattern, pattern
    if before != pattern:
        agency.save(update_fields=["number_pattern"])
        subject = Subject("agency", agency.pk, agency.pk, agency.government_id)
        facts = {"before": before, "after": pattern}
        record("number_pattern_changed", actor=actor, subject=subject, facts=facts)
    return agency


def _registration(agency: Agency, unit: Unit, kind: str, on: date, year: int, quarter: int | None) -> Registration:
    line, reserved = line_for(agency, kind), claim(agency, kind, unit)
    number = reserved.number if reserved else next_number(agency, kind, unit, on, line.classification)[0]
    verification = new_verification()
    day = reserved.date if reserved else on
    imprint = Imprint(letterhead_of(agency), number, day, agency.place, verification, sample=agency.sample)
    return Registration(number, verification, imprint, line, default_place(unit, kind, year, quarter), reserved)


def _columns(
    agency: Agency, registration: Registration, former: Document | None, tells_of: Iterable[Document]
) -> dict[str, Any]:
    folder, line, day = folder_at(agency, registration.place), registration.line, registration.imprint.date
    others = (*tells_of, former) if former else tells_of
    return {
        "number": registration.number,
        "date": day,
        "retention_from": begins_on(line.begins, day, former),
        "verification_code": registration.verification.code,
        "folder": folder,
        "archive_place": str(place_of(folder)) if folder else "",
        **columns_of(line),
        "security": highest((line.security, *(each.security for each in others))),
    }


def new_verification() -> Verification:
    """A random code; should it ever fall on a used one, the unique column refuses it and the action is pressed again."""
    groups = (
        "".join(secrets.choice(CODE_ALPHABET) for _digit in range(_CODE_GROUP_LENGTH)) for _group in range(_CODE_GROUPS)
    )
    code = "-".join(groups)
    return Verification(url=f"{settings.PUBLIC_URL}/v/{code}", code=code)


def _note(action: str, document: Document, actor: Actor, cycle_id: int | None = None, **facts: Any) -> None:
    subject = Subject("document", document.pk, document.agency_id, document.agency.government_id, cycle_id)
    record(action, actor=actor, subject=subject, facts={"number": document.number, **facts})
