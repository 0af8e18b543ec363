"""The end of a retention: what comes due when, and what a signed berita acara leaves of the papers it lists."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import TestCase

from tests.documents.reading import flat
from tests.documents.register import DAY, registered
from tests.documents.shown import shown_words
from tests.organisations.office import Office
from tests.stored import path_of
from triwulan.audit.models import Entry
from triwulan.audit.record import SYSTEM
from triwulan.core import clock
from triwulan.documents.actions import mark_signed
from triwulan.documents.archive.disposing import cancel_disposal, carry_out, prepare_disposal
from triwulan.documents.archive.due import DUE, due, how_many
from triwulan.documents.archive.filing import Filing, file_document
from triwulan.documents.archive.inactive import make_inactive
from triwulan.documents.archive.place import Place
from triwulan.documents.archive.retention import PERMANENT, Retention
from triwulan.documents.archive.retention_start import close_file
from triwulan.documents.content import from_json
from triwulan.documents.files import store
from triwulan.documents.models import Act, Disposal, Document, Rendition, StoredFile
from triwulan.documents.queries import verify, verify_file
from triwulan.documents.refusals import DocumentRefused
from triwulan.documents.renditions import PaperDestroyed, rendition

# Papers are of 2026 and kept two years and three: inactive from 2029, over from 2032.
INACTIVE = datetime(2029, 1, 1, 4, tzinfo=UTC)
OVER = datetime(2032, 1, 1, 4, tzinfo=UTC)


def closed(office: Office) -> Document:
    """Its file was closed a day after its date."""
    document = registered(office)
    close_file([document.pk], DAY + timedelta(days=1))
    document.refresh_from_db()
    return document


def with_file(office: Office, content: bytes = b"%PDF-1.7 isi") -> Document:
    document = closed(office)
    stored = store(office.agency, content, "application/pdf")
    Rendition.objects.create(document=document, format="pdf", file=stored)
    return document


def prepared(office: Office, *papers: Document, act: Act = Act.DESTRUCTION) -> Disposal:
    return prepare_disposal(
        agency=office.agency,
        act=act,
        papers=papers,
        basis="Surat LKD 12/2032",
        recipient="LKD" if act == Act.HANDOVER else "",
        keeper=office.positions["kasubag"],
        actor=SYSTEM,
    )


def sign(office: Office, disposal: Disposal) -> None:
    for signing in disposal.document.signings.all():
        mark_signed(signing=signing, person=office.people["kadis"], capacity="", actor=SYSTEM)


@pytest.mark.parametrize(
    ("now", "counts"),
    [
        (datetime(2028, 12, 31, 4, tzinfo=UTC), (0, 0, 0, 0)),
        (INACTIVE, (1, 0, 0, 0)),
        (datetime(2031, 12, 31, 4, tzinfo=UTC), (1, 0, 0, 0)),
        (OVER, (0, 1, 0, 0)),
    ],
)
def test_a_paper_comes_due_at_the_turn_of_the_year(office: Office, now: datetime, counts: tuple[int, ...]) -> None:
    registered(office)
    closed(office)
    with clock.frozen(now):
        assert tuple(how_many(office.agency, office.people["kadis"])[each] for each in DUE) == counts


def test_what_was_carried_to_the_inactive_papers_is_due_no_more(office: Office) -> None:
    document = closed(office)
    with clock.frozen(INACTIVE):
        make_inactive(
            papers=list(due(office.agency, "inaktif", office.people["kadis"])),
            to=Place("Rak 1", "B-9", "", "Depo"),
            actor=SYSTEM,
        )
        left = due(office.agency, "inaktif", office.people["kadis"]).count()
    document.refresh_from_db()
    assert (left, document.inactive_at, document.archive_place) == (
        0,
        INACTIVE,
        "Depo / – / Rak 1 / B-9 / Map Laporan Data Kinerja 2026 triwulan 1",
    )


def test_the_berita_acara_is_numbered_lists_the_papers_and_claims_them(office: Office) -> None:
    document = with_file(office)
    with clock.frozen(OVER):
        disposal = prepared(office, document)
        counts = how_many(office.agency, office.people["kadis"])
        with pytest.raises(DocumentRefused, match="berita acara lain"):
            prepared(office, document)
    paper = from_json(disposal.document.content)
    words = shown_words(paper)
    wanted = [flat(each) for each in (document.number, document.title, "Surat LKD 12/2032")]
    assert [each for each in wanted if not any(each in flat(word) for word in words)] == []
    assert (disposal.document.number, [each.position for each in paper.signers], set(counts.values())) == (
        "000.5.3.2/001/Diskominfo/2032", ["Kasubag", "Kadis"], {0},
    )  # fmt: skip


def test_nothing_is_done_before_all_have_signed(office: Office) -> None:
    with clock.frozen(OVER):
        disposal = prepared(office, with_file(office))
        with pytest.raises(DocumentRefused, match="belum ditandatangani"):
            carry_out(disposal=disposal, actor=SYSTEM)
    assert Document.objects.filter(destroyed_at=None).count() == 2


def test_a_destroyed_paper_leaves_number_hash_and_reason_and_nothing_else(office: Office) -> None:
    document = with_file(office)
    sha256 = document.renditions.get().file.sha256
    with clock.frozen(OVER):
        disposal = prepared(office, document)
        sign(office, disposal)
        with TestCase.captureOnCommitCallbacks(execute=True):
            carry_out(disposal=disposal, actor=SYSTEM)
        with pytest.raises(DocumentRefused, match="sudah dilaksanakan"):
            carry_out(disposal=disposal, actor=SYSTEM)
    document.refresh_from_db()
    assert (document.content, document.folder, path_of(sha256).exists()) == ("", None, False)
    with pytest.raises(PaperDestroyed):
        rendition(document, "pdf")
    verdict = verify(document.verification_code)
    assert verdict == verify_file(sha256)
    assert (verdict.status, verdict.number, verdict.sha256, verdict.destroyed_by, verdict.destroyed_on) == (
        "genuine", document.number, (("pdf", sha256),), disposal.document.number, OVER.date(),
    )  # fmt: skip
    assert Entry.objects.get(action="papers_destroyed").facts["count"] == 1


def test_a_file_that_another_paper_has_too_stays(office: Office) -> None:
    first, second = with_file(office), with_file(office)
    file_document(document=second, filing=Filing(retention=Retention(2, 3, PERMANENT)), actor=SYSTEM)
    with clock.frozen(OVER):
        disposal = prepared(office, first)
        sign(office, disposal)
        with TestCase.captureOnCommitCallbacks(execute=True):
            carry_out(disposal=disposal, actor=SYSTEM)
    stored = StoredFile.objects.get()
    assert (stored.removed_at, path_of(stored.sha256).exists()) == (None, True)


def test_what_is_handed_over_keeps_its_file_and_says_where_it_went(office: Office) -> None:
    document = with_file(office)
    file_document(document=document, filing=Filing(retention=Retention(2, 3, PERMANENT)), actor=SYSTEM)
    with clock.frozen(OVER):
        disposal = prepared(office, document, act=Act.HANDOVER)
        sign(office, disposal)
        carry_out(disposal=disposal, actor=SYSTEM)
    document.refresh_from_db()
    assert (document.archive_place, document.destroyed_at, document.content != "") == (
        "Diserahkan kepada LKD",
        None,
        True,
    )


def test_a_cancelled_act_gives_its_papers_back_and_is_never_carried_out(office: Office) -> None:
    document = with_file(office)
    with clock.frozen(OVER):
        disposal = prepared(office, document)
        sign(office, disposal)
        cancel_disposal(disposal=disposal, actor=SYSTEM)
        with pytest.raises(DocumentRefused, match="sudah dibatalkan"):
            carry_out(disposal=disposal, actor=SYSTEM)
        assert list(due(office.agency, "musnah", office.people["kadis"])) == [document]
    assert verify(disposal.document.verification_code).status == "taken_back"


def test_only_papers_of_that_fate_are_taken_and_only_with_a_basis(office: Office) -> None:
    document = registered(office)
    with clock.frozen(OVER), pytest.raises(DocumentRefused, match="nasib akhirnya lain"):
        prepared(office, document, act=Act.HANDOVER)
    with clock.frozen(OVER), pytest.raises(DocumentRefused, match="paling sedikit satu"):
        prepared(office)
