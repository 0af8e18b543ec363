"""The register to read: searched, one entry, and where the paper is lent to. Closed papers are not in it (`documents.access`)."""

import datetime as dt
from typing import Literal

from django.utils.translation import gettext as _
from ninja import Query, Router
from pydantic import Field

from triwulan.api.bearer import ApiRequest
from triwulan.api.choice import agency_for
from triwulan.api.instants import local
from triwulan.api.shapes.base import Given, Instant, Shape, Whole
from triwulan.api.shapes.problem import refusals
from triwulan.core.sentences import term
from triwulan.cycles.refusals import MayNot, NotThere
from triwulan.documents.access import closed_sentence, may_read
from triwulan.documents.archive.lending import loans_of
from triwulan.documents.models import Document, Loan
from triwulan.documents.queries import register_status
from triwulan.documents.register.search import Wanted, find

router = Router(tags=[term("Arsip")])
PER_PAGE = 50
MOST_PAGES = 1000


class ArchiveAsked(Given):
    """What is empty does not narrow the search. `words` are sought in number, title and content."""

    words: str = ""
    kind: str = ""
    year: Whole | None = Field(None, ge=2000, le=2100)
    quarter: Whole | None = Field(None, ge=1, le=4)
    state: Literal["unsigned", "signed", "sent"] | None = None
    classification: str = ""
    agency: Whole | None = None
    page: Whole = Field(1, ge=1, le=MOST_PAGES)


class ArchiveRow(Shape):
    """`retention_from` null while the file is open; `over_from`: the day the retention is over."""

    id: int
    kind: str
    number: str
    title: str
    unit: str
    date: dt.date
    year: int
    quarter: int | None
    state: Literal["unsigned", "signed", "sent"]
    classification: str
    security: str
    retention: str
    retention_from: dt.date | None
    over_from: dt.date | None
    archive_place: str
    copies: int
    superseded_by: str | None
    destroyed: bool


class ArchivePage(Shape):
    count: int
    page: int
    documents: list[ArchiveRow]


class LoanRow(Shape):
    """`borrower`: of the house by name, else as it was written down."""

    id: int
    document: int
    number: str
    borrower: str
    purpose: str
    lent_at: Instant
    due_on: dt.date
    returned_at: Instant | None


@router.get("", response={200: ArchivePage, **refusals(403, 404, 422)}, summary=term("Cari di register arsip"))
def search(request: ApiRequest, asked: Query[ArchiveAsked]) -> ArchivePage:
    """Newest first, fifty a page; of words only the newest thousand that match."""
    agency = agency_for(request, asked.agency, role="perencana")
    chosen = ("words", "kind", "year", "quarter", "state", "classification")
    found = find(agency, Wanted(**{name: getattr(asked, name) for name in chosen}), request.auth)
    start = (asked.page - 1) * PER_PAGE
    return ArchivePage(
        count=found.count(), page=asked.page, documents=[_row(each) for each in found[start : start + PER_PAGE]]
    )


@router.get("/loans", response={200: list[LoanRow], **refusals(403, 404, 422)}, summary=term("Peminjaman naskah"))
def loans(request: ApiRequest, agency: int | None = None, *, returned: bool = False) -> list[LoanRow]:
    """Those still out; with `returned` all, those still out first."""
    chosen = agency_for(request, agency, role="perencana")
    found = loans_of(chosen, request.auth, still_out=not returned).select_related("document__agency")
    return [_loan(each) for each in found[:PER_PAGE]]


@router.get(
    "/{int:document_id}", response={200: ArchiveRow, **refusals(403, 404)}, summary=term("Satu naskah dalam register")
)
def entry(request: ApiRequest, document_id: int) -> ArchiveRow:
    rows = Document.objects.filter(pk=document_id).defer("content", "superseded_by__content")
    found = rows.select_related("unit", "agency", "superseded_by").prefetch_related("signings").first()
    if found is None:
        raise NotThere
    if not may_read(request.auth, found):
        raise MayNot(closed_sentence(found))
    return _row(found)


def _row(document: Document) -> ArchiveRow:
    successor = document.superseding
    return ArchiveRow(
        id=document.pk,
        kind=document.kind,
        number=document.number,
        title=document.title,
        unit=document.unit.name,
        date=document.date,
        year=document.year,
        quarter=document.quarter,
        state=register_status(document),
        classification=document.classification,
        security=document.security,
        retention=str(document.retention),
        retention_from=document.retention_from,
        over_from=document.over_from,
        archive_place=document.archive_place,
        copies=document.copies,
        superseded_by=successor.number if successor else None,
        destroyed=document.destroyed_at is not None,
    )


def _loan(loan: Loan) -> LoanRow:
    agency = loan.document.agency
    return LoanRow(
        id=loan.pk,
        document=loan.document_id,
        number=loan.document.number,
        borrower=loan.borrower.full_name if loan.borrower else loan.outsider or _("dari luar"),
        purpose=loan.purpose,
        lent_at=local(loan.lent_at, agency),
        due_on=loan.due_on,
        returned_at=local(loan.returned_at, agency),
    )
