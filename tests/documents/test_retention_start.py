"""From when a paper's retention counts: its file's closing, its date, or a day that somebody set with a reason."""

from datetime import date

from tests.documents.register import DAY, registered
from tests.organisations.office import Office
from triwulan.audit.models import Entry
from triwulan.audit.record import SYSTEM
from triwulan.documents.archive.filing import Filing, file_document
from triwulan.documents.archive.retention_start import close_file
from triwulan.documents.models import Document

SHUT = date(2027, 1, 20)


def counted(document: Document) -> tuple[str, date | None, date | None, date | None]:
    document.refresh_from_db()
    return document.begins, document.retention_from, document.inactive_from, document.over_from


def test_a_cycles_paper_waits_for_its_file_to_be_closed(office: Office) -> None:
    document = registered(office)
    assert counted(document) == ("berkas_ditutup", None, None, None)
    close_file([document.pk], SHUT)
    assert counted(document) == ("berkas_ditutup", SHUT, date(2030, 1, 1), date(2033, 1, 1))


def test_a_file_that_was_opened_again_counts_from_its_last_closing(office: Office) -> None:
    document = registered(office)
    for day in (DAY, SHUT):
        close_file([document.pk], day)
    assert counted(document)[1] == SHUT


def test_an_agreement_counts_from_its_date(office: Office) -> None:
    document = registered(office, kind="perjanjian_kinerja")
    close_file([document.pk], SHUT)
    assert counted(document)[:2] == ("tanggal_naskah", DAY)


def test_what_replaces_a_paper_of_a_closed_file_counts_from_its_own_date(office: Office) -> None:
    former = registered(office)
    close_file([former.pk], DAY)
    former.refresh_from_db()
    assert counted(registered(office, supersedes=former))[:2] == ("berkas_ditutup", DAY)


def test_a_day_that_was_set_with_a_reason_stays_and_is_recorded(office: Office) -> None:
    document = registered(office)
    file_document(document=document, filing=Filing(retention_from=SHUT), actor=SYSTEM, reason="Audit BPK")
    close_file([document.pk], DAY)
    assert counted(document)[:2] == ("ditetapkan", SHUT)
    facts = Entry.objects.get(action="document_filed").facts
    assert (facts["before"], facts["after"], facts["reason"]) == (
        {"retention_from": None},
        {"retention_from": "2027-01-20"},
        "Audit BPK",
    )
