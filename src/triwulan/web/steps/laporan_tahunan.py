"""Laporan tahunan: the year from its quarters, chapters I to IV."""

from django.utils.translation import gettext_lazy

from triwulan.web.steps.page import StepPage

PAGE = StepPage(button=gettext_lazy("Terbitkan laporan kinerja"))
