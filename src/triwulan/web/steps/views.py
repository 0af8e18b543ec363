"""/tugas/<id>/ and its one button."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from triwulan.core import clock
from triwulan.cycles import rules
from triwulan.cycles.access import finished_sentence, task_for
from triwulan.cycles.actions.finish import finish_assignment
from triwulan.cycles.refusals import AlreadyFinished, StepIncomplete
from triwulan.web.access import DeskRequest, member
from triwulan.web.steps import page_of
from triwulan.web.steps.frame import frame_of
from triwulan.web.steps.page import StepPage, Visit
from triwulan.web.steps.visits import visit_of
from triwulan.web.words import say_time_exact

# Sent by the confirmation; without it the page asks first.
SURE = "yakin"
# Sent by the button that only keeps what was typed; scripts save by themselves.
SAVE_ONLY = "simpan"


@member
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: DeskRequest, task_id: int) -> HttpResponse:
    """Read by who may see the task; pressed by who holds it, whose typing stays on the page whatever is refused."""
    posting = request.method == "POST"
    task = task_for(request.person, task_id, may=rules.may_finish if posting else rules.may_see_task)
    visit = visit_of(request, task)
    page = page_of(task.step_run.work)
    return _press(visit, page) if posting else show(visit, page)


@member
@require_POST
def missing(request: DeskRequest, task_id: int) -> HttpResponse:
    """The frame's live part for what has been typed so far; nothing is written."""
    task = task_for(request.person, task_id, may=rules.may_finish)
    visit = visit_of(request, task)
    page = page_of(task.step_run.work)
    return render(request, "steps/live.html", {"frame": _frame(visit, page)})


def show(visit: Visit, page: StepPage, status: int = HTTPStatus.OK, **said: Any) -> HttpResponse:
    """`said`: what `frame_of` takes besides; a kind's own views end here too."""
    context = {"frame": _frame(visit, page, **said), "visit": visit} | page.context(visit)
    return render(visit.request, page.template, context, status=status)


def _press(visit: Visit, page: StepPage) -> HttpResponse:
    if not visit.editable:
        return show(visit, page, HTTPStatus.CONFLICT, conflict=finished_sentence(visit.task))
    if page.save:
        unsaved = page.save(visit)
        if unsaved:
            return show(visit, page, HTTPStatus.UNPROCESSABLE_ENTITY, unsaved=unsaved)
        if SAVE_ONLY in visit.posted:
            messages.success(visit.request, _("Tersimpan %(time)s.") % {"time": say_time_exact(clock.now())})
            return HttpResponseRedirect(reverse("tasks:step", args=[visit.task.pk]))
    return _finish(visit, page)


def _finish(visit: Visit, page: StepPage) -> HttpResponse:
    try:
        answer = page.read(visit)
        if page.confirm and SURE not in visit.posted and not page.missing(visit, answer):
            return show(visit, page, asks=True)
        task = finish_assignment(person=visit.request.person, task_id=visit.task.pk, answer=answer)
    except StepIncomplete as incomplete:
        return show(visit, page, HTTPStatus.UNPROCESSABLE_ENTITY, faults=incomplete.missing)
    except AlreadyFinished as late:
        return show(visit, page, HTTPStatus.CONFLICT, conflict=str(late))
    return HttpResponseRedirect(reverse("tasks:step", args=[task.pk]))


def _frame(visit: Visit, page: StepPage, **said: Any) -> Any:
    missing = page.missing(visit, _read_so_far(visit, page)) if visit.editable else ()
    return frame_of(visit, page, missing, **said)


def _read_so_far(visit: Visit, page: StepPage) -> Any:
    try:
        return page.read(visit)
    except StepIncomplete:
        return page.read(Visit(visit.request, visit.task, visit.editable))
