"""Questions pinned to values: asked, answered, resolved. They never hold the SOP up."""

from ninja import Router, Status

from triwulan.api.bearer import ApiRequest
from triwulan.api.instants import local
from triwulan.api.realisations import ONE, known_code
from triwulan.api.shapes.dialogue import QuestionRow, ReplyRow, SaidIn
from triwulan.api.shapes.problem import refusals
from triwulan.core.sentences import term
from triwulan.cycles.access import cycle_for
from triwulan.cycles.entry import indicator_of
from triwulan.cycles.models import Question, QuestionReply
from triwulan.cycles.questions.asking import ask, open_questions_of, question_for, questions_about, reply, resolve
from triwulan.indicators.models import Realisation
from triwulan.organisations.models import Agency

router = Router(tags=[term("Pertanyaan")])
PINNED = "/cycles" + ONE + "/questions"
ONE_QUESTION = "/questions/{int:question_id}"


@router.get(
    "/questions",
    response={200: list[QuestionRow], **refusals()},
    summary=term("Pertanyaan terbuka yang saya ajukan atau harus saya jawab"),
)
def mine(request: ApiRequest) -> list[QuestionRow]:
    if not request.agencies:
        return []
    found = open_questions_of(request.auth, request.agencies[0]).prefetch_related(
        "replies__person", "replies__position"
    )
    return [_row(each) for each in found]


@router.get(
    PINNED, response={200: list[QuestionRow], **refusals(403, 404)}, summary=term("Pertanyaan tentang satu nilai")
)
def questions(request: ApiRequest, cycle_id: int, indicator: str) -> list[QuestionRow]:
    cycle = cycle_for(request.auth, cycle_id)
    measured, period = indicator_of(cycle, known_code(indicator)), cycle.round.period
    row = Realisation.objects.filter(
        indicator=measured, unit=measured.unit_id, year=period.year, quarter=period.number
    ).first()
    return [_row(each) for each in questions_about(row)] if row else []


@router.post(
    PINNED, response={201: QuestionRow, **refusals(403, 404, 422)}, summary=term("Tanyakan sesuatu tentang satu nilai")
)
def ask_about(request: ApiRequest, cycle_id: int, indicator: str, given: SaidIn) -> Status[QuestionRow]:
    cycle = cycle_for(request.auth, cycle_id)
    period = cycle.round.period
    asked = ask(
        person=request.auth,
        indicator=indicator_of(cycle, known_code(indicator)),
        year=period.year,
        quarter=period.number,
        text=given.text,
    )
    return Status(201, _row(question_for(asked.pk)))


@router.post(
    ONE_QUESTION + "/replies",
    response={201: QuestionRow, **refusals(403, 404, 409, 422)},
    summary=term("Jawab satu pertanyaan"),
)
def answer(request: ApiRequest, question_id: int, given: SaidIn) -> Status[QuestionRow]:
    reply(person=request.auth, question_id=question_id, text=given.text)
    return Status(201, _row(question_for(question_id)))


@router.post(
    ONE_QUESTION + "/resolve",
    response={200: QuestionRow, **refusals(403, 404, 409)},
    summary=term("Nyatakan satu pertanyaan selesai"),
)
def settle(request: ApiRequest, question_id: int) -> QuestionRow:
    resolve(person=request.auth, question_id=question_id)
    return _row(question_for(question_id))


def _row(question: Question) -> QuestionRow:
    value = question.realisation
    agency = value.indicator.agency
    return QuestionRow(
        id=question.pk,
        indicator=value.indicator.code,
        year=value.year,
        quarter=value.quarter,
        text=question.text,
        asked_at=local(question.asked_at, agency),
        person=question.asked_by.full_name,
        position=question.position.title,
        owner=question.owner.title,
        resolved_at=local(question.resolved_at, agency),
        resolved_by=question.resolved_by.full_name if question.resolved_by else None,
        replies=[_reply(each, agency) for each in question.replies.all()],
    )


def _reply(said: QuestionReply, agency: Agency) -> ReplyRow:
    return ReplyRow(
        text=said.text, at=local(said.at, agency), person=said.person.full_name, position=said.position.title
    )
