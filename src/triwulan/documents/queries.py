"""The register, and the one public question: is this paper genuine?

Verification is asked by anyone with a paper in hand, of whatever agency: it alone looks past every scope, and so it
answers with what stands on the paper's face and never with its content.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q, QuerySet
from django_scopes import scopes_disabled

from triwulan.audit.models import Entry
from triwulan.documents.files import read_file
from triwulan.documents.kinds.known import KINDS
from triwulan.documents.models import Document, Rendition, Security, Signing, StoredFile
from triwulan.documents.signers.validation import FoundSignature, signatures_in
from triwulan.organisations.models import Agency

Status = Literal["genuine", "superseded", "taken_back", "unknown"]
Register = Literal["unsigned", "signed", "sent"]

# How people write the code down: letters that look like digits, and any separator.
_LOOKALIKES = str.maketrans("OIL", "011")


@dataclass(frozen=True)
class Signer:
    """By position: the register tells who had to sign, the paper itself who did; a certificate names its owner."""

    position: str
    capacity: str
    signed_on: date | None
    manner: str = ""
    certificate: str = ""
    issuer: str = ""
    on_behalf_of: str = ""

    @property
    def title(self) -> str:
        behind = f"{self.on_behalf_of}, {self.position}" if self.on_behalf_of else self.position
        return f"{'a.n.' if self.on_behalf_of else self.capacity} {behind}".strip()


@dataclass(frozen=True)
class Verdict:
    """`sha256` by format, for those rendered so far. `successor` is the code of the paper that took its place.

    `title` is "" for a paper that is not ordinary: its face is told, not what it is about. `destroyed_by` is the number of the berita acara after whose signing the paper itself was destroyed.
    """

    status: Status
    code: str = ""
    kind: str = ""
    title: str = ""
    number: str = ""
    dated: date | None = None
    unit: str = ""
    agency: str = ""
    government: str = ""
    signers: tuple[Signer, ...] = ()
    sha256: tuple[tuple[str, str], ...] = ()
    successor: str = ""
    successor_number: str = ""
    sample: bool = False
    destroyed_on: date | None = None
    destroyed_by: str = ""


UNKNOWN = Verdict("unknown")


def verify(code: str) -> Verdict:
    """By the code beneath the QR, however it was typed."""
    letters = re.sub(r"[^0-9A-Z]", "", code.upper()[:40]).translate(_LOOKALIKES)
    written = "-".join(letters[at : at + 4] for at in range(0, len(letters), 4))
    with scopes_disabled():  # public: whoever holds the paper may ask, whatever the agency
        return _verdict(_documents().filter(verification_code=written).first())


def verify_file(sha256: str) -> Verdict:
    """By the SHA-256 of a file, which the caller computes and does not keep; former renditions and scans count too."""
    digest = sha256.strip().lower()
    if not re.fullmatch(r"[0-9a-f]{64}", digest):
        return UNKNOWN
    with scopes_disabled():  # public: whoever holds the file may ask, whatever the agency
        signed = Q(signings__scan__sha256=digest) | Q(signings__sealed__sha256=digest)
        holds = Q(renditions__file__sha256=digest) | signed
        found = _documents().filter(holds).order_by("pk").first()
        return _verdict(found or _by_former_file(digest))


def validated(sha256: str) -> tuple[FoundSignature, ...]:
    """The electronic signatures in a file of ours, read and checked anew; empty for all other files."""
    with scopes_disabled():  # public: whoever holds the file may ask, whatever the agency
        signing = Signing.objects.filter(sealed__sha256=sha256).select_related("sealed").order_by("pk").first()
        if signing is None or signing.sealed is None:
            return ()
        recorded = set(
            Signing.objects.filter(document=signing.document_id).values_list("certificate_sha256", flat=True)
        )
    found = signatures_in(read_file(signing.sealed))
    return tuple(replace(each, holds=each.holds and each.sha256 in recorded) for each in found)


def register_status(document: Document) -> Register:
    """Signing runs beside the SOP; sent papers may still wait for a signature, and the register says the furthest."""
    if document.sent_at is not None:
        return "sent"
    signings = list(document.signings.all())
    return "signed" if signings and all(each.signed_at for each in signings) else "unsigned"


def register_of(agency: Agency, year: int) -> QuerySet[Document]:
    """The agency's register of one year, newest first, with what its list shows."""
    papers = Document.objects.filter(agency=agency, date__year=year).select_related("unit")
    return papers.prefetch_related("signings__position", "renditions__file").order_by("-pk")


