"""Handing a report in: its words and figures, kept for good."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Max

from triwulan.audit.record import Actor
from triwulan.core import clock
from triwulan.organisations.models import Person
from triwulan.reports.entries import note_report
from triwulan.reports.frozen import FreezableFigure, frozen_figure, frozen_section
from triwulan.reports.models import FrozenFigure, Report, ReportVersion


def freeze_report(
    *,
    report: Report,
    figures: Sequence[FreezableFigure],
    sop_checksum: str,
    actor: Actor,
    person: Person | None,
    cycle_id: int | None = None,
) -> ReportVersion:
    """Keep the report as it is handed in: every call makes the next version, an earlier one never changes."""
    with transaction.atomic():
        last = report.versions.aggregate(last=Max("number"))["last"] or 0
        version = ReportVersion.objects.create(
            report=report,
            number=last + 1,
            frozen_at=clock.now(),
            frozen_by=person,
            sop_checksum=sop_checksum,
            sections=[frozen_section(section) for section in report.sections.select_related("indicator", "author")],
        )
        FrozenFigure.objects.bulk_create(frozen_figure(version, figure) for figure in figures)
        note_report("report_frozen", report, actor, cycle_id, version=version.number, figures=len(figures))
    return version
