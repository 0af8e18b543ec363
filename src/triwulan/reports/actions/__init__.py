"""What may be done to a report. Called by `cycles` alone, which holds the step's check."""

from triwulan.reports.actions.editing import edit_section
from triwulan.reports.actions.freezing import freeze_report
from triwulan.reports.actions.recommending import set_recommendation
from triwulan.reports.actions.sections import SectionSpec, ensure_report, ensure_sections
from triwulan.reports.refusals import SectionChanged, SectionRefused

__all__ = [
    "SectionChanged",
    "SectionRefused",
    "SectionSpec",
    "edit_section",
    "ensure_report",
    "ensure_sections",
    "freeze_report",
    "set_recommendation",
]
