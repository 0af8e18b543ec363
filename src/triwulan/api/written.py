"""Reports as they are being written. Reading them drafts nothing: the sections are there since the step opened."""

from triwulan.api.instants import local
from triwulan.api.shapes.task import Section
from triwulan.cycles.models import Cycle
from triwulan.cycles.narrative import REPORT_KINDS
from triwulan.reports.models import Report


def report_sections(report: Report) -> list[Section]:
    return [
        Section(
            key=section.key,
            title=section.title,
            body=section.body,
            version=section.version,
            indicator=section.indicator.code if section.indicator else None,
            edited_at=local(section.edited_at, report.agency),
        )
        for section in report.sections.select_related("indicator")
    ]


def sections_of(work: str, cycle: Cycle) -> list[Section]:
    """Of the report that a kind of work writes in this cycle; none before its step has opened."""
    quarter = None if work == "laporan_tahunan" else cycle.round.quarter
    report = (
        Report.objects.filter(unit=cycle.unit_id, kind=REPORT_KINDS[work], year=cycle.round.year, quarter=quarter)
        .select_related("agency")
        .first()
    )
    return report_sections(report) if report else []


def keys_of(report: Report) -> dict[str, str]:
    """How a section may be called, in small letters, to its key: the key, its title, its indicator's code."""
    names: dict[str, str] = {}
    for section in report_sections(report):
        for name in (section.key, section.title, section.indicator):
            if name:
                names.setdefault(name.casefold(), section.key)
    return names
