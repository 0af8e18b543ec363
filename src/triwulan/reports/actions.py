"""What may be done to a report. Called by `cycles` alone, which holds the step's check."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, Max

from triwulan.audit.record import Actor
from triwulan.core import clock
from triwulan.core.quarters import Quarter
from triwulan.indicators.models import Indicator
from triwulan.indicators.prose import prose_problem, tidy_prose
from triwulan.organisations.models import Person, Position, Unit
from triwulan.reports.entries import note_report
from triwulan.reports.freezing import FreezableFigure, frozen_figure, frozen_section
from triwulan.reports.models import FrozenFigure, Recommendation, Report, ReportKind, ReportVersion, Section
from triwulan.reports.refusals import SectionChanged, SectionRefused


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
    found: Report = report
    return found


@transaction.atomic
def ensure_sections(report: Report, specs: Sequence[SectionSpec]) -> list[Section]:
    """Bring the report's sections up to the specs, in their order; write only what differs.

    An edited body is never touched. A section that is no longer wanted goes, unless somebody wrote in it.
    """
    present = {section.key: section for section in report.sections.all()}
    wanted = {spec.key for spec in specs}
    for section in present.values():
        if section.key not in wanted and section.edited_at is None:
            section.delete()
    kept = [one for one in present.values() if one.key not in wanted and one.edited_at is not None]
    sections = [_ensure_section(report, spec, order, present.get(spec.key)) for order, spec in enumerate(specs, 1)]
    return sections + kept


def _ensure_section(report: Report, spec: SectionSpec, order: int, section: Section | None) -> Section:
    body = tidy_prose(spec.body)
    if section is None:
        created, _new = Section.objects.get_or_create(
            report=report,
            key=spec.key,
            defaults={
                "title": spec.title,
                "order": order,
                "indicator": spec.indicator,
                "author": spec.author,
                "body": body,
            },
        )
        fresh: Section = created
        return fresh
    shall = {"title": spec.title, "order": order, "author_id": spec.author.pk if spec.author else None}
    if section.edited_at is None:
        shall["body"] = body
    changed = {name: value for name, value in shall.items() if getattr(section, name) != value}
    if changed:
        Section.objects.filter(pk=section.pk, version=section.version).update(**changed)
        for name, value in changed.items():
            setattr(section, name, value)
    return section


def edit_section(
    *,
    report: Report,
    key: str,
    body: str,
    actor: Actor,
    person: Person | None,
    expected_version: int | None = None,
    cycle_id: int | None = None,
) -> Section:
    """Write a section's narrative; what changes nothing writes nothing.

    Raises SectionRefused for an unknown section or too long a text, SectionChanged when it is no longer at
    `expected_version`.
    """
    text = tidy_prose(body)
    with transaction.atomic():
        section = Section.objects.filter(report=report, key=key).select_related("edited_by").first()
        if section is None:
            raise SectionRefused(f'Laporan ini tidak memiliki bagian "{key}".')
        problem = prose_problem(text)
        if problem:
            raise SectionRefused(problem)
        if section.body == text:
            return section
        former = section.body
        _write(section, text, person, section.version if expected_version is None else expected_version)
        note_report("section_edited", report, actor, cycle_id, key=key, old=former, new=text, version=section.version)
    return section


def _write(section: Section, text: str, person: Person | None, version: int) -> None:
    """A conditional update instead of a lock: on no row hit, somebody else was faster."""
    hit = Section.objects.filter(pk=section.pk, version=version).update(
        body=text, version=F("version") + 1, edited_at=clock.now(), edited_by=person
    )
    section.refresh_from_db()
    if not hit:
        who = section.edited_by.full_name if section.edited_by else None
        zone = section.report.agency.time_zone
        raise SectionChanged(section.title, who, section.edited_at, now=clock.now(), zone=zone)


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
        last = ReportVersion.objects.filter(report=report).aggregate(last=Max("number"))["last"] or 0
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


def set_recommendation(
    *,
    report: Report,
    indicator: Indicator,
    text: str,
    actor: Actor,
    cycle_id: int | None = None,
) -> Recommendation:
    """What the planner recommends; the same text twice is once. SectionRefused for too long a text."""
    said = tidy_prose(text)
    problem = prose_problem(said)
    if problem:
        raise SectionRefused(problem)
    with transaction.atomic():
        present = Recommendation.objects.filter(report=report, indicator=indicator).first()
        if present and present.text == said:
            return present
        found, _created = Recommendation.objects.update_or_create(
            report=report, indicator=indicator, defaults={"text": said}
        )
        note_report(
            "recommendation_set",
            report,
            actor,
            cycle_id,
            indicator=indicator.code,
            old=present.text if present else None,
            new=said,
        )
    return found
