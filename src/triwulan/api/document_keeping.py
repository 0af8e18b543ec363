"""Papers beside the SOP: who has signed, the ink and its scan, sent to whom, where it stands. As on the register's pages."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Annotated
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django_scopes import scope
from ninja import File, Router, UploadedFile

from triwulan.api.bearer import ApiRequest
from triwulan.api.instants import local
from triwulan.api.shapes.base import Given, Instant, Shape
from triwulan.api.shapes.problem import refusals
from triwulan.audit.record import Actor
from triwulan.core import clock
from triwulan.core.sentences import term
from triwulan.cycles.refusals import MayNot, NotThere, StepIncomplete
from triwulan.documents import rules
from triwulan.documents.access import closed_sentence, may_read
from triwulan.documents.actions import mark_sent, mark_signed
from triwulan.documents.archive.filing import Filing, file_document
from triwulan.documents.archive.retention import read_retention
from triwulan.documents.files import store
from triwulan.documents.models import Document, Security, Signing
from triwulan.documents.queries import register_status
from triwulan.documents.signers.wet_ink import WetInk
from triwulan.organisations.models import Person
from triwulan.organisations.queries import capacity_word, holder_of, holdings_of, today

router = Router(tags=[term("Dokumen")])
# What the register's columns hold.
MOST_COPIES = 999
LONGEST = {"sent_to": 200, "receipt": 300, "archive_place": 200, "classification": 40, "retention": 120}


class SigningRow(Shape):
    """`manner`: `wet_ink`, `certificate`, or empty while unsigned. `sha256` of the scan or of the signed PDF."""

    id: int
    position: str
    capacity: str
    manner: str
    signed_at: Instant | None
    sha256: str | None


class DocumentState(Shape):
    """`state`: unsigned, signed or sent. `taken_back`: no longer in force, replaced or not."""

    id: int
    number: str
    state: str
    taken_back: bool
    sent_to: str
    sent_at: Instant | None
    archive_place: str
    classification: str
    retention: str
    retention_from: date | None
    security: str
    copies: int
    signings: list[SigningRow]


class SignIn(Given):
    """`on`: the day the ink dried, today where it is not said; signed by whoever held the position that day."""

    on: date | None = None


class SendIn(Given):
    recipient: str
    receipt: str = ""
    on: date | None = None


class ArchiveIn(Given):
    """What is not given stays as it is. `retention` in words: "Aktif 2 tahun, inaktif 3 tahun, musnah", or a part of it.

    `archive_place`: "lemari / boks / map", or "gedung / ruang / lemari / boks / map". `security`: biasa, terbatas, rahasia.
    `retention_from`: the day its file was closed, where the schedule does not know it.
    """

    archive_place: str | None = None
    classification: str | None = None
    retention: str | None = None
    security: str | None = None
    copies: int | None = None
    retention_from: date | None = None
    reason: str


@router.get(
    "/documents/{int:document_id}/signings",
    response={200: DocumentState, **refusals(403, 404)},
    summary=term("Tanda tangan, pengiriman dan tempat arsip dokumen"),
)
def signings(request: ApiRequest, document_id: int) -> DocumentState:
    return state_of(document_for(document_id, request.auth))


@router.post(
    "/documents/{int:document_id}/signings/{int:signing_id}",
    response={200: DocumentState, **refusals(403, 404, 409, 422)},
    summary=term("Catat tanda tangan basah"),
)
def sign(request: ApiRequest, document_id: int, signing_id: int, given: SignIn) -> DocumentState:
    document = document_for(document_id, request.auth, rules.may_mark_signed)
    signing = _inked(document, signing_id, request.auth)
    day = _day(document, given.on)
    with scope(government=document.agency.government_id, agency=None):
        holding = holder_of(signing.position, day)
    if holding is None:
        raise StepIncomplete([_("Jabatan ini tidak berpejabat pada tanggal itu.")])
    mark_signed(
        signing=signing,
        person=holding.person,
        capacity=capacity_word(holding),
        actor=_actor(request.auth, document),
        signed_at=_moment(document, day),
    )
    return state_of(document_for(document_id))


@router.post(
    "/documents/{int:document_id}/signings/{int:signing_id}/scan",
    response={200: DocumentState, **refusals(403, 404, 409, 422)},
    summary=term("Unggah hasil pindai naskah bertanda tangan (multipart)"),
)
def scan(
    request: ApiRequest, document_id: int, signing_id: int, file: Annotated[UploadedFile, File(...)]
) -> DocumentState:
    """Of ink that is noted already."""
    document = document_for(document_id, request.auth, rules.may_mark_signed)
    signing = _inked(document, signing_id, request.auth)
    proof = WetInk(file.name or "", file.read()).sign()
    if signing.person is None or proof.content is None:
        raise StepIncomplete([_("Catat tanda tangannya lebih dahulu, lalu unggah hasil pindainya.")])
    kept = store(document.agency, proof.content, proof.content_type)
    actor = _actor(request.auth, document)
    mark_signed(signing=signing, person=signing.person, capacity=signing.capacity, actor=actor, scan=kept)
    return state_of(document_for(document_id))


@router.post(
    "/documents/{int:document_id}/send",
    response={200: DocumentState, **refusals(403, 404, 409, 422)},
    summary=term("Catat pengiriman dokumen (perencana)"),
)
def send(request: ApiRequest, document_id: int, given: SendIn) -> DocumentState:
    document = document_for(document_id, request.auth, rules.may_send)
    if not given.recipient.strip() or len(given.recipient) > LONGEST["sent_to"]:
        raise StepIncomplete([_("Tulis kepada siapa dokumen dikirim, paling panjang 200 huruf.")])
    mark_sent(
        document=document,
        recipient=given.recipient,
        receipt=given.receipt[: LONGEST["receipt"]],
        actor=_actor(request.auth, document),
        sent_at=_moment(document, _day(document, given.on)),
    )
    return state_of(document_for(document_id))


@router.post(
    "/documents/{int:document_id}/archive",
    response={200: DocumentState, **refusals(403, 404, 422)},
    summary=term("Ubah tempat arsip, klasifikasi atau retensi, dengan alasan"),
)
def archive(request: ApiRequest, document_id: int, given: ArchiveIn) -> DocumentState:
    document = document_for(document_id, request.auth, rules.may_file)
    texts = given.model_dump(include=LONGEST.keys() - {"sent_to", "receipt"})
    too_long = [name for name, text in texts.items() if text is not None and len(text) > LONGEST[name]]
    if not given.reason.strip() or too_long:
        raise StepIncomplete([_("Tulis alasannya, dan persingkat isian yang terlalu panjang.")])
    actor, reason = _actor(request.auth, document), given.reason.strip()[:200]
    file_document(document=document, filing=_filing(document, given), actor=actor, reason=reason)
    return state_of(document_for(document_id))


def _filing(document: Document, given: ArchiveIn) -> Filing:
    retention = None if given.retention is None else read_retention(given.retention, document.retention)
    if given.retention is not None and retention is None:
        raise StepIncomplete([_("Tulis retensi seperti “Aktif 2 tahun, inaktif 3 tahun, musnah”.")])
    if given.security is not None and given.security not in Security.values:
        raise StepIncomplete([_("Klasifikasi keamanan: biasa, terbatas, atau rahasia.")])
    if given.copies is not None and not 1 <= given.copies <= MOST_COPIES:
        raise StepIncomplete([_("Jumlah rangkap 1 sampai 999.")])
    return Filing(
        archive_place=given.archive_place,
        classification=given.classification,
        retention=retention,
        security=given.security,
        copies=given.copies,
        retention_from=given.retention_from,
    )


def document_for(
    document_id: int, person: Person | None = None, may: Callable[[object, Document], bool] | None = None
) -> Document:
    """Another agency's is not there; a colleague's without the right is refused."""
    found = Document.objects.filter(pk=document_id).select_related("agency__government", "unit__agency").first()
    if found is None:
        raise NotThere
    if person is not None and not may_read(person, found):
        raise MayNot(closed_sentence(found))
    if may is not None and not may(person, found):
        raise MayNot(_("Register dokumen ini dijaga oleh perencana dan pimpinan unitnya."))
    return found


def signing_in(document: Document, signing_id: int) -> Signing:
    found = document.signings.filter(pk=signing_id).select_related("position", "person").first()
    if found is None:
        raise NotThere
    found.document = document
    return found


def _inked(document: Document, signing_id: int, person: Person) -> Signing:
    """Whose ink he may note."""
    found = signing_in(document, signing_id)
    if not rules.may_note_ink(person, found):
        raise MayNot(_("Tinta jabatan lain dicatat oleh perencana dan pimpinan unitnya."))
    return found


def _day(document: Document, given: date | None) -> date:
    now = today(document.agency)
    day = given or now
    if not document.date <= day <= now:
        raise StepIncomplete([_("Isi tanggal dari tanggal dokumen sampai hari ini.")])
    return day


def _moment(document: Document, day: date) -> datetime:
    """Now, or noon of an earlier day."""
    if day == today(document.agency):
        return clock.now()
    return datetime.combine(day, time(12), ZoneInfo(document.agency.time_zone))


def _actor(person: Person, document: Document) -> Actor:
    """From the position in the agency that comes first in its chart, or of whoever signs from another; the rights were asked before."""
    with scope(government=document.agency.government_id, agency=None):
        held = holdings_of(person, today(document.agency))
    ours = next((each for each in held if each.position.unit.agency_id == document.agency_id), held[0])
    return Actor(person.pk, ours.position_id, capacity_word(ours))


def state_of(document: Document) -> DocumentState:
    found = document.signings.select_related("position", "scan", "sealed").order_by("order", "pk")
    return DocumentState(
        id=document.pk,
        number=document.number,
        state=register_status(document),
        taken_back=document.taken_back_at is not None,
        sent_to=document.sent_to,
        sent_at=local(document.sent_at, document.agency),
        archive_place=document.archive_place,
        classification=document.classification,
        retention=str(document.retention),
        retention_from=document.retention_from,
        security=document.security,
        copies=document.copies,
        signings=[_row(each, document) for each in found],
    )


def _row(signing: Signing, document: Document) -> SigningRow:
    proof = signing.sealed or signing.scan
    return SigningRow(
        id=signing.pk,
        position=signing.position.title,
        capacity=signing.capacity,
        manner=signing.manner,
        signed_at=local(signing.signed_at, document.agency),
        sha256=proof.sha256 if proof else None,
    )
