"""The register through the API: searched, one entry, loans."""

from datetime import date

from pytest_django import DjangoAssertNumQueries

from tests.api.caller import Staff, said
from tests.office import Office
from triwulan.audit.record import SYSTEM
from triwulan.documents.archive.lending import lend
from triwulan.documents.models import Document


def first(office: Office) -> Document:
    with office.scope():
        found: Document = Document.objects.select_related("agency").earliest("pk")
        return found


def test_the_register_is_searched_and_an_entry_read(office: Office, staff: Staff, round_id: int) -> None:
    staff.finish("kabid")
    found = said(staff["analis.1"].get("archive?words=disposisi&year=2026&state=unsigned"))
    document = first(office)
    assert (found["count"], [each["number"] for each in found["documents"]]) == (1, [document.number])
    entry = said(staff["analis.1"].get(f"archive/{document.pk}"))
    assert entry == found["documents"][0]
    assert (entry["security"], entry["retention_from"], entry["over_from"], entry["destroyed"]) == (
        "biasa",
        None,
        None,
        False,
    )
    assert said(staff["analis.1"].get("archive?kind=dokumen"))["documents"] == []
    assert staff["analis.1"].get("archive?quarter=triwulan").status_code == 422


def test_a_closed_paper_is_not_in_it(office: Office, staff: Staff, round_id: int) -> None:
    staff.finish("kabid")
    document = first(office)
    lend_it(office, document)
    with office.scope():
        Document.objects.update(security="rahasia")
    reads = {
        who: (
            said(staff[who].get("archive"))["count"],
            len(said(staff[who].get("archive/loans"))),
            staff[who].get(f"archive/{document.pk}").status_code,
        )
        for who in ("analis.umum", "perencana")
    }
    assert reads == {"analis.umum": (0, 0, 403), "perencana": (1, 1, 200)}


def lend_it(office: Office, document: Document) -> None:
    with office.scope():
        lend(document=document, borrower=office["kepala"], purpose="Rapat", due_on=date(2030, 1, 1), actor=SYSTEM)


def test_loans_say_who_has_the_paper(office: Office, staff: Staff, round_id: int) -> None:
    staff.finish("kabid")
    document = first(office)
    lend_it(office, document)
    (loan,) = said(staff["analis.1"].get("archive/loans"))
    assert (loan["document"], loan["borrower"], loan["due_on"], loan["returned_at"]) == (
        document.pk,
        "Kepala Dinas",
        "2030-01-01",
        None,
    )


def test_a_page_of_the_register_costs_the_same_however_long(
    office: Office, staff: Staff, round_id: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for who in ("kabid", "kasubid.1", "kasubid.2"):
        staff.finish(who)
        staff["perencana"].get("archive")  # notes the token's use
        with django_assert_num_queries(10):
            staff["perencana"].get("archive")
