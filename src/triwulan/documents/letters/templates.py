"""An office's own template for its letters: checked as it comes in, filled for each DOCX of its kind while it is in force.

The PDF stays the typesetter's: it is what is signed and verified. A template that fails later leaves the ordinary DOCX.
"""

import logging
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from triwulan.audit.record import SYSTEM, Actor, Subject, record
from triwulan.core import clock
from triwulan.documents.blocks import Checkboxes, Column, KeyValue, KeyValues, Option, Paragraph, Table
from triwulan.documents.content import Paper, paper_of
from triwulan.documents.files import FileDamaged, read_file, store
from triwulan.documents.imprint import Imprint, Signature, Verification
from triwulan.documents.kinds.known import KINDS
from triwulan.documents.letterheads import letterhead_of
from triwulan.documents.letters.call import TemplateRefused, fill_letter
from triwulan.documents.letters.fields import fields_of
from triwulan.documents.models import Document, LetterTemplate
from triwulan.documents.refusals import UploadRefused
from triwulan.documents.uploads.check import check_upload
from triwulan.documents.uploads.formats import DOCX
from triwulan.organisations.models import Agency
from triwulan.organisations.scoping import only_if

log = logging.getLogger(__name__)

KINDS_OF_LETTERS = ("lembar_disposisi", "tanda_terima")
"""Short, with entries and signers; the others are reports, whose chapters no template could hold."""
MOST_BYTES = 2 * 1024 * 1024


def templates_of(agency: Agency) -> dict[str, LetterTemplate]:
    """In force now, by kind."""
    found = LetterTemplate.objects.filter(agency=agency, until=None).select_related("file").order_by("pk")
    return {each.kind: each for each in found}


def keep_template(*, agency: Agency, kind: str, name: str, content: bytes, actor: Actor) -> LetterTemplate:
    """UploadRefused or TemplateRefused with what is wrong: it is filled with a sample before it is kept."""
    checked = check_upload(name, content, MOST_BYTES)
    if checked.content_type != DOCX.content_type or kind not in KINDS_OF_LETTERS:
        raise UploadRefused(_not_one())
    fill_letter(checked.content, fields_of(sample(agency)))
    stored = store(agency, checked.content, checked.content_type)
    with transaction.atomic():
        _end(agency, kind, clock.now())
        made: LetterTemplate = LetterTemplate.objects.create(
            agency=agency, kind=kind, name=checked.name, file=stored, since=clock.now()
        )
        facts = {"kind": KINDS[kind].label, "sha256": stored.sha256}
        record("letter_template_kept", actor=actor, subject=_subject(agency), facts=facts)
    return made


@transaction.atomic
def remove_template(*, agency: Agency, kind: str, actor: Actor) -> None:
    """Papers of its time keep it. Nothing happens where there is none."""
    if _end(agency, kind, clock.now()):
        facts = {"kind": KINDS[kind].label}
        record("letter_template_removed", actor=actor, subject=_subject(agency), facts=facts)


def templated(document: Document, paper: Paper) -> bytes | None:
    """The DOCX by the template of the paper's own time; None for none, and for one that fails, which is recorded."""
    if document.kind not in KINDS_OF_LETTERS:
        return None
    at = document.created_at
    found = LetterTemplate.objects.filter(
        Q(until=None) | Q(until__gt=at), agency=document.agency_id, kind=document.kind, since__lte=at
    )
    template = found.select_related("file").order_by("-since", "-pk").first()
    if template is None:
        return None
    try:
        return fill_letter(read_file(template.file), fields_of(paper))
    except (TemplateRefused, FileDamaged) as fault:
        log.error("letter template %d failed for %s: %s", template.pk, document.number, fault)  # noqa: TRY400 - told, not traced
        subject = Subject("document", document.pk, document.agency_id, document.agency.government_id)
        facts = {"kind": KINDS[document.kind].label, "number": document.number, "fault": str(fault)}
        record("letter_template_failed", actor=SYSTEM, subject=subject, facts=facts)
        return None


def sample(agency: Agency) -> Paper:
    """Something of each field, so that a template can be tried before there is a letter."""
    verification = Verification("https://contoh/v/CONTOH", "CONTOH")
    imprint = Imprint(
        letterhead_of(agency), "000/1/CONTOH/2026", date(2026, 4, 9), agency.place, verification, sample=True
    )
    signers = (Signature("Kepala Contoh", "Nama Contoh", rank="Pangkat"), Signature("Penerima Contoh", "Nama Lain"))
    blocks = (
        Paragraph("Kalimat contoh."),
        KeyValues((KeyValue("Label contoh", "Nilai contoh"),)),
        Checkboxes("Pilihan", (Option("Pilihan contoh", checked=True),)),
        Table("Tabel contoh", (Column("No."), Column("Uraian")), (("1", "Baris contoh"),)),
    )
    return paper_of("tanda_terima", "Surat contoh", imprint, blocks, signers=signers)


def _end(agency: Agency, kind: str, at: datetime) -> bool:
    there = templates_of(agency).get(kind)
    return there is not None and only_if(there, until=None).update(until=at) > 0


def _subject(agency: Agency) -> Subject:
    return Subject("agency", agency.pk, agency.pk, agency.government_id)


def _not_one() -> str:
    return _("Templat surat harus berkas DOCX (.docx) tanpa makro.")
