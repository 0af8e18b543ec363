"""Agreements that no longer say what is so are noted in the record, once for each difference; who is told reads it there."""

import hashlib
from datetime import date

from django.db import transaction
from django.utils import translation

from triwulan.audit.models import Entry
from triwulan.audit.record import SYSTEM, Subject, hold_chain, record
from triwulan.core.sentences import INDONESIAN
from triwulan.documents.kinds import perjanjian_kinerja
from triwulan.documents.models import Document, Signing
from triwulan.organisations.models import Agency, Position
from triwulan.organisations.queries import today
from triwulan.reports.agreements import changes_of, papers_in_force, share_of, shares_of

OUTDATED = "agreement_outdated"
# What makes an agreement another: until one of these is recorded, or the day is another, all is as it was.
CAUSES = frozenset(
    [
        "agency_changed",
        "budget_set",
        "document_registered",
        "holding_begun",
        "holding_ended",
        "indicator_changed",
        "indicator_created",
        "indicator_replaced",
        "indicator_revised",
        "indicator_stopped",
        "node_changed",
        "node_moved",
        "person_changed",
        "position_changed",
        "table_brought_in",
        "targets_set",
    ]
)
# By agency, the day and the last cause that was looked at; a new process looks once more.
_LOOKED: dict[int, tuple[date, int]] = {}


def note_outdated_if_due(agency: Agency) -> int:
    """The same, unless nothing can have become another since this process last looked."""
    causes = Entry.objects.filter(agency_id=agency.pk, action__in=CAUSES).order_by("-pk")
    seen = (today(agency), causes.values_list("pk", flat=True).first() or 0)
    if _LOOKED.get(agency.pk) == seen:
        return 0
    noted = note_outdated(agency)
    _LOOKED[agency.pk] = seen
    return noted


@translation.override(INDONESIAN)
def note_outdated(agency: Agency) -> int:
    """Of this year's and the next: how many are noted anew. Needs the agency's scope."""
    this = today(agency).year
    return sum(_note(document, changes) for year in (this, this + 1) for document, changes in _outdated(year))


@translation.override(INDONESIAN)
def changes_since(document: Document) -> tuple[Position, tuple[str, ...]] | None:
    """Whose agreement it is and what is another by now; None where it is in force no more."""
    signing = Signing.objects.filter(document=document, order=0, document__superseded_by=None)
    found = signing.select_related("position__unit__agency__government", "position__superior__unit").first()
    if found is None:
        return None
    return found.position, changes_of(share_of(found.position, document.year), document)


def _outdated(year: int) -> list[tuple[Document, tuple[str, ...]]]:
    signed = Signing.objects.filter(document__kind=perjanjian_kinerja.KIND, document__year=year, order=0)
    rows = Position.objects.filter(pk__in=signed.filter(document__superseded_by=None).values("position"))
    positions = list(rows.select_related("unit__agency__government", "superior__unit").order_by("pk"))
    if not positions:
        return []
    papers = papers_in_force(positions, year, perjanjian_kinerja.KIND)
    found = [(papers[share.position.pk], share) for share in shares_of(positions, year)]
    told = [(document, changes_of(share, document)) for document, share in found]
    return [(document, changes) for document, changes in told if changes]


@transaction.atomic
def _note(document: Document, changes: tuple[str, ...]) -> bool:
    """The record keeps a fingerprint alone: the changes name people."""
    fingerprint = hashlib.sha256("\n".join(changes).encode()).hexdigest()[:16]
    agency = document.agency
    hold_chain(agency_id=agency.pk, government_id=agency.government_id)
    noted = Entry.objects.filter(agency_id=agency.pk, action=OUTDATED, subject_type="document", subject_id=document.pk)
    last = noted.order_by("-pk").first()
    if last is not None and last.facts.get("fingerprint") == fingerprint:
        return False
    facts = {"number": document.number, "title": document.title, "fingerprint": fingerprint}
    subject = Subject("document", document.pk, agency.pk, agency.government_id)
    record("agreement_outdated", actor=SYSTEM, subject=subject, facts=facts)
    return True
