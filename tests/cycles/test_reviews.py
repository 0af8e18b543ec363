"""The Inspektorat's review runs beside the SOP: asked for, worked on, returned or stated; its page is in the report."""

from datetime import date
from typing import Any

import pytest

from tests.cycles.walk import finish, opened, task_of, walk_secretariat, walk_statistics
from tests.office import Office
from tests.web.steps.presses import desk_of, page_of
from tests.web.world import let_review
from triwulan.audit.record import SYSTEM
from triwulan.core import clock
from triwulan.core.quarters import Quarter
from triwulan.cycles.models import Paper
from triwulan.cycles.narration.commenting import comment, resolve
from triwulan.cycles.refusals import MayNot, NotThere, StepIncomplete
from triwulan.cycles.reviewing.asking import ask_review, withdraw_review
from triwulan.cycles.reviewing.checklist import GROUPS, ITEMS
from triwulan.cycles.reviewing.ending import Statement, Ticked, return_review, save_answers, state_review
from triwulan.cycles.reviewing.publishing import issue_with_statement, publish_report, take_down, unready
from triwulan.cycles.reviewing.standing import standing_of
from triwulan.documents.actions import mark_signed
from triwulan.documents.models import Document
from triwulan.organisations.models import Person
from triwulan.reports.models import Publication, Report, ReportKind, Review, ReviewAnswer
from triwulan.reports.published import published_by, published_paper

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(office: Office) -> Report:
    """The year's report, open at the planner's; the Inspektorat reads the agency."""
    let_review(office)
    office.people["pereviu"] = Person.objects.get(username="pereviu")
    opened(office, Quarter(2025, 4))
    walk_statistics(office)
    walk_secretariat(office)
    finish(office, "perencana")
    page_of(office, "perencana")
    found: Report = Report.objects.get(kind=ReportKind.YEAR)
    return found


def asked(office: Office, report: Report) -> Review:
    return ask_review(person=office["perencana"], report_id=report.pk, note="Mohon direviu.")


def tick_all(office: Office, report: Report, **but: Ticked) -> None:
    met = {code: Ticked(met=True) for code, item in ITEMS.items() if not item.only_if}
    save_answers(person=office["pereviu"], report_id=report.pk, ticked=met | but)


def statement(**fields: Any) -> Statement:
    said: dict[str, Any] = {
        "text": "Telah kami reviu.",
        "signer": "Inspektur",
        "place": "Kota Uji",
        "on": clock.now().date(),
    }
    return Statement(**(said | fields))


def stated(office: Office, report: Report) -> Review:
    asked(office, report)
    tick_all(office, report)
    return state_review(person=office["pereviu"], report_id=report.pk, statement=statement())


def test_the_checklist_has_the_regulations_lines() -> None:
    assert [(str(group.title), len(group.items)) for group in GROUPS] == [
        ("I. Format", 6),
        ("II. Mekanisme penyusunan", 7),
        ("III. Substansi", 10),
    ]


def test_only_the_planner_asks_and_only_a_reviewer_works(office: Office, report: Report) -> None:
    with pytest.raises(MayNot):
        ask_review(person=office["kepala"], report_id=report.pk)
    with pytest.raises(MayNot):
        ask_review(person=office["analis.1"], report_id=report.pk)
    asked(office, report)
    with pytest.raises(MayNot):
        tick_all({"pereviu": office["perencana"]}, report)  # type: ignore[arg-type]
    with pytest.raises(StepIncomplete, match="Reviu sudah diminta dan belum berakhir"):
        asked(office, report)


def test_what_is_missing_keeps_it_from_being_stated(office: Office, report: Report) -> None:
    asked(office, report)
    tick_all(office, report, **{"I.1": Ticked(met=None), "III.8": Ticked(met=False)})
    with pytest.raises(StepIncomplete) as refused:
        state_review(
            person=office["pereviu"],
            report_id=report.pk,
            statement=statement(signer=" ", nip="12", on=date(2199, 1, 1)),
        )
    assert refused.value.missing == (
        "Belum dijawab: I.1, III.9.",
        "Dijawab tidak tanpa catatan: III.8.",
        "Jabatan penanda tangan belum ditulis.",
        "Tanggal pernyataan belum tiba.",
        "NIP terdiri atas 18 angka; yang ditulis 2 angka.",
    )


def test_a_note_of_the_review_waits_to_be_settled(office: Office, report: Report) -> None:
    asked(office, report)
    tick_all(office, report)
    task = task_of(office, "perencana")
    note = comment(person=office["pereviu"], task_id=task.pk, key="penutup", text="Sebabnya belum ada.")
    with pytest.raises(StepIncomplete, match="Masih ada 1 catatan reviu"):
        state_review(person=office["pereviu"], report_id=report.pk, statement=statement())
    resolve(person=office["perencana"], task_id=task.pk, comment_id=note.pk)
    state_review(person=office["pereviu"], report_id=report.pk, statement=statement())
    assert (note.review, standing_of(report).stand) == (Review.objects.get(), "stated")


