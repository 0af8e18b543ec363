"""Warnings that came up once the material was handed in: the report's author answers them, or mends the value."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from triwulan.cycles.actions.values import Changes, save_values
from triwulan.cycles.models import Assignment
from triwulan.cycles.refusals import MayNot
from triwulan.indicators.actions import AnswerRefused
from triwulan.indicators.figures import Figure
from triwulan.indicators.validation import findings
from triwulan.organisations.models import Person
from triwulan.web.access import DeskRequest, member
from triwulan.web.steps.bahan_rows import field_name
from triwulan.web.steps.laporan_views import back_to_value, open_value, value_form


@dataclass(frozen=True)
class Asked:
    """An unanswered warning as a field; `text` is what was typed, or the answer it had for other figures."""

    code: str
    name: str
    sentence: str
    text: str = ""
    fault: str = ""


@member
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: DeskRequest, task_id: int, indicator_id: int) -> HttpResponse:
    task, figure = open_value(request, task_id, indicator_id)
    faults: dict[str, str] = {}
    if request.method == "POST":
        for one in asked_of(figure):
            fault = _answer(request.person, task, figure, one.code, request.POST.get(one.name, ""))
            faults |= {one.name: fault} if fault else {}
        if not faults:
            said = _("Peringatan indikator %(number)d dijawab.") % {"number": figure.number}
            return back_to_value(request, task, figure, said)
        task, figure = open_value(request, task_id, indicator_id)
    typed = {name: str(text) for name, text in request.POST.items()}
    questions = asked_of(figure, typed, faults)
    return value_form(request, "steps/laporan/answer.html", task, figure, {"questions": questions})


def asked_of(figure: Figure, typed: dict[str, str] | None = None, faults: dict[str, str] | None = None) -> list[Asked]:
    found = []
    for warning in findings(figure).unanswered:
        name = field_name("j", figure.indicator.pk, warning.code)
        former = figure.answers.get(warning.code)
        text = (typed or {}).get(name, former.text if former else "")
        found.append(Asked(warning.code, name, warning.sentence, text, (faults or {}).get(name, "")))
    return found


def _answer(person: Person, task: Assignment, figure: Figure, code: str, text: str) -> str:
    """What kept it from being written; empty when it is."""
    try:
        save_values(
            person=person,
            cycle_id=task.step_run.cycle_id,
            code=figure.indicator.code,
            changes=Changes(answers={code: text}),
        )
    except (AnswerRefused, MayNot) as refused:
        return str(refused)
    return ""
