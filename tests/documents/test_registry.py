"""A paper enters the register whole or not at all; it is signed, filed, sent and superseded beside the SOP."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.documents.register import DAY, registered
from tests.organisations.office import Office
from triwulan.audit.actions import describe
from triwulan.audit.models import Entry
from triwulan.audit.record import SYSTEM, Actor
from triwulan.documents.actions import (
    CODE_ALPHABET,
    Registration,
    mark_sent,
    mark_signed,
    register_document,
)
from triwulan.documents.archive.filing import Filing, file_document
from triwulan.documents.archive.place import Place, default_place, read_place
from triwulan.documents.archive.retention import PERMANENT, Retention
from triwulan.documents.content import Paper, from_json
from triwulan.documents.files import store
from triwulan.documents.models import Document, NumberSequence, Signing
from triwulan.documents.queries import register_of, register_status, waiting_signings
from triwulan.documents.refusals import DocumentRefused


def told(document: Document) -> list[str]:
    entries = Entry.objects.filter(subject_type="document", subject_id=document.pk).order_by("pk")
    return [describe(entry) for entry in entries]


def test_a_registered_paper_has_number_content_code_and_place(office: Office) -> None:
    document = registered(office, actor=Actor(office.people["kasubid"].pk, office.positions["kasubid"].pk))
    document.refresh_from_db()
    paper = from_json(document.content)
    assert (document.number, document.classification, str(document.retention), document.archive_place) == (
        "000.8.6.3/001/STAT/2026",
        "000.8.6.3",
        "Aktif 2 tahun, inaktif 3 tahun, musnah",
        "Lemari STAT / Boks 2026 / Map Laporan Data Kinerja 2026 triwulan 1",
    )
    assert (paper.number, paper.date, paper.place, paper.verification.code) == (
        document.number,
        DAY,
        "Contoh",
        document.verification_code,
    )
    assert paper.verification.url == f"http://testserver/v/{document.verification_code}"
    assert [(signing.position.title, signing.signed_at) for signing in document.signings.all()] == [
        ("Kabid", None),
        ("Kadis", None),
    ]
    entry = Entry.objects.get(action="document_registered")
    assert (entry.actor_id, entry.cycle_id) == (office.people["kasubid"].pk, 9)


def test_the_code_is_eight_unmistakable_letters(office: Office) -> None:
    code = registered(office).verification_code
    first, second = code.split("-")
    assert (len(first), len(second), set(first + second) <= set(CODE_ALPHABET)) == (4, 4, True)


def test_a_paper_that_cannot_be_composed_leaves_no_trace(office: Office) -> None:
    def compose(_registration: Registration) -> Paper:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        register_document(
            agency=office.agency,
            unit=office.units["data"],
            kind="bahan",
            title="Bahan",
            on=DAY,
            year=2026,
            quarter=1,
            compose=compose,
            signers=[],
            actor=SYSTEM,
        )
    assert (Document.objects.count(), NumberSequence.objects.count(), Signing.objects.count()) == (0, 0, 0)


def test_the_register_says_unsigned_signed_sent(office: Office) -> None:
    document = registered(office)
    statuses = [register_status(document)]
    for signing, who in zip(document.signings.all(), ("kabid", "kadis"), strict=True):
        mark_signed(signing=signing, person=office.people[who], capacity="", actor=SYSTEM)
        statuses.append(register_status(document))
    statuses.append(register_status(mark_sent(document=document, recipient="Bupati", actor=SYSTEM)))
    assert statuses == ["unsigned", "unsigned", "signed", "sent"]
    assert told(document) == [
        "Mendaftarkan Laporan Data Kinerja Statistik dengan nomor 000.8.6.3/001/STAT/2026.",
        "Mencatat tanda tangan Kabid pada dokumen 000.8.6.3/001/STAT/2026.",
        "Mencatat tanda tangan Kadis pada dokumen 000.8.6.3/001/STAT/2026.",
        "Mengirim dokumen 000.8.6.3/001/STAT/2026 kepada Bupati.",
    ]


def test_a_paper_without_signers_stays_unsigned(office: Office) -> None:
    document = registered(office)
    Signing.objects.all().delete()
    assert register_status(document) == "unsigned"


def test_the_scan_may_come_later_and_a_second_signature_may_not(office: Office) -> None:
    signing = registered(office).signings.first()
    assert signing is not None
    mark_signed(signing=signing, person=office.people["analis"], capacity="Plh.", actor=SYSTEM)
    with pytest.raises(DocumentRefused, match=r"^Dokumen ini sudah ditandatangani untuk jabatan Kabid\.$"):
        mark_signed(signing=signing, person=office.people["kabid"], capacity="", actor=SYSTEM)
    scan = store(office.agency, b"%PDF pindaian", "application/pdf")
    mark_signed(signing=signing, person=office.people["kabid"], capacity="", actor=SYSTEM, scan=scan)
    signing.refresh_from_db()
    assert (signing.person, signing.capacity, signing.scan) == (office.people["analis"], "Plh.", scan)


def test_a_paper_is_sent_once(office: Office) -> None:
    document = registered(office)
    mark_sent(document=document, recipient="", actor=SYSTEM)
    with pytest.raises(DocumentRefused, match="sudah dikirim"):
        mark_sent(document=document, recipient="", actor=SYSTEM)


def test_filing_changes_what_is_given_and_records_old_and_new(office: Office) -> None:
    document = registered(office)
    filing = Filing(archive_place=" Lemari A / Boks 3 / Map 12 ", retention=Retention(2, 3, PERMANENT))
    for _twice in range(2):
        file_document(document=document, filing=filing, actor=SYSTEM)
    document.refresh_from_db()
    assert (document.archive_place, str(document.retention), document.classification) == (
        "Lemari A / Boks 3 / Map 12",
        "Aktif 2 tahun, inaktif 3 tahun, permanen",
        "000.8.6.3",
    )
    assert Entry.objects.get(action="document_filed").facts["before"] == {
        "archive_place": "Lemari STAT / Boks 2026 / Map Laporan Data Kinerja 2026 triwulan 1",
        "retention": "Aktif 2 tahun, inaktif 3 tahun, musnah",
    }


def test_who_has_to_sign_sees_what_waits_but_nothing_superseded(office: Office) -> None:
    first, second = registered(office), registered(office)
    registered(office, supersedes=first)
    kabid = office.positions["kabid"].pk
    waiting = [signing.document_id for signing in waiting_signings([kabid])]
    assert waiting == [second.pk, second.pk + 1]
    assert list(waiting_signings([])) == []


@pytest.mark.parametrize("papers", [1, 3])
def test_the_register_takes_four_queries_whatever_its_length(office: Office, papers: int) -> None:
    for _paper in range(papers):
        registered(office)
    with CaptureQueriesContext(connection) as queries:
        numbers = [
            (document.number, document.unit.name, register_status(document), list(document.renditions.all()))
            for document in register_of(office.agency, 2026)
        ]
    assert [number for number, *_rest in numbers] == [f"000.8.6.3/00{at}/STAT/2026" for at in range(papers, 0, -1)]
    assert len(queries) == 4


def test_the_register_of_a_year_holds_the_papers_dated_in_it(office: Office) -> None:
    registered(office)
    assert [len(register_of(office.agency, year)) for year in (2025, 2026)] == [0, 1]


def test_a_place_is_one_line_and_three_parts(office: Office) -> None:
    place = default_place(office.units["sekretariat"], "laporan_kinerja", 2025, None)
    assert str(place) == "Lemari SEKR / Boks 2025 / Map Laporan Kinerja 2025"
    assert [read_place(text) for text in (str(place), "Gudang", "A / B / C / D", "")] == [
        place,
        Place("Gudang"),
        Place("A", "B", "C / D"),
        Place(),
    ]
    assert [str(Place("A")), str(Place())] == ["A", ""]


def test_the_date_of_a_paper_is_its_own(office: Office) -> None:
    assert registered(office).date == date(2026, 4, 14)
