"""What somebody should know of: new tasks, returns, limits. The same sentences go out by mail."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from triwulan.audit.models import Entry
from triwulan.cycles import rules
from triwulan.cycles.access import task_for
from triwulan.cycles.refusals import MayNot, NotThere
from triwulan.documents.models import Signing
from triwulan.notices import queries, sentences
from triwulan.notices.actions import mark_read
from triwulan.notices.models import Notice, NoticeKind
from triwulan.organisations.models import Person
from triwulan.web.access import DeskRequest, member
from triwulan.web.tables.paging import page_of

PER_PAGE = 30
_STATES = {
    NoticeKind.TASK: "now",
    NoticeKind.RETURNED: "back",
    NoticeKind.VALUE_RETURNED: "back",
    NoticeKind.DUE_SOON: "soon",
    NoticeKind.LATE: "late",
    NoticeKind.REMINDED: "soon",
    NoticeKind.HANDED_OVER: "ok",
    NoticeKind.WITHDRAWN: "wait",
    NoticeKind.EXTENDED: "now",
    NoticeKind.VACANT: "soon",
    NoticeKind.AGREEMENT: "soon",
    NoticeKind.CORRECTION_ASKED: "now",
    NoticeKind.CORRECTION_GRANTED: "ok",
    NoticeKind.CORRECTION_REFUSED: "back",
    NoticeKind.CORRECTION_ENDED: "wait",
    NoticeKind.CORRECTED: "ok",
    NoticeKind.QUESTION: "now",
    NoticeKind.ANSWERED: "now",
    NoticeKind.RESOLVED: "ok",
    NoticeKind.TO_SIGN: "now",
    NoticeKind.LOAN_LATE: "late",
    NoticeKind.STORAGE_AWAY: "late",
    NoticeKind.STORAGE_BACK: "ok",
    NoticeKind.COMMENTED: "now",
    NoticeKind.COMMENT_ANSWERED: "now",
    NoticeKind.REVIEW_ASKED: "now",
    NoticeKind.REVIEW_RETURNED: "back",
    NoticeKind.REVIEW_STATED: "ok",
}
_ASKED = frozenset({NoticeKind.QUESTION, NoticeKind.ANSWERED, NoticeKind.RESOLVED})

_OF_FILES = {
    NoticeKind.TO_SIGN: "signatures:list",
    NoticeKind.LOAN_LATE: "archive:loans",
    NoticeKind.FILE_DAMAGED: "archive:fixity",
    NoticeKind.STORAGE_AWAY: "jobs:list",
    NoticeKind.STORAGE_BACK: "jobs:list",
}


@dataclass(frozen=True)
class Letter:
    pk: int
    title: str
    body: list[str]
    kind: str
    state: str
    at: datetime
    unread: bool


@member
@never_cache
@require_safe
def inbox(request: DeskRequest) -> HttpResponse:
    page = page_of(request, queries.inbox(request.person), PER_PAGE)
    letters = [_letter(notice) for notice in page]
    return render(request, "inbox/list.html", {"letters": letters, "page": page})


@member
@require_safe
def follow(request: DeskRequest, pk: int) -> HttpResponse:
    """Opens what it is about; having followed it is having read it."""
    notice = get_object_or_404(Notice, pk=pk, person=request.person)
    mark_read(request.person, notice.pk)
    kind = NoticeKind(notice.kind)
    if kind in _OF_FILES:
        return redirect(_OF_FILES[kind])
    if kind in _OWN_WAY:
        return _OWN_WAY[kind](notice)
    return _to_its_object(request.person, notice, kind)


def _to_its_object(person: Person, notice: Notice, kind: NoticeKind) -> HttpResponse:
    if notice.subject_id is not None:
        page = "reviews:detail" if kind in sentences.OF_REVIEWS else "corrections:detail"
        return redirect("indicators:question" if kind in _ASKED else page, notice.subject_id)
    if notice.task_id is not None and _may_see(person, notice.task_id):
        return redirect("tasks:step", notice.task_id)
    if notice.cycle_id is not None:
        return redirect("cycles:detail", notice.cycle_id)
    return redirect("rounds:list")


def _may_see(person: Person, task: int) -> bool:
    """A superior hears that somebody is late without having a part in the task: its cycle is open to him."""
    try:
        task_for(person, task, may=rules.may_see_task)
    except (MayNot, NotThere):
        return False
    return True


def _section(notice: Notice) -> HttpResponse:
    """At its comments; which section it is the record's entry knows."""
    facts = Entry.objects.filter(pk=notice.entry_id).values_list("facts", flat=True).first() or {}
    if notice.task_id is None or "key" not in facts:
        return redirect("tasks:list")
    return redirect(f"{reverse('tasks:section', args=[notice.task_id, facts['key']])}#komentar")


def _agreement(notice: Notice) -> HttpResponse:
    """The page of the position whose agreement it is, which the record's entry knows."""
    document = Entry.objects.filter(pk=notice.entry_id).values_list("subject_id", flat=True).first()
    signing = Signing.objects.filter(document=document or 0, order=0).select_related("document").first()
    if signing is None:
        return redirect("agreements:list")
    return redirect(f"{reverse('agreements:detail', args=[signing.position_id])}?tahun={signing.document.year}")


_OWN_WAY = {
    NoticeKind.AGREEMENT: _agreement,
    NoticeKind.COMMENTED: _section,
    NoticeKind.COMMENT_ANSWERED: _section,
}


@member
@require_POST
def read_all(request: DeskRequest) -> HttpResponse:
    mark_read(request.person)
    return redirect("inbox:list")


def _letter(notice: Notice) -> Letter:
    return Letter(
        notice.pk,
        sentences.title(notice),
        sentences.body(notice),
        str(NoticeKind(notice.kind).label),
        _STATES.get(NoticeKind(notice.kind), "block"),
        notice.created_at,
        notice.read_at is None,
    )
