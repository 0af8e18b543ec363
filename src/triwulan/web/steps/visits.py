"""Who stands before the page of a step, and may he press its button."""

from triwulan.cycles import rules
from triwulan.cycles.models import Assignment
from triwulan.web.access import DeskRequest
from triwulan.web.steps.frame import stage_of
from triwulan.web.steps.page import Visit


def visit_of(request: DeskRequest, task: Assignment) -> Visit:
    editable = rules.may_finish(request.person, task) and stage_of(task) in {"open", "waiting"}
    return Visit(request, task, editable, request.POST)
