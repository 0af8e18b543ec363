"""The planner asks the Inspektorat to review the annual report, or takes the request back."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from triwulan.audit.record import hold_chain
from triwulan.core import clock
from triwulan.cycles.refusals import AlreadyFinished, StepIncomplete
from triwulan.cycles.reviewing.rights import open_review, planner, report_under_review
from triwulan.indicators.prose import prose_problem, tidy_prose
from triwulan.organisations.models import Person, ReviewGrant
from triwulan.organisations.scoping import only_if
from triwulan.reports.entries import note_report
from triwulan.reports.models import Outcome, Report, Review, ReviewAnswer


@transaction.atomic
def ask_review(*, person: Person, report_id: int, note: str = "") -> Review:
    """The next turn begins with the last one's answers. StepIncomplete where nobody reviews the agency, or one is open."""
    report = report_under_review(person, report_id)
    actor = planner(person, report.agency)
    said = tidy_prose(note)
    hold_chain(agency_id=report.agency_id)
    problem = _problem(report) or prose_problem(said)
    if problem:
        raise StepIncomplete([problem])
    former = Review.objects.filter(report=report).order_by("-turn").first()
    last = Review.objects.filter(report=report).aggregate(last=Max("turn"))["last"] or 0
    made: Review = Review.objects.create(report=report, turn=last + 1, asked_at=clock.now(), asked_by=person, note=said)
    if former is not None:
        kept = ReviewAnswer.objects.filter(review=former).order_by("id")
        ReviewAnswer.objects.bulk_create(
            ReviewAnswer(review=made, code=each.code, met=each.met, note=each.note) for each in kept
        )
    note_report("review_asked", report, actor, None, turn=made.turn, note=said)
    return made


@transaction.atomic
def withdraw_review(*, person: Person, report_id: int) -> Review:
    report = report_under_review(person, report_id)
    actor = planner(person, report.agency)
    review = open_review(report)
    hold_chain(agency_id=report.agency_id)
    ended = {"outcome": Outcome.WITHDRAWN, "ended_at": clock.now(), "ended_by": person}
    if not only_if(review, outcome="").update(**ended):
        raise AlreadyFinished(_("Reviu ini sudah berakhir."))
    note_report("review_withdrawn_by_planner", report, actor, None, turn=review.turn)
    return review


def _problem(report: Report) -> str:
    if Review.objects.filter(report=report, outcome="").exists():
        return _("Reviu sudah diminta dan belum berakhir.")
    if not ReviewGrant.objects.filter(agency=report.agency_id).exists():
        return _("Belum ada pereviu yang ditunjuk. Minta administrator memberi jabatan Inspektorat hak baca dahulu.")
    return ""
