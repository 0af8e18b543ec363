"""Signing a paper electronically: whatever its signer takes, seconds or a fault, the paper is unsigned until it is kept.

The order of signing is held: each signature is laid over the one before. What is signed once in ink goes on in ink.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from triwulan.audit.record import Actor
from triwulan.core import clock
from triwulan.documents.actions import note_signed
from triwulan.documents.content import Paper, from_json
from triwulan.documents.files import FileDamaged, read_file, store
from triwulan.documents.imprint import Verification
from triwulan.documents.models import Document, Signing, StoredFile
from triwulan.documents.refusals import DocumentRefused, FilesAway, UploadRefused
from triwulan.documents.render import RenderFailed, rooms_of
from triwulan.documents.renditions import rendition
from triwulan.documents.signers.attempts import counted
from triwulan.documents.signers.interface import CertificateFacts, Order, Proof, Reserved, Signer, SigningFailed
from triwulan.organisations.models import Holding
from triwulan.organisations.queries import capacity_word
from triwulan.organisations.scoping import only_if


@dataclass(frozen=True)
class Outcome:
    """`sentence` is empty where it was signed."""

    signing: Signing
    sentence: str = ""


def sign_all(*, signings: Iterable[Signing], holdings: dict[int, Holding], by: Signer, person_id: int) -> list[Outcome]:
    """Several papers with one pass phrase, each for itself: what was signed before a fault stays signed.

    `holdings` by position. The first SigningFailed ends it: a wrong pass phrase would be wrong for all of them, and a
    service that counts attempts would lock the signer out.
    """
    outcomes: list[Outcome] = []
    for signing in signings:
        holding = holdings[signing.position_id]
        actor = Actor(person_id, holding.position_id, capacity_word(holding))
        try:
            sign_electronically(signing=signing, holding=holding, by=by, actor=actor)
        except SigningFailed as failed:
            return [*outcomes, Outcome(signing, str(failed))]
        except (DocumentRefused, FileDamaged, FilesAway, RenderFailed, UploadRefused) as refused:
            outcomes.append(Outcome(signing, str(refused)))
        else:
            outcomes.append(Outcome(signing))
    return outcomes


def sign_electronically(*, signing: Signing, holding: Holding, by: Signer, actor: Actor) -> Signing:
    """Takes seconds, so never inside a transaction. DocumentRefused, SigningFailed, RenderFailed, FileDamaged, FilesAway
    or UploadRefused.
    """
    check_turn(signing)
    order = _order(signing, holding)
    with counted(holding.person_id):
        proof = by.sign(order)
    if proof.content is None:
        raise SigningFailed(_("Dokumen belum ditandatangani karena tidak ada berkas yang kembali."))
    kept = store(signing.document.agency, proof.content, proof.content_type)
    return _keep(signing, holding, proof, kept, actor)


def check_turn(signing: Signing) -> None:
    """DocumentRefused where it is not, or no longer, to be signed electronically now."""
    document = signing.document
    check_in_force(document)
    if signing.signed_at is not None:
        raise DocumentRefused(_("Dokumen ini sudah ditandatangani untuk jabatan %s.") % signing.position.title)
    before = [each for each in _in_order(document) if (each.order, each.pk) < (signing.order, signing.pk)]
    waiting = next((each for each in before if each.signed_at is None), None)
    if waiting is not None:
        raise DocumentRefused(
            _("Dokumen %(number)s menunggu tanda tangan %(position)s lebih dahulu.")
            % {"number": document.number, "position": waiting.position.title}
        )
    if any(each.sealed_id is None and each.signed_at for each in _in_order(document)):
        raise DocumentRefused(
            _("Dokumen %s sudah bertanda tangan basah; tanda tangan berikutnya juga basah, pada kertas yang sama.")
            % document.number
        )


def check_in_force(document: Document) -> None:
    if getattr(document, "superseded_by", None) is not None:
        raise DocumentRefused(_("Dokumen %s sudah digantikan, jadi tidak ditandatangani lagi.") % document.number)
    if document.taken_back_at is not None:
        raise DocumentRefused(_("Dokumen %s sudah ditarik kembali, jadi tidak ditandatangani lagi.") % document.number)


def sealed_file(document: Document) -> StoredFile | None:
    """The PDF with all electronic signatures so far."""
    sealed = [each for each in _in_order(document) if each.sealed_id]
    return sealed[-1].sealed if sealed else None


def _in_order(document: Document) -> list[Signing]:
    return list(document.signings.select_related("position", "sealed").order_by("order", "pk"))


def _order(signing: Signing, holding: Holding) -> Order:
    document = signing.document
    agency = document.agency
    paper = from_json(document.content)
    asked = _in_order(document)
    place = [each.pk for each in asked].index(signing.pk)
    rooms = rooms_of(paper, [_printed(each, paper) for each in asked[place:]])
    return Order(
        pdf=read_file(sealed_file(document) or rendition(document, "pdf").file),
        place=place,
        name=holding.person.full_name,
        title=signed_as(signing, holding),
        number=document.number,
        verification=Verification(paper.verification.url, document.verification_code),
        moment=clock.now().astimezone(ZoneInfo(agency.time_zone)),
        town=agency.place,
        room=rooms[0],
        later=tuple(
            Reserved(at, each.position.title, room)
            for at, (each, room) in enumerate(zip(asked[place + 1 :], rooms[1:], strict=True), place + 1)
            if room
        ),
    )


def signed_as(signing: Signing, holding: Holding) -> str:
    """With "Plt.", "Plh." or "a.n." before it."""
    if signing.on_behalf_of:
        return f"a.n. {signing.on_behalf_of}, {signing.position.title}"
    return f"{capacity_word(holding)} {signing.position.title}".strip()


def _printed(signing: Signing, paper: Paper) -> str:
    """The title on the paper, which may have another name by now."""
    return paper.signers[signing.order].position if signing.order < len(paper.signers) else signing.position.title


@transaction.atomic
def _keep(signing: Signing, holding: Holding, proof: Proof, kept: StoredFile, actor: Actor) -> Signing:
    """Whoever was faster, with whatever signer, has won; the file of the other is named by no row."""
    document = Document.objects.select_for_update(of=("self",)).select_related("agency").get(pk=signing.document_id)
    check_in_force(document)
    certificate = proof.certificate or CertificateFacts("", "", "")
    signed: dict[str, Any] = {
        "person": holding.person,
        "capacity": "a.n." if signing.on_behalf_of else capacity_word(holding),
        "signed_at": clock.now(),
        "manner": proof.method,
        "sealed": kept,
        "certificate_name": certificate.name,
        "certificate_issuer": certificate.issuer,
        "certificate_sha256": certificate.sha256,
    }
    if only_if(signing, signed_at=None).update(**signed) == 0:
        raise DocumentRefused(_("Dokumen ini sudah ditandatangani untuk jabatan %s.") % signing.position.title)
    for name, value in signed.items():
        setattr(signing, name, value)
    note_signed(signing, actor, certificate=certificate.sha256 or None, file=kept.sha256)
    return signing
