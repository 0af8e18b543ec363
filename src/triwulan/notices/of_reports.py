"""Who is told of a draft's sections and of the annual report's review: who wrote, who spoke, who reviews, who plans."""

from collections.abc import Callable, Iterable
from datetime import date

from django_scopes import scope

from triwulan.audit.models import Entry
from triwulan.cycles.models import Assignment
from triwulan.cycles.narrative import REPORT_KINDS
from triwulan.cycles.vacancies import planners
from triwulan.notices.models import NoticeKind
from triwulan.notices.told import Told
from triwulan.organisations.models import Agency, Holding, Position, ReviewGrant
from triwulan.organisations.queries import holders_of, holdings_of, today
from triwulan.reports.models import Report, SectionComment


def _commented(entry: Entry) -> list[Told]:
    """Who wrote the section last; while nobody has, all who write the report."""
    comment, tasks = _comment(entry), _writing(entry)
    if comment is None or comment.resolved_at or not tasks:
        return []
    held = holders_of([each.position_id for each in tasks], _day(entry))
    author = comment.section.edited_by_id
    mine = [each for each in held.values() if each.person_id == author]
    return _each(mine or held.values(), NoticeKind.COMMENTED, entry, tasks[-1], comment)


def _replied(entry: Entry) -> list[Told]:
    """The others who spoke there, and who wrote the section: each of them is awaited."""
    comment, tasks = _comment(entry), _writing(entry)
    if comment is None or comment.resolved_at or not tasks:
        return []
    people = [comment.person, *(each.person for each in comment.replies.select_related("person").order_by("pk"))]
    if comment.section.edited_by is not None:
        people.append(comment.section.edited_by)
    with scope(government=comment.section.report.agency.government_id, agency=None):
        held = [each for person in people for each in holdings_of(person, _day(entry))[:1]]
    return _each(held, NoticeKind.COMMENT_ANSWERED, entry, tasks[-1], comment)


def _review_asked(entry: Entry) -> list[Told]:
    agency = Agency.objects.get(pk=entry.agency_id or 0)
    positions = list(ReviewGrant.objects.filter(agency=agency).values_list("position_id", flat=True))
    with scope(government=agency.government_id, agency=None):
        held = list(holders_of(positions, today(agency)).values())
    return _each(held, NoticeKind.REVIEW_ASKED, entry, said=str(entry.facts.get("note", "")))


def _reviewed(entry: Entry) -> list[Told]:
    """Who plans, with what the Inspektorat remarked; a statement is told to the head as well."""
    agency = Agency.objects.get(pk=entry.agency_id or 0)
    stated = entry.action == "review_stated"
    kind = NoticeKind.REVIEW_STATED if stated else NoticeKind.REVIEW_RETURNED
    heads = _heads(agency) if stated else []
    return _each([*planners(agency, today(agency)), *heads], kind, entry, said=str(entry.facts.get("message", "")))


def _heads(agency: Agency) -> list[Holding]:
    heads = Position.objects.filter(unit__agency=agency, roles__code="kepala_dinas").values_list("pk", flat=True)
    return list(holders_of(heads, today(agency)).values())


def _comment(entry: Entry) -> SectionComment | None:
    found = SectionComment.objects.filter(pk=entry.facts.get("comment") or 0)
    return found.select_related("section__report__agency", "section__edited_by", "person").first()


def _writing(entry: Entry) -> list[Assignment]:
    """The tasks of the cycle at which the report is written, oldest first."""
    works = [work for work, kind in REPORT_KINDS.items() if kind == entry.facts.get("kind")]
    tasks = Assignment.objects.filter(step_run__cycle=entry.cycle_id, step_run__work__in=works, withdrawn_at=None)
    return list(tasks.filter(step_run__withdrawn_at=None).order_by("pk"))


def _day(entry: Entry) -> date:
    return today(Agency.objects.get(pk=entry.agency_id or 0))


def _each(
    holdings: Iterable[Holding],
    kind: NoticeKind,
    entry: Entry,
    task: Assignment | None = None,
    comment: SectionComment | None = None,
    said: str = "",
) -> list[Told]:
    """Once each; nobody is told what he just did himself."""
    found = {held.person_id: held for held in holdings if held.person_id != entry.actor_id}
    report = Report.objects.select_related("unit").get(pk=entry.subject_id)
    about = (
        f"{entry.facts['title']}, {report.unit.name} {report.year}" if comment else f"{report.unit.name} {report.year}"
    )
    reason = str(entry.facts.get("text", "")) if comment else said
    return [Told(held, kind, entry.at, task, reason, about=about) for held in found.values()]


REPORTS: dict[str, Callable[[Entry], list[Told]]] = {
    "section_commented": _commented,
    "comment_answered": _replied,
    "review_asked": _review_asked,
    "review_returned": _reviewed,
    "review_stated": _reviewed,
}
