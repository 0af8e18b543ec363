"""A section as its own page and its readers have it, its pictures and its former versions."""

from django.db import transaction
from django.utils.translation import gettext as _

from triwulan.cycles.actions.finish import acting_for
from triwulan.cycles.actions.sections import writing_task
from triwulan.cycles.models import Assignment
from triwulan.cycles.narrative import REPORT_KINDS, report_of
from triwulan.cycles.refusals import NotThere
from triwulan.documents.models import Illustration
from triwulan.documents.pictures import illustration_of, keep_picture
from triwulan.organisations.models import Person
from triwulan.reports import actions
from triwulan.reports.entries import note_report
from triwulan.reports.models import Report, Section, SectionVersion


def standing_report(task: Assignment) -> Report | None:
    """As it stands, for whoever reads; nothing is drafted anew."""
    cycle, work = task.step_run.cycle, task.step_run.work
    quarter = None if work == "laporan_tahunan" else cycle.round.quarter
    rows = Report.objects.filter(unit=cycle.unit, kind=REPORT_KINDS[work], year=cycle.round.year, quarter=quarter)
    found: Report | None = rows.select_related("agency", "unit").first()
    return found


def section_of(task: Assignment, key: str) -> Section:
    """Raises NotThere."""
    report = standing_report(task)
    rows = Section.objects.filter(report=report, key=key).select_related("report__agency", "report__unit", "edited_by")
    found = rows.first() if report else None
    if found is None:
        raise NotThere
    return found


def versions_of_section(section: Section) -> list[SectionVersion]:
    """Newest first."""
    return list(SectionVersion.objects.filter(section=section).select_related("written_by").order_by("-number"))


@transaction.atomic
def restore_version(*, person: Person, task: Assignment, key: str, number: int) -> Section:
    """Its words stand again, as a new version. Raises NotThere, MayNot, SectionRefused."""
    cycle = task.step_run.cycle
    acting = acting_for(person, writing_task(person, cycle))
    report = report_of(task)
    version = SectionVersion.objects.filter(section__report=report, section__key=key, number=number).first()
    if version is None:
        raise NotThere(_("Versi itu tidak ada."))
    return actions.edit_section(
        report=report,
        key=key,
        body=version.body,
        actor=acting.actor,
        person=person,
        cycle_id=cycle.pk,
        restored=version.number,
    )


def give_picture(*, person: Person, task: Assignment, content: bytes) -> Illustration:
    """For a section of the report he writes. Raises MayNot and UploadRefused; what no text names stays unprinted."""
    cycle = task.step_run.cycle
    acting = acting_for(person, writing_task(person, cycle))
    kept = keep_picture(cycle.round.agency, content)
    with transaction.atomic():
        made = illustration_of(kept)
        note_report("picture_given", report_of(task), acting.actor, cycle.pk, sha256=kept.file.sha256)
    return made
