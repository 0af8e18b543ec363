"""Asking about a value, answering, and resolving."""

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from triwulan.audit.record import Actor, Subject, record
from triwulan.core import clock
from triwulan.cycles.models import Question, QuestionReply
from triwulan.cycles.queries import position_ids
from triwulan.cycles.questions.rights import answering_for, asking, owner_of, resolving
from triwulan.cycles.refusals import AlreadyFinished, MayNot, NotThere, StepIncomplete
from triwulan.indicators.models import Indicator, Realisation
from triwulan.indicators.prose import prose_problem, tidy_prose
from triwulan.organisations.models import Agency, Person, Position
from triwulan.organisations.queries import today
from triwulan.organisations.scoping import only_if


@transaction.atomic
def ask(*, person: Person, indicator: Indicator, year: int, quarter: int, text: str) -> Question:
    """Raises MayNot, and StepIncomplete where there is no value yet, nobody who owns it, or nothing was asked."""
    rows = Realisation.objects.filter(indicator=indicator, unit=indicator.unit_id, year=year, quarter=quarter)
    row = rows.select_related("indicator__agency", "indicator__owner__unit").first()
    if row is None:
        raise StepIncomplete([_("Nilainya belum diisi, jadi belum ada yang dapat ditanyakan.")])
    actor, owner = asking(person, row), owner_of(row)
    if actor is None:
        raise MayNot(_("Pertanyaan diajukan oleh atasan pemilik nilai, perencana, atau pimpinan."))
    if owner is None:
        raise StepIncomplete([_("Indikator ini belum mempunyai pengisi. Tetapkan dahulu di Indikator dan target.")])
    question = Question.objects.create(
        realisation=row, text=_said(text), asked_at=clock.now(), asked_by=person, position=_position(actor), owner=owner
    )
    _note("question_asked", question, actor, text=question.text)
    return question


@transaction.atomic
def reply(*, person: Person, question_id: int, text: str) -> QuestionReply:
    question = question_for(question_id)
    actor = answering_for(person, question)
    if actor is None:
        raise MayNot(_("Pertanyaan ini dijawab oleh pemilik nilai atau atasannya."))
    if question.resolved_at:
        raise AlreadyFinished(_("Pertanyaan ini sudah selesai."))
    made: QuestionReply = QuestionReply.objects.create(
        question=question, text=_said(text), at=clock.now(), person=person, position=_position(actor)
    )
    _note("question_answered", question, actor, text=made.text)
    return made


@transaction.atomic
def resolve(*, person: Person, question_id: int) -> Question:
    question = question_for(question_id)
    actor = resolving(person, question)
    if actor is None:
        raise MayNot(_("Pertanyaan diselesaikan oleh yang bertanya atau perencana."))
    if not only_if(question, resolved_at__isnull=True).update(resolved_at=clock.now(), resolved_by=person):
        raise AlreadyFinished(_("Pertanyaan ini sudah selesai."))
    _note("question_resolved", question, actor)
    return question


def question_for(question_id: int) -> Question:
    found = _whole(Question.objects.filter(pk=question_id)).first()
    if found is None:
        raise NotThere
    return found


def questions_about(row: Realisation) -> QuerySet[Question]:
    """Oldest first, with their replies."""
    return _whole(Question.objects.filter(realisation=row)).prefetch_related("replies__person", "replies__position")


def open_questions_of(person: Person, agency: Agency) -> QuerySet[Question]:
    """Those he asked, and those that his positions have to answer."""
    mine = Q(asked_by=person) | Q(owner__in=position_ids(person, today(agency)))
    return _whole(Question.objects.filter(mine, resolved_at__isnull=True))


def _whole(questions: QuerySet[Question]) -> QuerySet[Question]:
    return questions.select_related(
        "realisation__indicator__agency", "asked_by", "position", "owner__unit__agency", "resolved_by"
    ).order_by("id")


def _said(text: str) -> str:
    said = tidy_prose(text)
    problem = prose_problem(said) if said else _("Tulis dahulu kalimatnya.")
    if problem:
        raise StepIncomplete([problem])
    return said


def _position(actor: Actor) -> Position:
    found: Position = Position.objects.get(pk=actor.position_id or 0)
    return found


def _note(action: str, question: Question, actor: Actor, **facts: object) -> None:
    row = question.realisation
    agency = row.indicator.agency
    subject = Subject("question", question.pk, agency.pk, agency.government_id)
    known = {"indicator": row.indicator.code, "year": row.year, "quarter": row.quarter}
    record(action, actor=actor, subject=subject, facts=known | facts)
