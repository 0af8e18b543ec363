"""The reminder's button, on a round's page."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from triwulan.cycles import rules
from triwulan.cycles.access import task_for
from triwulan.cycles.actions.remind import NotReminded, remind
from triwulan.cycles.models import Assignment
from triwulan.web.access import DeskRequest, member
from triwulan.web.desk import Desk


@member
@require_POST
def send(request: DeskRequest, task_id: int) -> HttpResponse:
    """Refused, the page says when it was done last."""
    task = task_for(request.person, task_id, may=rules.may_remind)
    try:
        remind(person=request.person, task_id=task_id)
    except NotReminded as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, _said(task))
    return HttpResponseRedirect(reverse("rounds:detail", args=[task.step_run.cycle.round_id]))


def may_remind(desk: Desk, task: Assignment) -> bool:
    """As `rules.may_remind`, without a query for every row."""
    gave_it = task.given_by is not None and task.given_by.position_id in {held.position_id for held in desk.holdings}
    return task.opened_at is not None and (gave_it or bool(rules.REMINDING_ROLES & desk.roles))


def _said(task: Assignment) -> str:
    superior = task.position.superior
    if superior is None:
        return _("Pengingat terkirim kepada %(who)s.") % {"who": task.position.title}
    facts = {"who": task.position.title, "copy": superior.title}
    return _("Pengingat terkirim kepada %(who)s, tembusan %(copy)s.") % facts
