"""Saying something of a section, answering, and settling it: whoever may read the draft."""

from django.db import transaction
from django.db.models import Case, QuerySet, When
from django.utils.translation import gettext as _

from triwulan.audit.record import Actor
from triwulan.core import clock
from triwulan.cycles.models import Assignment
from triwulan.cycles.narration.sections import section_of
from triwulan.cycles.narration.speaking import readable_task, reviewing_holdings, speaker
from triwulan.cycles.refusals import AlreadyFinished, NotThere, StepIncomplete
from triwulan.documents.passages import Passage, passages
from triwulan.indicators.prose import prose_problem, tidy_prose
from triwulan.organisations.models import Person
from triwulan.organisations.scoping import only_if
from triwulan.reports.entries import note_report
from triwulan.reports.models import CommentReply, Report, Review, Section, SectionComment

LONGEST = 2000
_QUOTED = 100


@transaction.atomic
def comment(*, person: Person, task_id: int, key: str, text: str, place: int | None = None) -> SectionComment:
    """By a reviewer while a review is open it is a note of that review. StepIncomplete for nothing said."""
    task = readable_task(person, task_id)
    section = section_of(task, key)
    actor = speaker(person, section.report.agency)
    found = passages(section.body)
    known = place if place is not None and 1 <= place <= len(found) else None
    made: SectionComment = SectionComment.objects.create(
        section=section,
        place=known,
        quoted=_beginning(found[known - 1]) if known else "",
        text=_said(text),
        at=clock.now(),
        person=person,
        position_id=actor.position_id or 0,
        review=_open_review(person, section.report),
    )
    _note("section_commented", made, actor, task, text=made.text)
    return made


@transaction.atomic
def reply(*, person: Person, task_id: int, comment_id: int, text: str) -> CommentReply:
    task = readable_task(person, task_id)
    about = comment_of(task, comment_id)
    actor = speaker(person, about.section.report.agency)
    if about.resolved_at:
        raise AlreadyFinished(_("Komentar ini sudah ditandai selesai."))
    made: CommentReply = CommentReply.objects.create(
        comment=about, text=_said(text), at=clock.now(), person=person, position_id=actor.position_id or 0
    )
    _note("comment_answered", about, actor, task, text=made.text)
    return made


@transaction.atomic
def resolve(*, person: Person, task_id: int, comment_id: int) -> SectionComment:
    task = readable_task(person, task_id)
    about = comment_of(task, comment_id)
    actor = speaker(person, about.section.report.agency)
    if not only_if(about, resolved_at__isnull=True).update(resolved_at=clock.now(), resolved_by=person):
        raise AlreadyFinished(_("Komentar ini sudah ditandai selesai."))
    _note("comment_resolved", about, actor, task)
    return about


def comments_on(section: Section) -> QuerySet[SectionComment]:
    """Open ones first, each oldest first, with what was answered."""
    rows = SectionComment.objects.filter(section=section).select_related("person", "position", "resolved_by")
    settled = Case(When(resolved_at=None, then=0), default=1)
    return rows.prefetch_related("replies__person", "replies__position").order_by(settled, "id")


def comment_of(task: Assignment, comment_id: int) -> SectionComment:
    rows = SectionComment.objects.filter(pk=comment_id).select_related(
        "section__report__agency", "section__report__unit"
    )
    found = rows.first()
    if found is None or section_of(task, found.section.key).pk != found.section_id:
        raise NotThere
    return found


def _open_review(person: Person, report: Report) -> Review | None:
    open_one: Review | None = Review.objects.filter(report=report, outcome="").first()
    if open_one is None or not reviewing_holdings(person, report.agency):
        return None
    return open_one


def _beginning(passage: Passage) -> str:
    words = (
        passage.text or passage.caption or " ".join(passage.items) or " ".join(" ".join(row) for row in passage.rows)
    )
    flat = " ".join(words.split())
    return flat if len(flat) <= _QUOTED else f"{flat[:_QUOTED]}…"


def _said(text: str) -> str:
    said = tidy_prose(text)
    problem = prose_problem(said) if said else _("Tulis dahulu kalimatnya.")
    if not problem and len(said) > LONGEST:
        problem = _("Komentar paling panjang %(longest)d huruf.") % {"longest": LONGEST}
    if problem:
        raise StepIncomplete([problem])
    return said


def _note(action: str, about: SectionComment, actor: Actor, task: Assignment, **facts: object) -> None:
    facts = {"title": about.section.title, "key": about.section.key, "comment": about.pk, **facts}
    note_report(action, about.section.report, actor, task.step_run.cycle_id, **facts)
