"""Loans on the pages: noted by who keeps the register, listed for all, and a late one in the inbox."""

from datetime import date, timedelta

import pytest

from tests.cycles.walk import finish, opened
from tests.office import Office
from tests.web.steps.presses import desk_of
from triwulan.documents.models import Document, Loan
from triwulan.documents.scheduler import tick
from triwulan.notices.follow import follow
from triwulan.notices.models import Notice
from triwulan.notices.sentences import address, title
from triwulan.organisations.queries import today

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(office: Office) -> Document:
    opened(office)
    finish(office, "kabid")
    found: Document = Document.objects.get()
    return found


def lent(office: Office, document: Document) -> Loan:
    due = today(office.agency) + timedelta(days=3)
    typed = {"borrower": office["analis.1"].pk, "purpose": "Rapat", "due_on": due.isoformat()}
    desk_of(office, "kabid").post(f"/arsip/peminjaman/baru/{document.pk}/", typed)
    found: Loan = Loan.objects.get()
    return found


def test_a_loan_is_noted_shown_and_returned(office: Office, document: Document) -> None:
    loan = lent(office, document)
    desk = desk_of(office, "kasubid.1")
    assert [list(desk.get(path).context["page"]) for path in ("/arsip/peminjaman/", "/arsip/peminjaman/?daftar=semua")] == [
        [loan], [loan],
    ]  # fmt: skip
    assert desk.get(f"/dokumen/{document.pk}/").context["loans"] == [loan]
    desk.post(f"/arsip/peminjaman/{loan.pk}/kembali/")
    assert list(desk.get("/arsip/peminjaman/").context["page"]) == []


def test_a_loan_without_a_borrower_is_asked_for_one(office: Office, document: Document) -> None:
    typed = {"purpose": "Rapat", "due_on": "2026-12-01"}
    answer = desk_of(office, "kabid").post(f"/arsip/peminjaman/baru/{document.pk}/", typed)
    assert answer.context["form"].non_field_errors() == ["Pilih peminjamnya, atau tulis namanya bila dari luar."]


def test_a_late_loan_tells_its_borrower_and_the_planner(office: Office, document: Document) -> None:
    Loan.objects.filter(pk=lent(office, document).pk).update(due_on=date(2026, 1, 5))
    follow()
    before = Notice.objects.count()
    tick()
    follow()
    told = Notice.objects.filter(kind="loan_late").order_by("person__username")
    assert [(one.person.username, address(one)[-18:]) for one in told] == [
        ("analis.1", "/arsip/peminjaman/"),
        ("perencana", "/arsip/peminjaman/"),
    ]
    assert (Notice.objects.count() - before, title(told[0])) == (
        2,
        f"Naskah pinjaman belum kembali: {document.number} {document.title}",
    )
    followed = desk_of(office, "analis.1").get(f"/kotak-masuk/{told[0].pk}/")
    assert followed.headers["Location"] == "/arsip/peminjaman/"
