"""A signed annual report becomes public, with its date and address; or it is taken down again, with a reason."""

import json
from datetime import date

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from triwulan.audit.record import Actor, Subject, hold_chain, record
from triwulan.core import clock
from triwulan.core.sentences import INDONESIAN
from triwulan.cycles.actions.finish import acting_for
from triwulan.cycles.actions.paper import issue_paper
from triwulan.cycles.models import Paper
from triwulan.cycles.narrative import freeze_report
from triwulan.cycles.refusals import AlreadyFinished, NotThere, StepIncomplete
from triwulan.cycles.reviewing.rights import draft_of, planner, report_under_review
from triwulan.cycles.reviewing.standing import standing_of
from triwulan.documents.kinds.laporan_kinerja import KIND
from triwulan.documents.models import Document, Security
from triwulan.documents.passages import passages
from triwulan.organisations.models import Person
from triwulan.organisations.queries import today
from triwulan.organisations.scoping import only_if
from triwulan.reports.models import Publication, Report, Review


@transaction.atomic
def publish_report(*, person: Person, document_id: int, on: date, address: str = "") -> Publication:
    """StepIncomplete for a paper that is not in force, not signed by all, or published already."""
    document = _annual(document_id)
    actor = planner(person, document.agency)
    hold_chain(agency_id=document.agency_id)
    faults = [*unready(document), *_day_faults(document, on)]
    if faults:
        raise StepIncomplete(faults)
    fields = {"published_on": on, "address": address.strip(), "at": clock.now(), "by": person}
    made, _created = Publication.objects.update_or_create(
        document=document, defaults={**fields, "taken_down_at": None, "reason": ""}
    )
    _note("report_published", document, actor, address=made.address, on=on.isoformat())
    found: Publication = made
    return found


@transaction.atomic
def take_down(*, person: Person, document_id: int, reason: str) -> Publication:
    document = _annual(document_id)
    actor = planner(person, document.agency)
    said = " ".join(reason.split())[:300]
    if not said:
        raise StepIncomplete([_("Tulis dahulu alasannya.")])
    publication = publication_of(document)
    if publication is None:
        raise NotThere
    hold_chain(agency_id=document.agency_id)
    if not only_if(publication, taken_down_at=None).update(taken_down_at=clock.now(), reason=said):
        raise AlreadyFinished(_("Laporan ini sudah tidak diumumkan."))
    _note("publication_ended", document, actor, reason=said)
    return publication


def publication_of(document: Document) -> Publication | None:
    found: Publication | None = Publication.objects.filter(document=document, taken_down_at=None).first()
    return found


def unready(document: Document) -> list[str]:
    """What keeps the paper from being published, a sentence each; the review is told of, and keeps nothing."""
    signings = list(document.signings.select_related("position"))
    unsigned = [each.position.title for each in signings if each.signed_at is None]
    found = []
    if document.taken_back_at or getattr(document, "superseded_by", None):
        found.append(_("Naskah ini tidak berlaku lagi."))
    if unsigned or not signings:
        found.append(_("Belum ditandatangani %(who)s.") % {"who": ", ".join(unsigned) or _("siapa pun")})
    if document.security != Security.ORDINARY:
        found.append(
            _("Klasifikasi keamanannya %(security)s; yang diumumkan harus biasa.") % {"security": document.security}
        )
    if publication_of(document):
        found.append(_("Naskah ini sudah diumumkan."))
    return found


@transaction.atomic
@translation.override(INDONESIAN)
def issue_with_statement(*, person: Person, report_id: int) -> Document:
    """The report that was issued before it was reviewed, once more with the Inspektorat's page in it."""
    report = report_under_review(person, report_id)
    planner(person, report.agency)
    former = to_issue_again(report)
    if former is None or former.assignment is None:
        raise StepIncomplete([_("Tidak ada naskah terbit yang menunggu pernyataan reviu.")])
    acting = acting_for(person, former.assignment)
    freeze_report(former.assignment, acting)
    paper = issue_paper(former.assignment, acting, supersedes=former.document)
    assert paper is not None  # noqa: S101 - as its former was
    issued: Document = paper.document
    return issued


def to_issue_again(report: Report) -> Paper | None:
    """The standing paper that was issued before the statement."""
    standing, task = standing_of(report), draft_of(report)
    if standing.stand != "stated" or standing.review is None or task is None:
        return None
    papers = Paper.objects.filter(assignment=task, document__kind=KIND, document__superseded_by=None)
    whole = papers.filter(document__taken_back_at=None).select_related(
        "document",
        "assignment__step_run__cycle__round__agency__government",
        "assignment__step_run__cycle__round__revision",
        "assignment__step_run__cycle__unit",
        "assignment__position__unit",
        "assignment__person",
    )
    found: Paper | None = whole.order_by("-id").first()
    return None if found is None or _carries(found.document, standing.review) else found


def _carries(document: Document, review: Review) -> bool:
    """It is as old as the statement, and prints it."""
    first = next((json.dumps(each.text, ensure_ascii=False)[1:-1] for each in passages(review.statement)), "")
    return review.ended_at is not None and document.created_at >= review.ended_at and first in document.content


def _annual(document_id: int) -> Document:
    rows = Document.objects.filter(pk=document_id, kind=KIND).select_related("agency__government", "superseded_by")
    found: Document | None = rows.first()
    if found is None:
        raise NotThere
    return found


def _day_faults(document: Document, on: date) -> list[str]:
    if document.date <= on <= today(document.agency):
        return []
    return [_("Isi tanggal dari tanggal dokumen sampai hari ini.")]


def _note(action: str, document: Document, actor: Actor, **facts: object) -> None:
    subject = Subject("document", document.pk, document.agency_id, document.agency.government_id)
    record(action, actor=actor, subject=subject, facts={"number": document.number, "title": document.title, **facts})
