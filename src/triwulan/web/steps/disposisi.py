"""Disposisi: whom he orders, with which indicators."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from triwulan.cycles.models import Assignment
from triwulan.web.steps.page import StepPage


def title(task: Assignment) -> str:
    return _("Disposisi %(period)s") % {"period": task.step_run.cycle.round.period}


PAGE = StepPage(button=gettext_lazy("Kirim disposisi"), title=title)
