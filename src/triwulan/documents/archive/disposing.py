"""The end of a retention: a berita acara lists the papers, is signed, and only then is done what it says.

A destroyed paper keeps its row, with number, title and hashes: whoever verifies it is told what became of it.
"""

from collections.abc import Iterable, Sequence
from functools import partial

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from triwulan.audit.record import Actor, Subject, record
from triwulan.core import clock
from triwulan.core.sentences import INDONESIAN
from triwulan.core.spoken import say_date
from triwulan.documents.actions import Registration, register_document, take_document_back
from triwulan.documents.archive.due import Due
from triwulan.documents.archive.removing import mark_removed
from triwulan.documents.content import Paper
from triwulan.documents.files import remove
from triwulan.documents.kinds import berita_acara
from triwulan.documents.letterheads import signature_of
from triwulan.documents.models import Act, Disposal, Document, Rendition, Signing, StoredFile
from triwulan.documents.queries import register_status
from triwulan.documents.refusals import DocumentRefused
from triwulan.documents.register.index import read_again
from triwulan.organisations.models import Agency, Position
from triwulan.organisations.queries import positions_with_role, root_unit, today
from triwulan.organisations.scoping import only_if

MOST_PAPERS = 500
FATE_OF: dict[Act, Due] = {Act.DESTRUCTION: "musnah", Act.HANDOVER: "permanen"}


@translation.override(INDONESIAN)
@transaction.atomic
def prepare_disposal(
    *, agency: Agency, act: Act, papers: Sequence[Document], basis: str, recipient: str, keeper: Position, actor: Actor
) -> Disposal:
    """Its berita acara is numbered and waits for its signatures; the papers are claimed by it, and nothing is gone yet."""
    _check(act, papers, basis, recipient)
    given = {"basis": basis.strip()[:300], "recipient": recipient.strip()[:200] if act == Act.HANDOVER else ""}
    document = _berita_acara(agency, papers, keeper, actor, **given)
    disposal: Disposal = Disposal.objects.create(
        agency=agency, act=act, document=document, prepared_at=clock.now(), **given
    )
    claimed = Document.objects.filter(pk__in=[each.pk for each in papers], agency=agency, disposal=None)
    if claimed.update(disposal=disposal) != len(papers):
        raise DocumentRefused(_("Sebagian naskah sudah masuk berita acara lain. Muat ulang daftarnya."))
    _note("disposal_prepared", disposal, actor, count=len(papers))
    return disposal


def _berita_acara(
    agency: Agency, papers: Sequence[Document], keeper: Position, actor: Actor, *, basis: str, recipient: str
) -> Document:
    on, root = today(agency), root_unit(agency)
    heads = [each for each in positions_with_role(root, "kepala_dinas", on)[:1] if each.pk != keeper.pk]
    signers = [keeper, *heads]

    def compose(registration: Registration) -> Paper:
        return berita_acara.compose(
            berita_acara.BeritaAcara(
                imprint=registration.imprint,
                day=say_date(on, weekday=True),
                basis=basis,
                items=_items(papers),
                signers=tuple(signature_of(each, on) for each in signers),
                recipient=recipient,
            )
        )

    return register_document(
        agency=agency,
        unit=root,
        kind=berita_acara.KIND,
        title=_title(papers, recipient),
        on=on,
        year=on.year,
        quarter=None,
        compose=compose,
        signers=signers,
        actor=actor,
        tells_of=papers,
    )


@transaction.atomic
def cancel_disposal(*, disposal: Disposal, actor: Actor) -> None:
    """Its papers come due again; the berita acara is taken back, its number stays used."""
    if not only_if(disposal, carried_out_at=None, cancelled_at=None).update(cancelled_at=clock.now()):
        raise DocumentRefused(_("Berita acara ini sudah dilaksanakan atau sudah dibatalkan."))
    Document.objects.filter(disposal=disposal).update(disposal=None)
    take_document_back(document=disposal.document, actor=actor)
    _note("disposal_cancelled", disposal, actor)


@transaction.atomic
def carry_out(*, disposal: Disposal, actor: Actor) -> None:
    """What cannot be undone. DocumentRefused while a signature is missing, and the second time."""
    if register_status(disposal.document) == "unsigned":
        raise DocumentRefused(_("Berita acara ini belum ditandatangani oleh semua penanda tangannya."))
    still = only_if(disposal, carried_out_at=None, cancelled_at=None)
    if not still.update(carried_out_at=clock.now(), carried_out_by=actor.person_id):
        raise DocumentRefused(_("Berita acara ini sudah dilaksanakan atau sudah dibatalkan."))
    disposal.refresh_from_db(fields=["carried_out_at", "carried_out_by"])
    papers = Document.objects.filter(disposal=disposal)
    if disposal.act == Act.DESTRUCTION:
        _destroy(papers.values_list("pk", flat=True))
    else:
        papers.update(folder=None, archive_place=f"Diserahkan kepada {disposal.recipient}")
    _note("papers_destroyed" if disposal.act == Act.DESTRUCTION else "papers_handed_over", disposal, actor)


def _destroy(keys: Iterable[int]) -> None:
    papers = list(keys)
    files = {
        *Rendition.objects.filter(document__in=papers).values_list("file", flat=True),
        *Signing.objects.filter(document__in=papers, scan__isnull=False).values_list("scan", flat=True),
        *Signing.objects.filter(document__in=papers, sealed__isnull=False).values_list("sealed", flat=True),
    }
    Document.objects.filter(pk__in=papers).update(content="", destroyed_at=clock.now(), folder=None, archive_place="")
    read_again(papers)
    gone = mark_removed(StoredFile.objects.filter(pk__in=files), papers)
    transaction.on_commit(partial(remove, gone))


def _check(act: Act, papers: Sequence[Document], basis: str, recipient: str) -> None:
    if not papers:
        raise DocumentRefused(_("Pilih paling sedikit satu naskah."))
    if len(papers) > MOST_PAPERS:
        raise DocumentRefused(_("Paling banyak %d naskah dalam satu berita acara.") % MOST_PAPERS)
    if any(each.fate != FATE_OF[act] for each in papers):
        raise DocumentRefused(_("Ada naskah yang nasib akhirnya lain. Ubah dahulu retensinya pada halaman naskah."))
    if not basis.strip():
        raise DocumentRefused(_("Tulis dasar persetujuannya."))
    if act == Act.HANDOVER and not recipient.strip():
        raise DocumentRefused(_("Tulis kepada siapa arsip diserahkan."))


def _items(papers: Sequence[Document]) -> tuple[berita_acara.Item, ...]:
    pdfs = Rendition.objects.filter(document__in=[each.pk for each in papers], format="pdf")
    hashes = dict(pdfs.values_list("document", "file__sha256"))
    return tuple(
        berita_acara.Item(
            classification=each.classification,
            number=each.number,
            title=each.title,
            year=str(each.year),
            copies=str(each.copies),
            place=each.archive_place,
            retention=str(each.retention),
            sha256=hashes.get(each.pk, ""),
        )
        for each in papers
    )


def _title(papers: Sequence[Document], recipient: str) -> str:
    named = "Penyerahan" if recipient else "Pemusnahan"
    return f"Berita Acara {named} Arsip, {len(papers)} naskah"


def _note(action: str, disposal: Disposal, actor: Actor, **facts: object) -> None:
    subject = Subject("disposal", disposal.pk, disposal.agency_id, disposal.agency.government_id)
    count = Document.objects.filter(disposal=disposal).count()
    told = {"number": disposal.document.number, "count": count, "recipient": disposal.recipient, **facts}
    record(action, actor=actor, subject=subject, facts=told)
