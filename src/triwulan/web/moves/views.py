"""A small page for each way in which a task moves because people do. Where scripts run it opens as a dialog."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from triwulan.cycles import rules
from triwulan.cycles.access import Rule, finished_sentence, task_for
from triwulan.cycles.actions.name_acting import name_acting
from triwulan.cycles.actions.readdress import candidates, readdress
from triwulan.cycles.actions.take_back import take_back
from triwulan.cycles.actions.take_back_reach import acted_since, opened_by
from triwulan.cycles.actions.withdraw import withdraw
from triwulan.cycles.models import Assignment
from triwulan.cycles.refusals import AlreadyFinished, StepIncomplete
from triwulan.organisations.models import Person
from triwulan.organisations.refusals import OrganisationRefused
from triwulan.web.access import DeskRequest, member
from triwulan.web.moves.forms import ActingForm, ReaddressForm, ReasonForm
from triwulan.web.refusing import add_refusal

HTTP = ["GET", "HEAD", "POST"]
Done = TypeVar("Done")


@member
@never_cache
@require_http_methods(HTTP)
def withdraw_task(request: DeskRequest, task_id: int) -> HttpResponse:
    task = _open(request, task_id, rules.may_withdraw)
    form = ReasonForm(_posted(request))
    if form.is_valid():
        done = _did(form, lambda: withdraw(person=request.person, task_id=task_id, **form.cleaned_data))
        if done:
            messages.success(request, _("Tugas %(who)s ditarik.") % {"who": done.position.title})
            return redirect("cycles:detail", task.step_run.cycle_id)
    return _form(request, "moves/withdraw.html", task, form)


@member
@never_cache
@require_http_methods(HTTP)
def readdress_task(request: DeskRequest, task_id: int) -> HttpResponse:
    task = _open(request, task_id, rules.may_readdress)
    form = ReaddressForm(_posted(request)).offering(candidates(task))
    if form.is_valid():
        given = form.cleaned_data
        done = _did(
            form,
            lambda: readdress(
                person=request.person, task_id=task_id, position_id=given["position"], reason=given["reason"]
            ),
        )
        if done:
            messages.success(request, _("Tugas dialihkan kepada %(who)s.") % {"who": done.position.title})
            return redirect("cycles:detail", task.step_run.cycle_id)
    return _form(request, "moves/readdress.html", task, form)


@member
@never_cache
@require_http_methods(HTTP)
def name_acting_officer(request: DeskRequest, task_id: int) -> HttpResponse:
    task = _open(request, task_id, rules.may_name_acting)
    form = ActingForm(_posted(request)).offering(candidates(task))
    if form.is_valid():
        given = dict(form.cleaned_data)
        officer = get_object_or_404(Person, pk=given.pop("officer"), government=request.agency.government_id)
        done = _did(form, lambda: name_acting(person=request.person, task_id=task_id, officer=officer, **given))
        if done:
            facts = {"person": officer.full_name, "title": task.position.title}
            messages.success(request, _("%(person)s menjabat Plt. %(title)s mulai hari ini.") % facts)
            return redirect("tasks:list")
    return _form(request, "moves/name_acting.html", task, form)


@member
@never_cache
@require_http_methods(HTTP)
def take_back_task(request: DeskRequest, task_id: int) -> HttpResponse:
    task = task_for(request.person, task_id, may=rules.may_take_back)
    late = finished_sentence(task) if task.withdrawn_at else acted_since(task, opened_by(task))
    if late:
        raise AlreadyFinished(late)
    form = ReasonForm(_posted(request))
    if form.is_valid():
        done = _did(form, lambda: take_back(person=request.person, task_id=task_id, **form.cleaned_data))
        if done:
            messages.success(request, _("Tugas ini kembali terbuka pada Anda."))
            return redirect("tasks:step", done.pk)
    return _form(request, "moves/take_back.html", task, form, opened=opened_by(task).shares)


def _open(request: DeskRequest, task_id: int, may: Rule) -> Assignment:
    task = task_for(request.person, task_id, may=may)
    if task.finished_at or task.withdrawn_at:
        raise AlreadyFinished(finished_sentence(task))
    return task


def _posted(request: DeskRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _did(form: forms.Form, act: Callable[[], Done]) -> Done | None:
    """None where it was refused for what the form says; who comes second is answered by the page's own refusal."""
    try:
        return act()
    except StepIncomplete as incomplete:
        for sentence in incomplete.missing:
            form.add_error(None, sentence)
    except OrganisationRefused as refused:
        add_refusal(form, refused)
    return None


def _form(request: DeskRequest, template: str, task: Assignment, form: forms.Form, **context: Any) -> HttpResponse:
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render(request, template, {"task": task, "form": form} | context, status=status)
