"""Beginning without those who are late: the planner's button, on any task that waits."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from triwulan.cycles import rules
from triwulan.cycles.access import task_for
from triwulan.cycles.actions.start_now import start_now
from triwulan.cycles.refusals import StepIncomplete
from triwulan.web.access import DeskRequest, member
from triwulan.web.steps import page_of
from triwulan.web.steps.views import show
from triwulan.web.steps.visits import visit_of

REASON = "without_late"


@member
@require_POST
def start(request: DeskRequest, task_id: int) -> HttpResponse:
    """Refused, the page stands as it was typed."""
    task = task_for(request.person, task_id, may=rules.may_finish)
    try:
        start_now(person=request.person, task_id=task_id, reason=request.POST.get(REASON, ""))
    except StepIncomplete as incomplete:
        faults = [*incomplete.missing, _("Alasan belum ditulis. Tulis mengapa langkah ini dimulai tanpa mereka.")]
        visit = visit_of(request, task)
        return show(visit, page_of(task.step_run.work), HTTPStatus.UNPROCESSABLE_ENTITY, faults=faults)
    messages.success(request, _("Langkah ini dimulai. Waktunya berjalan sejak sekarang."))
    return HttpResponseRedirect(reverse("tasks:step", args=[task_id]))
