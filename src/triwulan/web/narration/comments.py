"""Comments on a section, sent from its page."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from triwulan.cycles.narration.commenting import comment, comment_of, reply, resolve
from triwulan.cycles.narration.speaking import readable_task
from triwulan.cycles.refusals import AlreadyFinished, StepIncomplete
from triwulan.web.access import DeskRequest, member


@member
@require_POST
def add(request: DeskRequest, task_id: int, key: str) -> HttpResponse:
    place, text = request.POST.get("tempat", ""), request.POST.get("text", "")
    at = int(place) if place.isdecimal() else None
    _said(
        request,
        lambda: comment(person=request.person, task_id=task_id, key=key, text=text, place=at),
        _("Komentar terkirim."),
    )
    return _back(task_id, key)


@member
@require_POST
def answer(request: DeskRequest, task_id: int, comment_id: int) -> HttpResponse:
    about = comment_of(readable_task(request.person, task_id), comment_id)
    text = request.POST.get("text", "")
    _said(
        request,
        lambda: reply(person=request.person, task_id=task_id, comment_id=comment_id, text=text),
        _("Jawaban terkirim."),
    )
    return _back(task_id, about.section.key)


@member
@require_POST
def settle(request: DeskRequest, task_id: int, comment_id: int) -> HttpResponse:
    about = comment_of(readable_task(request.person, task_id), comment_id)
    _said(
        request,
        lambda: resolve(person=request.person, task_id=task_id, comment_id=comment_id),
        _("Komentar ditandai selesai."),
    )
    return _back(task_id, about.section.key)


def _said(request: DeskRequest, act: Callable[[], object], done: str) -> None:
    try:
        act()
    except (StepIncomplete, AlreadyFinished) as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, done)


def _back(task_id: int, key: str) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('tasks:section', args=[task_id, key])}#komentar")
