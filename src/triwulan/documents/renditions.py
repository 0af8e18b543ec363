"""A document's files: rendered once each, kept, and made again from the frozen content when one is lost."""

from collections.abc import Callable

from django.db import transaction

from triwulan.audit.record import SYSTEM, Subject, record
from triwulan.documents import render
from triwulan.documents.content import Paper, from_json
from triwulan.documents.files import is_whole, store
from triwulan.documents.letters.templates import templated
from triwulan.documents.models import Document, Rendition, StoredFile
from triwulan.documents.tasks import render_document

CONTENT_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
FORMATS = tuple(CONTENT_TYPES)


class PaperDestroyed(Exception):
    """There is nothing left to make a file from. The text is a sentence for the user."""

    def __init__(self) -> None:
        super().__init__("Naskah ini sudah dimusnahkan; yang tinggal hanya registernya.")


def rendition(document: Document, format: str) -> Rendition:  # noqa: A002 - the format is what one asks for
    """KeyError for a format there is none of; RenderFailed, with its sentence, when it cannot be made; PaperDestroyed.

    StorageFull, StorageAway and FilesAway where its place fails: nothing is kept, and the next asking makes it.
    Rendering takes seconds, so never call it inside a transaction.
    """
    if document.destroyed_at is not None:
        raise PaperDestroyed
    found = _kept(document, format)
    if found is not None and is_whole(found.file):
        return found
    paper = from_json(document.content)
    own = templated(document, paper) if format == "docx" else None
    content = own or _renderer(format)(paper)
    lost = found.file_id if found is not None else None
    return _keep(document, format, store(document.agency, content, CONTENT_TYPES[format]), lost)


def render_later(document: Document) -> None:
    """By the worker, after commit. A job that is lost loses nothing: who asks for the file renders it."""
    ids = (document.pk, document.agency_id, document.agency.government_id)
    transaction.on_commit(lambda: render_document.enqueue(*ids))


def render_all(document: Document) -> None:
    if document.destroyed_at is not None:
        return
    for each in FORMATS:
        rendition(document, each)


@transaction.atomic
def _keep(document: Document, format: str, stored: StoredFile, lost: int | None) -> Rendition:  # noqa: A002
    """The first of two processes wins; `lost` is the file (its key) that was found damaged or gone."""
    row, created = Rendition.objects.get_or_create(document=document, format=format, defaults={"file": stored})
    kept: Rendition = row
    if created or kept.file_id == stored.pk or kept.file_id != lost:
        return kept
    _note_renewed(kept, stored)
    kept.file = stored
    kept.save(update_fields=["file"])
    return kept


def _note_renewed(kept: Rendition, stored: StoredFile) -> None:
    """A newer renderer gives other bytes; copies of the former ones are genuine still, and `verify_file` looks here."""
    document = kept.document
    record(
        "rendition_renewed",
        actor=SYSTEM,
        subject=Subject("document", document.pk, document.agency_id, document.agency.government_id),
        facts={"number": document.number, "format": kept.format, "old": kept.file.sha256, "new": stored.sha256},
    )


def _kept(document: Document, format: str) -> Rendition | None:  # noqa: A002
    found: Rendition | None = Rendition.objects.select_related("file").filter(document=document, format=format).first()
    return found


def _renderer(format: str) -> Callable[[Paper], bytes]:  # noqa: A002
    return {"pdf": render.render_pdf, "docx": render.render_docx}[format]
