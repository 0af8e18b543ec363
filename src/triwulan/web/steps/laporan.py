"""Laporan: the report around figures that are in it already."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from triwulan.cycles.models import Assignment
from triwulan.web.steps.page import StepPage


def title(task: Assignment) -> str:
    return _("Laporan Data Kinerja %(period)s") % {"period": task.step_run.cycle.round.period}


PAGE = StepPage(button=gettext_lazy("Kirim laporan"), title=title)
