"""The paper is lent and comes back; one that is late is told of, once."""

from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _

from triwulan.audit.record import SYSTEM, Actor, Subject, record
from triwulan.core import clock
from triwulan.documents.access import visible
from triwulan.documents.models import Document, Loan
from triwulan.documents.refusals import DocumentRefused
from triwulan.organisations.models import Agency, Person
from triwulan.organisations.queries import today
from triwulan.organisations.scoping import only_if


@transaction.atomic
def lend(
    *, document: Document, borrower: Person | None, outsider: str = "", purpose: str, due_on: date, actor: Actor
) -> Loan:
    _check(document, borrower, outsider, purpose, due_on)
    try:
        with transaction.atomic():
            loan: Loan = Loan.objects.create(
                document=document,
                borrower=borrower,
                outsider="" if borrower else outsider.strip()[:200],
                purpose=purpose.strip()[:200],
                lent_at=clock.now(),
                due_on=due_on,
            )
    except IntegrityError as error:
        raise DocumentRefused(_("Naskah ini sedang dipinjam. Catat dahulu pengembaliannya.")) from error
    _note("paper_lent", loan, actor, due_on=due_on.isoformat())
    return loan


@transaction.atomic
def take_back(*, loan: Loan, actor: Actor) -> None:
    if not only_if(loan, returned_at=None).update(returned_at=clock.now()):
        raise DocumentRefused(_("Pengembalian naskah ini sudah tercatat."))
    loan.refresh_from_db(fields=["returned_at"])
    _note("paper_returned", loan, actor)


def tell_late(agency: Agency) -> int:
    """How many were found late now; whom it concerns reads it in the record."""
    late = Loan.objects.filter(document__agency=agency, returned_at=None, late_told_at=None, due_on__lt=today(agency))
    return sum(_tell(loan) for loan in late.select_related("document__agency").order_by("pk"))


@transaction.atomic
def _tell(loan: Loan) -> bool:
    told = bool(only_if(loan, late_told_at=None, returned_at=None).update(late_told_at=clock.now()))
    if told:
        _note("loan_late", loan, SYSTEM, due_on=loan.due_on.isoformat())
    return told


def loans_of(agency: Agency, person: object, *, still_out: bool = False) -> "QuerySet[Loan]":
    """Of papers that he may read: those still out first, the earliest due on top; then what came back, newest first."""
    found = Loan.objects.filter(document__agency=agency, **({"returned_at": None} if still_out else {}))
    rows = (
        visible(found, person, agency, "document__")
        .select_related("document__unit", "borrower")
        .defer("document__content")
    )
    return rows.order_by(F("returned_at").desc(nulls_first=True), "due_on", "pk")


def _check(document: Document, borrower: Person | None, outsider: str, purpose: str, due_on: date) -> None:
    if document.destroyed_at or (document.disposal and document.disposal.carried_out_at):
        raise DocumentRefused(_("Naskah kertasnya sudah tidak di sini."))
    if borrower is None and not outsider.strip():
        raise DocumentRefused(_("Pilih peminjamnya, atau tulis namanya bila dari luar."))
    if not purpose.strip():
        raise DocumentRefused(_("Tulis keperluannya."))
    if due_on < today(document.agency):
        raise DocumentRefused(_("Batas pengembalian paling awal hari ini."))


def _note(action: str, loan: Loan, actor: Actor, **facts: object) -> None:
    """The record names nobody from outside; one of the house by his key."""
    document = loan.document
    subject = Subject("loan", loan.pk, document.agency_id, document.agency.government_id)
    told = {"number": document.number, "person": loan.borrower_id, **facts}
    record(action, actor=actor, subject=subject, facts={name: value for name, value in told.items() if value})
