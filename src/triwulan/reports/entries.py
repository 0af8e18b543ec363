"""The record's entries of this package."""

from typing import Any

from triwulan.audit.record import Actor, Subject, record
from triwulan.reports.models import Report


def note_report(action: str, report: Report, actor: Actor, cycle_id: int | None, **facts: Any) -> None:
    record(
        action,
        actor=actor,
        subject=Subject("report", report.pk, report.agency_id, report.agency.government_id, cycle_id=cycle_id),
        facts={"kind": report.kind, "unit": report.unit_id, "year": report.year, "quarter": report.quarter, **facts},
    )
