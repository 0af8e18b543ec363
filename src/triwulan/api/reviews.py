"""The Inspektorat's review of an annual report, to read: its turns, the checklist's answers, the notes at the sections."""

from ninja import Router

from triwulan.api.bearer import ApiRequest
from triwulan.api.instants import local
from triwulan.api.shapes.base import Instant, Shape
from triwulan.api.shapes.problem import refusals
from triwulan.core.sentences import term
from triwulan.cycles.access import cycle_for
from triwulan.cycles.reviewing.rights import report_under_review
from triwulan.organisations.models import Agency
from triwulan.reports.models import Report, ReportKind, Review, ReviewAnswer, SectionComment

router = Router(tags=[term("Reviu")])


class ReviewAnswerRow(Shape):
    """`met` null: not answered yet."""

    code: str
    met: bool | None
    note: str


class ReviewNoteRow(Shape):
    """`section` is the section's key; `quoted` how the passage began that it is about, "" for the whole section."""

    id: int
    section: str
    quoted: str
    text: str
    at: Instant
    person: str
    settled: bool


class ReviewRow(Shape):
    """`outcome`: returned, stated, withdrawn, or "" while it is open. `message`: why it was returned; `statement` what was stated, by `signer`."""

    turn: int
    asked_at: Instant
    note: str
    outcome: str
    ended_at: Instant | None
    message: str
    statement: str
    signer: str
    answers: list[ReviewAnswerRow]
    notes: list[ReviewNoteRow]


@router.get(
    "/{int:cycle_id}/reviews",
    response={200: list[ReviewRow], **refusals(403, 404)},
    summary=term("Reviu Inspektorat atas laporan kinerja"),
)
def reviews(request: ApiRequest, cycle_id: int) -> list[ReviewRow]:
    """Of the report of the cycle's unit and year, oldest first; for the planner, the head, the secretary and reviewers."""
    cycle = cycle_for(request.auth, cycle_id)
    yearly = Report.objects.filter(unit=cycle.unit_id, year=cycle.round.year, kind=ReportKind.YEAR).first()
    if yearly is None:
        return []
    report = report_under_review(request.auth, yearly.pk)
    found = Review.objects.filter(report=report).prefetch_related("answers", "notes__section", "notes__person")
    return [_row(each, report.agency) for each in found.order_by("turn")]


def _row(review: Review, agency: Agency) -> ReviewRow:
    return ReviewRow(
        turn=review.turn,
        asked_at=local(review.asked_at, agency),
        note=review.note,
        outcome=review.outcome,
        ended_at=local(review.ended_at, agency),
        message=review.message,
        statement=review.statement,
        signer=review.signer,
        answers=[_answer(each) for each in sorted(review.answers.all(), key=lambda one: one.code)],
        notes=[_note(each, agency) for each in sorted(review.notes.all(), key=lambda one: one.pk)],
    )


def _answer(answer: ReviewAnswer) -> ReviewAnswerRow:
    return ReviewAnswerRow(code=answer.code, met=answer.met, note=answer.note)


def _note(note: SectionComment, agency: Agency) -> ReviewNoteRow:
    return ReviewNoteRow(
        id=note.pk,
        section=note.section.key,
        quoted=note.quoted,
        text=note.text,
        at=local(note.at, agency),
        person=note.person.full_name,
        settled=note.resolved_at is not None,
    )
