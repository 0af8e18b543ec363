"""What the worksheet's scripts talk to: one row saved, a file attached or taken off. Answers are JSON with sentences."""

from http import HTTPStatus
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from triwulan.core import clock
from triwulan.cycles import rules
from triwulan.cycles.access import finished_sentence, task_for
from triwulan.cycles.actions.values import detach
from triwulan.cycles.models import Assignment
from triwulan.cycles.refusals import AlreadyFinished, NotThere
from triwulan.indicators.actions import EvidenceRefused
from triwulan.indicators.figures import Figure, figure_for
from triwulan.indicators.queries import with_rules
from triwulan.web.access import DeskRequest, is_fetched, member
from triwulan.web.steps.bahan_entry import Saved, save_row
from triwulan.web.steps.bahan_evidence import attach_all
from triwulan.web.steps.bahan_missing import missing_of, tallies_of
from triwulan.web.steps.bahan_rows import Row, Typing, field_name, figures_of, rows_of
from triwulan.web.steps.evidence import evidence_for
from triwulan.web.steps.in_json import in_json
from triwulan.web.steps.visits import visit_of
from triwulan.web.words import say_time_exact

PARTS = ("got", "messages", "files", "proofs")


@member
@require_POST
@in_json
def save(request: DeskRequest, task_id: int, indicator_id: int) -> HttpResponse:
    """Only the fields that were changed are sent, with the version they were changed from."""
    task, figure = _open_row(request, task_id, indicator_id)
    saved = save_row(request.person, task.step_run.cycle_id, figure, visit_of(request, task).typed)
    return _row_answer(request, task, indicator_id, saved)


@member
@require_POST
@in_json
def attach(request: DeskRequest, task_id: int, indicator_id: int) -> HttpResponse:
    task, figure = _open_row(request, task_id, indicator_id)
    files = request.FILES.getlist("berkas")
    refused = attach_all(request.person, task.step_run.cycle_id, figure.indicator.code, files)
    faults = {field_name("b", indicator_id): " ".join(refused)} if refused else {}
    return _row_answer(request, task, indicator_id, Saved(faults=faults))


@member
@require_http_methods(["GET", "HEAD", "POST"])
def take_off(request: DeskRequest, task_id: int, evidence_id: int) -> HttpResponse:
    """Without a script a page of its own asks first."""
    task = task_for(request.person, task_id, may=rules.may_finish)
    evidence = evidence_for(request, evidence_id)
    if request.method != "POST":
        return render(request, "steps/bahan/take_off.html", {"task": task, "evidence": evidence})
    return _taken_off(request, task, evidence.pk, evidence.realisation.indicator_id)


@in_json
def _taken_off(request: DeskRequest, task: Assignment, evidence_id: int, indicator_id: int) -> HttpResponse:
    figure = _figure(task, indicator_id)
    saved = Saved()
    try:
        detach(
            person=request.person,
            cycle_id=task.step_run.cycle_id,
            code=figure.indicator.code,
            evidence_id=evidence_id,
        )
    except EvidenceRefused as refused:
        saved.faults[field_name("b", indicator_id)] = refused.sentence
    if is_fetched(request):
        return _row_answer(request, task, indicator_id, saved)
    return HttpResponseRedirect(f"{reverse('tasks:step', args=[task.pk])}#i{indicator_id}")


def _open_row(request: DeskRequest, task_id: int, indicator_id: int) -> tuple[Assignment, Figure]:
    task = task_for(request.person, task_id, may=rules.may_finish)
    if task.finished_at or task.withdrawn_at:
        raise AlreadyFinished(finished_sentence(task))
    return task, _figure(task, indicator_id)


def _figure(task: Assignment, indicator_id: int) -> Figure:
    found = with_rules(task.indicators.filter(pk=indicator_id)).first()
    if found is None:
        raise NotThere
    return figure_for(found, task.step_run.cycle.round.period)


def _row_answer(request: DeskRequest, task: Assignment, indicator_id: int, saved: Saved) -> JsonResponse:
    figures = figures_of(task)
    rows = rows_of(task, figures, Typing(_answers(request), saved.faults))
    row = next(row for row in rows if row.pk == indicator_id)
    facts: dict[str, Any] = {
        "saved": say_time_exact(clock.now()),
        "version": row.version.value,
        "state": row.state,
        "faults": saved.faults,
        "notes": saved.notes,
        "values": _values(row),
        "parts": _parts(request, row),
        "note": _note(request, figures),
        "changed": saved.changed,
    }
    if saved.changed:
        return JsonResponse(facts, status=HTTPStatus.CONFLICT)
    return JsonResponse(facts, status=HTTPStatus.UNPROCESSABLE_ENTITY if saved.faults else HTTPStatus.OK)


def _answers(request: DeskRequest) -> dict[str, str]:
    """What was said to the questions stays as it was said, taken or not."""
    return {name: str(value) for name, value in request.POST.items() if name.startswith(("w-", "j-"))}


def _values(row: Row) -> dict[str, str]:
    """What stands now, by the name of the field."""
    return {one.name: one.value for one in (*row.variables, *row.texts.values())}


def _parts(request: DeskRequest, row: Row) -> dict[str, str]:
    """The pieces of the row that follow from what was saved; what is being typed is not touched."""
    context = {"row": row, "editable": True}
    parts = (*PARTS, "correction") if row.correction else PARTS
    return {name: render_to_string(f"steps/bahan/{name}.html", context, request) for name in parts}


def _note(request: DeskRequest, figures: list[Figure]) -> str:
    context = {"tallies": tallies_of(figures), "missing": missing_of(figures)}
    return render_to_string("steps/bahan/note.html", context, request)
