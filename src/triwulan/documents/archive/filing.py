"""A paper finds its place in the archive, and a box is carried to another one."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from triwulan.audit.record import Actor, Subject, record
from triwulan.documents.archive.place import Place, folder_at, place_of, read_place
from triwulan.documents.archive.retention import Retention
from triwulan.documents.models import ArchiveBox, ArchiveFolder, Begins, Document
from triwulan.documents.refusals import DocumentRefused
from triwulan.documents.register.index import read_again


@dataclass(frozen=True)
class Filing:
    """What is None stays as it is. `archive_place` is the line that `Place` writes."""

    archive_place: str | None = None
    classification: str | None = None
    retention: Retention | None = None
    retention_note: str | None = None
    security: str | None = None
    retention_from: date | None = None
    copies: int | None = None


@transaction.atomic
def file_document(*, document: Document, filing: Filing, actor: Actor, reason: str = "") -> Document:
    """Changes only what is given. The printed paper keeps the words it was printed with."""
    changes = _changes(document, filing)
    before = {name: getattr(document, name) for name in changes}
    if changes == before:
        return document
    told = _told(document, changes)
    for name, value in changes.items():
        setattr(document, name, value)
    document.save(update_fields=list(changes))
    if "security" in changes:
        read_again([document.pk])
    facts = {"before": told, "after": _told(document, changes), "place": document.archive_place, "reason": reason}
    subject = Subject("document", document.pk, document.agency_id, document.agency.government_id)
    record("document_filed", actor=actor, subject=subject, facts={"number": document.number, **facts})
    return document


@transaction.atomic
def move_box(*, box: ArchiveBox, to: Place, actor: Actor) -> None:
    """All that is in it moves along; its page and its label stay. DocumentRefused where another box has that place."""
    before, after = str(_box_place(box)), str(to._replace(folder=""))
    if before == after:
        return
    box.building, box.room, box.cabinet, box.name = to.building, to.room, to.cabinet, to.box
    try:
        with transaction.atomic():
            box.save(update_fields=["building", "room", "cabinet", "name"])
    except IntegrityError as error:
        raise DocumentRefused(_("Di tempat itu sudah ada boks dengan nama yang sama.")) from error
    for folder in ArchiveFolder.objects.filter(box=box).order_by("pk"):
        folder.box = box
        Document.objects.filter(folder=folder).update(archive_place=str(place_of(folder)))
    subject = Subject("archivebox", box.pk, box.agency_id, box.agency.government_id)
    record("box_moved", actor=actor, subject=subject, facts={"before": before, "after": after})


def _box_place(box: ArchiveBox) -> Place:
    return Place(box.cabinet, box.name, "", box.building, box.room)


def _changes(document: Document, filing: Filing) -> dict[str, Any]:
    plain = {
        "classification": filing.classification and filing.classification.strip(),
        "retention_note": filing.retention_note and filing.retention_note.strip(),
        "security": filing.security,
        "copies": filing.copies,
    }
    changes: dict[str, Any] = {name: value for name, value in plain.items() if value is not None}
    if filing.archive_place is not None:
        folder = folder_at(document.agency, read_place(filing.archive_place))
        changes |= {"folder_id": folder and folder.pk, "archive_place": str(place_of(folder)) if folder else ""}
    if filing.retention_from is not None and filing.retention_from != document.retention_from:
        changes |= {"retention_from": filing.retention_from, "begins": Begins.SET}
    if filing.retention is not None:
        kept = filing.retention
        changes |= {"active_years": kept.active, "inactive_years": kept.inactive, "fate": kept.fate}
    return changes


def _told(document: Document, changes: dict[str, Any]) -> dict[str, Any]:
    """The retention as one, in words; without keys that say nothing to a reader."""
    parts = {"active_years", "inactive_years", "fate"}
    told = {name: getattr(document, name) for name in changes if name not in parts | {"folder_id", "begins"}}
    if "retention_from" in told:
        told["retention_from"] = document.retention_from and document.retention_from.isoformat()
    return told | ({"retention": str(document.retention)} if parts & changes.keys() else {})
