"""Handing a report in: its words and figures, kept for good."""

from collections.abc import Collection, Sequence

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
    corrected: Collection[int] | None = None,
) -> ReportVersion:
    """Keep the report as it is handed in: every call makes the next version, an earlier one never changes.

    `corrected`, where only these indicators' values were: what was asked of the others stays as it was approved.
    """
    with transaction.atomic():
        last = report.versions.aggregate(last=Max("number"))["last"] or 0
        approved = {} if corrected is None else _asked_before(report, last, corrected)
        version = ReportVersion.objects.create(
            report=report,
            number=last + 1,
            frozen_at=clock.now(),
            frozen_by=person,
            sop_checksum=sop_checksum,
            sections=[frozen_section(section) for section in report.sections.select_related("indicator", "author")],
        )
        kept = [frozen_figure(version, figure) for figure in figures]
        for figure in kept:
            figure.warnings = approved.get(figure.indicator_id, figure.warnings)
        FrozenFigure.objects.bulk_create(kept)
        note_report("report_frozen", report, actor, cycle_id, version=version.number, figures=len(figures))
    return version


def _asked_before(report: Report, number: int, corrected: Collection[int]) -> dict[int, list[dict[str, str]]]:
    rows = FrozenFigure.objects.filter(version__report=report, version__number=number, warnings__isnull=False)
    kept = rows.exclude(indicator__in=corrected).values_list("indicator_id", "warnings")
    return {indicator: warnings or [] for indicator, warnings in kept}
