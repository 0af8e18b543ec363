"""One section of a report, saved while it is typed."""

from http import HTTPStatus

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from triwulan.core import clock
from triwulan.cycles import rules
from triwulan.cycles.access import finished_sentence, task_for
from triwulan.cycles.models import Assignment
from triwulan.cycles.narrative import WRITING_WORKS
from triwulan.cycles.refusals import AlreadyFinished, NotThere
from triwulan.web.access import DeskRequest, member
from triwulan.web.steps.in_json import in_json
from triwulan.web.steps.page import Visit
from triwulan.web.steps.sections import Part, parts_of, save_part
from triwulan.web.words import say_time_exact


@member
@require_POST
@in_json
def save(request: DeskRequest, task_id: int, key: str) -> HttpResponse:
    """409 with what stands when somebody else was faster; the page shows both and asks."""
    task = task_for(request.person, task_id, may=rules.may_finish)
    if task.finished_at or task.withdrawn_at:
        raise AlreadyFinished(finished_sentence(task))
    before = _part(request, task, key)
    typed = {name: str(value) for name, value in request.POST.items()}
    fault = save_part(request.person, task, before, typed)
    return _answer(_part(request, task, key), typed, fault)


def _part(request: DeskRequest, task: Assignment, key: str) -> Part:
    found = parts_of(Visit(request, task, editable=True)) if task.step_run.work in WRITING_WORKS else {}
    if key not in found or not found[key].mine:
        raise NotThere
    return found[key]


def _answer(part: Part, typed: dict[str, str], fault: str) -> JsonResponse:
    changed = bool(fault) and typed.get(part.version_name) != part.version
    facts = {
        "saved": say_time_exact(clock.now()),
        "version": part.version,
        "state": "",
        "faults": {part.name: fault} if fault else {},
        "notes": {},
        "values": {part.name: part.body},
        "parts": {},
        "note": "",
        "changed": fault if changed else "",
    }
    if changed:
        return JsonResponse(facts, status=HTTPStatus.CONFLICT)
    return JsonResponse(facts, status=HTTPStatus.UNPROCESSABLE_ENTITY if fault else HTTPStatus.OK)