def waiting_signings(positions: Collection[int]) -> QuerySet[Signing]:
    """What the positions (by id) have still to sign, oldest paper first; one that is over asks for no signature any more."""
    found = _unsigned(positions).select_related("document__unit", "document__agency", "position")
    return found.order_by("document__date", "document_id", "order")


def ready_signings(positions: Collection[int]) -> QuerySet[Signing]:
    """Of these, the ones that nobody else has to sign before."""
    before = Signing.objects.filter(document=OuterRef("document"), signed_at=None, order__lt=OuterRef("order"))
    return _unsigned(positions).exclude(Exists(before))


def next_signing(document: Document) -> Signing | None:
    """Whose turn it is; None where all have signed, or the paper is over."""
    rows = Signing.objects.filter(document=document, signed_at=None, document__superseded_by=None)
    return rows.filter(document__taken_back_at=None).select_related("position").order_by("order", "pk").first()


def _unsigned(positions: Collection[int]) -> QuerySet[Signing]:
    waiting = Signing.objects.filter(position__in=positions, signed_at=None)
    return waiting.filter(document__superseded_by=None, document__taken_back_at=None)


def _documents() -> QuerySet[Document]:
    return Document.objects.select_related("agency__government", "unit", "superseded_by").defer("content")


def _by_former_file(digest: str) -> Document | None:
    """A rendition that was lost and made anew leaves its old hash in the record; only files we kept are looked for."""
    if not StoredFile.objects.filter(sha256=digest).exists():
        return None
    entry = Entry.objects.filter(action="rendition_renewed", facts__old=digest).order_by("pk").first()
    return _documents().filter(pk=entry.subject_id).first() if entry else None


def _verdict(document: Document | None) -> Verdict:
    if document is None:
        return UNKNOWN
    successor = getattr(document, "superseded_by", None)
    return Verdict(
        status="superseded" if successor else "taken_back" if document.taken_back_at else "genuine",
        code=document.verification_code,
        kind=KINDS[document.kind].name if document.kind in KINDS else document.kind,
        title=document.title if document.security == Security.ORDINARY else "",
        number=document.number,
        dated=document.date,
        unit=document.unit.name,
        agency=document.agency.name,
        government=document.agency.government.name,
        signers=_signers(document),
        sha256=tuple(
            Rendition.objects.filter(document=document).order_by("format").values_list("format", "file__sha256")
        ),
        successor=successor.verification_code if successor else "",
        successor_number=successor.number if successor else "",
        sample=document.agency.sample,
        destroyed_on=_day(document, document.destroyed_at),
        destroyed_by=document.disposal.document.number if document.destroyed_at and document.disposal else "",
    )


def _signers(document: Document) -> tuple[Signer, ...]:
    signings = Signing.objects.filter(document=document).select_related("position")
    return tuple(
        Signer(
            position=each.position.title,
            capacity=each.capacity,
            signed_on=_day(document, each.signed_at),
            manner=each.manner,
            certificate=each.certificate_name,
            issuer=each.certificate_issuer,
            on_behalf_of=each.on_behalf_of,
        )
        for each in signings
    )


def _day(document: Document, moment: datetime | None) -> date | None:
    return moment.astimezone(ZoneInfo(document.agency.time_zone)).date() if moment else None
