"""Serah: what is handed over to whom, and where its paper stands."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from triwulan.cycles.models import Assignment
from triwulan.web.steps.page import StepPage


def title(task: Assignment) -> str:
    return _("Serahkan Laporan Data Kinerja %(period)s") % {"period": task.step_run.cycle.round.period}


PAGE = StepPage(button=gettext_lazy("Serahkan laporan"), title=title)
