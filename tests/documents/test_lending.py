"""The paper is lent once at a time, comes back, and a late one is told of once."""

from datetime import date

import pytest

from tests.documents.register import registered
from tests.organisations.office import Office
from triwulan.audit.actions import describe
from triwulan.audit.models import Entry
from triwulan.audit.record import SYSTEM
from triwulan.core import clock
from triwulan.documents.archive.lending import lend, loans_of, take_back, tell_late
from triwulan.documents.models import Document, Loan
from triwulan.documents.refusals import DocumentRefused
from triwulan.organisations.queries import today


def lent(office: Office, document: Document, due_on: date | None = None, outsider: str = "") -> Loan:
    return lend(
        document=document,
        borrower=None if outsider else office.people["kasubid"],
        outsider=outsider,
        purpose="Pemeriksaan",
        due_on=due_on or today(office.agency),
        actor=SYSTEM,
    )


def test_a_paper_is_lent_once_until_it_is_back(office: Office) -> None:
    document = registered(office)
    first = lent(office, document)
    with pytest.raises(DocumentRefused, match="sedang dipinjam"):
        lent(office, document)
    take_back(loan=first, actor=SYSTEM)
    with pytest.raises(DocumentRefused, match="sudah tercatat"):
        take_back(loan=first, actor=SYSTEM)
    second = lent(office, document, outsider="Ibu A., Inspektorat")
    assert list(loans_of(office.agency, office.people["kadis"])) == [second, first]
    assert list(loans_of(office.agency, office.people["kadis"], still_out=True)) == [second]


def test_the_record_names_nobody_from_outside(office: Office) -> None:
    lent(office, registered(office), outsider="Ibu A., Inspektorat")
    assert "Inspektorat" not in str(Entry.objects.get(action="paper_lent").facts)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"borrower": None}, "Pilih peminjamnya"),
        ({"purpose": " "}, "keperluannya"),
        ({"due_on": date(2020, 1, 1)}, "paling awal hari ini"),
    ],
)
def test_a_loan_says_who_why_and_until_when(office: Office, change: dict[str, object], sentence: str) -> None:
    given: dict[str, object] = {"borrower": office.people["kasubid"], "purpose": "X", "due_on": today(office.agency)}
    with pytest.raises(DocumentRefused, match=sentence):
        lend(document=registered(office), actor=SYSTEM, **(given | change))  # type: ignore[arg-type]  # as a form sends it
    assert Loan.objects.count() == 0


def test_a_late_loan_is_told_once_and_not_on_its_last_day(office: Office) -> None:
    document = registered(office)
    loan = lent(office, document)
    told = [tell_late(office.agency)]
    Loan.objects.filter(pk=loan.pk).update(due_on=date(2026, 1, 5))
    with clock.frozen(clock.now()):
        told += [tell_late(office.agency), tell_late(office.agency)]
    assert told == [0, 1, 0]
    assert describe(Entry.objects.get(action="loan_late")) == (
        f"Mencatat pinjaman naskah {document.number} terlambat sejak 5 Januari 2026."
    )