def test_what_was_returned_is_asked_again_with_its_answers(office: Office, report: Report) -> None:
    asked(office, report)
    tick_all(office, report, **{"I.2": Ticked(met=False, note="Belum lengkap.")})
    with pytest.raises(StepIncomplete):
        return_review(person=office["pereviu"], report_id=report.pk, message=" ")
    return_review(person=office["pereviu"], report_id=report.pk, message="Lengkapi target.")
    again = asked(office, report)
    kept = ReviewAnswer.objects.get(review=again, code="I.2")
    assert (again.turn, kept.met, kept.note, standing_of(report).stand) == (2, False, "Belum lengkap.", "open")


def test_a_request_that_is_withdrawn_leaves_nothing_open(office: Office, report: Report) -> None:
    asked(office, report)
    withdraw_review(person=office["perencana"], report_id=report.pk)
    assert standing_of(report).stand == "none"
    with pytest.raises(NotThere):
        tick_all(office, report)


def paper_text(kind: str = "laporan_kinerja") -> str:
    return str(Document.objects.filter(kind=kind).order_by("pk").last().content)  # type: ignore[union-attr]


def test_the_statement_is_a_page_of_the_report_and_the_step_never_waits_for_it(office: Office, report: Report) -> None:
    asked(office, report)
    finish(office, "perencana")
    assert ("Halaman ini disediakan bagi pernyataan" in paper_text(), "Telah kami reviu." in paper_text()) == (
        True,
        False,
    )
    tick_all(office, report)
    state_review(person=office["pereviu"], report_id=report.pk, statement=statement(name="Contoh Nama"))
    former = Document.objects.get(kind="laporan_kinerja")
    issued = issue_with_statement(person=office["perencana"], report_id=report.pk)
    assert (issued.supersedes, "Telah kami reviu." in paper_text(), "Contoh Nama" in paper_text()) == (
        former,
        True,
        True,
    )
    with pytest.raises(StepIncomplete, match="Tidak ada naskah terbit"):
        issue_with_statement(person=office["perencana"], report_id=report.pk)


def test_a_report_that_was_reviewed_first_carries_it_at_once(office: Office, report: Report) -> None:
    stated(office, report)
    finish(office, "perencana")
    assert "Telah kami reviu." in paper_text()


def issued(office: Office) -> Document:
    finish(office, "perencana")
    found: Document = Document.objects.get(kind="laporan_kinerja")
    return found


def sign(office: Office, document: Document) -> None:
    for signing in document.signings.all():
        mark_signed(signing=signing, person=office["kepala"], capacity="", actor=SYSTEM)


def test_only_a_signed_report_in_force_is_published(office: Office, report: Report) -> None:
    document = issued(office)
    on = document.date
    with pytest.raises(StepIncomplete, match="Belum ditandatangani Kepala Dinas"):
        publish_report(person=office["perencana"], document_id=document.pk, on=on)
    sign(office, document)
    with pytest.raises(MayNot):
        publish_report(person=office["kepala"], document_id=document.pk, on=on)
    other = Document.objects.filter(kind="laporan_triwulan").get()
    with pytest.raises(NotThere):
        publish_report(person=office["perencana"], document_id=other.pk, on=on)
    publish_report(person=office["perencana"], document_id=document.pk, on=on, address="https://ppid.example.id/lkj")
    found = published_by(office.agency.pk)
    assert found is not None
    assert [(each.document, each.address) for each in found.publications] == [(document, "https://ppid.example.id/lkj")]
    assert unready(document) == ["Naskah ini sudah diumumkan."]


def test_what_is_taken_down_is_public_no_more(office: Office, report: Report) -> None:
    document = issued(office)
    sign(office, document)
    publish_report(person=office["perencana"], document_id=document.pk, on=document.date)
    public = desk_of(office, "analis.1")
    public.logout()
    page = public.get(f"/publik/{office.agency.pk}/")
    assert (page.status_code, document.number in page.content.decode()) == (200, True)
    with pytest.raises(StepIncomplete):
        take_down(person=office["perencana"], document_id=document.pk, reason=" ")
    take_down(person=office["perencana"], document_id=document.pk, reason="Salah unggah.")
    found = published_by(office.agency.pk)
    assert (found and found.publications, published_paper(office.agency.pk, document.verification_code)) == ((), None)
    assert Publication.objects.get().reason == "Salah unggah."


def test_a_report_that_was_issued_again_has_to_be_published_again(office: Office, report: Report) -> None:
    document = issued(office)
    sign(office, document)
    publish_report(person=office["perencana"], document_id=document.pk, on=document.date)
    stated(office, report)
    again = issue_with_statement(person=office["perencana"], report_id=report.pk)
    found = published_by(office.agency.pk)
    assert (found and found.publications, unready(again)) == ((), ["Belum ditandatangani Kepala Dinas."])
    assert Paper.objects.filter(document=again).count() == 1
