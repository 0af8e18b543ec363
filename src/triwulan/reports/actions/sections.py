"""A report and its sections come into being by themselves; no entry is recorded until a person writes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from triwulan.core.quarters import Quarter
from triwulan.indicators.models import Indicator
from triwulan.indicators.prose import tidy_prose
from triwulan.organisations.models import Position, Unit
from triwulan.organisations.scoping import only_if
from triwulan.reports.models import Report, ReportKind, Section


@dataclass(frozen=True)
class SectionSpec:
    """A section as the rules draft it. What was edited stays; what was not follows the draft."""

    key: str
    title: str
    body: str
    indicator: Indicator | None = None
    author: Position | None = None


def ensure_report(*, unit: Unit, kind: ReportKind | str, period: Quarter | int) -> Report:
    """The unit's report of a quarter, or of a year; made on first asking."""
    year, quarter = (period.year, period.number) if isinstance(period, Quarter) else (period, None)
    report, _created = Report.objects.get_or_create(
        unit=unit, kind=kind, year=year, quarter=quarter, defaults={"agency_id": unit.agency_id}
    )
    return report


@transaction.atomic
def ensure_sections(report: Report, specs: Sequence[SectionSpec]) -> list[Section]:
    """Bring the report's sections up to the specs, in their order; write only what differs.

    An edited body is never touched, though its draft is. A section that is no longer wanted goes, unless somebody
    wrote in it: then it stays behind the others.
    """
    present = {section.key: section for section in report.sections.all()}
    sections = [_ensure(report, spec, order, present.pop(spec.key, None)) for order, spec in enumerate(specs, start=1)]
    for order, section in enumerate(present.values(), start=len(sections) + 1):
        if section.edited_at is None:
            section.delete()
        else:
            _bring_up(section, {"order": order})
            sections.append(section)
    return sections


def _ensure(report: Report, spec: SectionSpec, order: int, section: Section | None) -> Section:
    drafted = tidy_prose(spec.body)
    shall: dict[str, object] = {
        "title": spec.title,
        "order": order,
        "drafted": drafted,
        "author_id": spec.author.pk if spec.author else None,
    }
    if section is None:
        made, _created = Section.objects.get_or_create(
            report=report, key=spec.key, defaults={**shall, "body": drafted, "indicator": spec.indicator}
        )
        return made
    if section.edited_at is None:
        shall["body"] = drafted
    _bring_up(section, shall)
    return section


def _bring_up(section: Section, shall: Mapping[str, object]) -> None:
    """Conditional: one who edits at the same moment wins over the draft."""
    changed = {name: value for name, value in shall.items() if getattr(section, name) != value}
    if changed and only_if(section, version=section.version).update(**changed):
        for name, value in changed.items():
            setattr(section, name, value)
