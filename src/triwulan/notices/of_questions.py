"""Who is told of a question about a value: who has to answer, then who asked, and in the end who answered."""

from collections.abc import Callable

from triwulan.audit.models import Entry
from triwulan.cycles.models import Question
from triwulan.cycles.vacancies import answering
from triwulan.notices.models import NoticeKind
from triwulan.notices.told import Told
from triwulan.organisations.models import Holding, Position
from triwulan.organisations.queries import holder_of, today


def _asked(entry: Entry) -> list[Told]:
    question = _question(entry)
    return _told(question.owner, NoticeKind.QUESTION, entry) if question else []


def _answered(entry: Entry) -> list[Told]:
    """The other side."""
    question = _question(entry)
    if question is None:
        return []
    by_asker = entry.actor_id == question.asked_by_id
    return _told(question.owner if by_asker else question.position, NoticeKind.ANSWERED, entry)


def _resolved(entry: Entry) -> list[Told]:
    question = _question(entry)
    return _told(question.owner, NoticeKind.RESOLVED, entry) if question else []


def _question(entry: Entry) -> Question | None:
    found = Question.objects.filter(pk=entry.subject_id)
    return found.select_related("owner__unit__agency", "position__unit__agency").first()


def _told(position: Position, kind: NoticeKind, entry: Entry) -> list[Told]:
    """Of a vacant position who answers for it."""
    on = today(position.unit.agency)
    holder = holder_of(position, on)
    held: list[Holding] = [holder] if holder else answering(position, on)
    about, said = str(entry.facts.get("indicator", "")), str(entry.facts.get("text", ""))
    return [Told(each, kind, entry.at, reason=said, about=about) for each in held if each.person_id != entry.actor_id]


QUESTIONS: dict[str, Callable[[Entry], list[Told]]] = {
    "question_asked": _asked,
    "question_answered": _answered,
    "question_resolved": _resolved,
}
