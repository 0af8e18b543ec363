"""One value of a report: sent back to its analyst, or changed by the author himself; either with a reason."""

from dataclasses import replace
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from triwulan.cycles import rules
from triwulan.cycles.access import finished_sentence, task_for
from triwulan.cycles.actions.return_value import return_value
from triwulan.cycles.actions.values import save_values
from triwulan.cycles.models import Assignment
from triwulan.cycles.narrative import quarter_figures
from triwulan.cycles.refusals import AlreadyFinished, MayNot, NotThere, StepIncomplete
from triwulan.indicators.actions import RealisationChanged, RealisationRefused
from triwulan.indicators.figures import Figure
from triwulan.indicators.validation import findings
from triwulan.organisations.models import Person
from triwulan.web.access import DeskRequest, member
from triwulan.web.steps.bahan_entry import changes_of
from triwulan.web.steps.bahan_rows import Typing, field_name, rows_of

REASON = "reason"
HTTP = ["GET", "HEAD", "POST"]


@member
@never_cache
@require_http_methods(HTTP)
def send_back(request: DeskRequest, task_id: int, indicator_id: int) -> HttpResponse:
    task, figure = open_value(request, task_id, indicator_id)
    fault = ""
    if request.method == "POST":
        try:
            correction = return_value(
                person=request.person,
                cycle_id=task.step_run.cycle_id,
                code=figure.indicator.code,
                reason=request.POST.get(REASON, ""),
            )
        except (StepIncomplete, MayNot) as refused:
            fault = str(refused)
        else:
            said = _("Nilai indikator %(number)d dikembalikan kepada %(who)s.")
            return back_to_value(
                request, task, figure, said % {"number": figure.number, "who": correction.position.title}
            )
    reason = request.POST.get(REASON, _question(figure))
    return value_form(request, "steps/laporan/send_back.html", task, figure, {"fault": fault, "reason": reason})


@member
@never_cache
@require_http_methods(HTTP)
def change(request: DeskRequest, task_id: int, indicator_id: int) -> HttpResponse:
    task, figure = open_value(request, task_id, indicator_id)
    typed = {name: str(value) for name, value in request.POST.items()}
    faults: dict[str, str] = {}
    if request.method == "POST":
        faults = _change(request.person, task, figure, typed)
        if not faults:
            return back_to_value(
                request, task, figure, _("Nilai indikator %(number)d diubah.") % {"number": figure.number}
            )
        task, figure = open_value(request, task_id, indicator_id)
    row = rows_of(task, [figure], Typing(typed, faults, insist=bool(typed)))[0]
    context = {"row": row, "fault": faults.get(REASON, ""), "reason": typed.get(REASON, ""), "editable": True}
    return value_form(request, "steps/laporan/change.html", task, figure, context)


def open_value(request: DeskRequest, task_id: int, indicator_id: int) -> tuple[Assignment, Figure]:
    """Only of the author's own part, while the report is open to him."""
    task = task_for(request.person, task_id, may=rules.may_finish)
    if task.finished_at or task.withdrawn_at:
        raise AlreadyFinished(finished_sentence(task))
    mine = {indicator.pk for indicator in task.indicators.all()}
    if task.step_run.work != "laporan" or indicator_id not in mine:
        raise NotThere
    return task, next(one for one in quarter_figures(task.step_run.cycle) if one.indicator.pk == indicator_id)


def _change(person: Person, task: Assignment, figure: Figure, typed: dict[str, str]) -> dict[str, str]:
    """By the name of the field; empty when the value stands."""
    changes = changes_of(figure, typed)
    if changes is None:
        return {REASON: _("Nilainya sama dengan yang tersimpan. Ubah nilainya, atau batalkan.")}
    try:
        save_values(
            person=person,
            cycle_id=task.step_run.cycle_id,
            code=figure.indicator.code,
            changes=replace(changes, reason=typed.get(REASON, "")),
        )
    except RealisationRefused as refused:
        return {_name(figure, code): sentence for code, sentence in refused.sentences.items()}
    except (RealisationChanged, StepIncomplete, MayNot) as refused:
        return {REASON: str(refused)}
    return {}


def _name(figure: Figure, code: str) -> str:
    """The field that a sentence belongs to; one about the value as a whole stands beside the reason."""
    if code == "not_applicable":
        return field_name("t", figure.indicator.pk, code)
    known = {row.code for row in figure.indicator.variables.all()}
    return field_name("v", figure.indicator.pk, code) if code in known else REASON


def _question(figure: Figure) -> str:
    """What is odd about the value is what one asks about it."""
    return next((warning.sentence for warning in findings(figure).warnings), "")


def back_to_value(request: DeskRequest, task: Assignment, figure: Figure, said: str) -> HttpResponse:
    messages.success(request, said)
    return HttpResponseRedirect(f"{reverse('tasks:step', args=[task.pk])}#i{figure.indicator.pk}")


def value_form(
    request: DeskRequest, template: str, task: Assignment, figure: Figure, context: dict[str, Any]
) -> HttpResponse:
    status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    return render(request, template, {"task": task, "figure": figure} | context, status=status)
