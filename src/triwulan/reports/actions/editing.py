"""Writing a section's narrative."""

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from triwulan.audit.record import Actor, hold_chain
from triwulan.core import clock
from triwulan.indicators.prose import prose_problem, tidy_prose
from triwulan.organisations.models import Person
from triwulan.organisations.scoping import only_if
from triwulan.reports.actions.versions import keep_version
from triwulan.reports.entries import note_report
from triwulan.reports.illustrated import picture_problem
from triwulan.reports.models import Report, Section
from triwulan.reports.refusals import SectionChanged, SectionRefused


def edit_section(
    *,
    report: Report,
    key: str,
    body: str,
    actor: Actor,
    person: Person | None,
    expected_version: int | None = None,
    cycle_id: int | None = None,
    restored: int | None = None,
) -> Section:
    """Write what stands in a section; emptied, it goes back to its draft. What changes nothing writes nothing.

    `restored`: the number of the version whose words these are again.

    Raises SectionRefused for an unknown section or too long a text, SectionChanged when it is no longer at
    `expected_version`.
    """
    text = tidy_prose(body)
    with transaction.atomic():
        section = Section.objects.filter(report=report, key=key).select_related("edited_by").first()
        if section is None:
            raise SectionRefused(_("Laporan ini tidak memiliki bagian “%s”.") % key)
        problem = prose_problem(text) or picture_problem(text)
        if problem:
            raise SectionRefused(problem)
        former, shall = section.body, text or section.drafted
        if shall == former:
            return section
        hold_chain(agency_id=report.agency_id)
        _write(section, shall, person, section.version if expected_version is None else expected_version)
        keep_version(section, former, (person, shall), restored=restored)
        note_report("section_edited", report, actor, cycle_id, key=key, old=former, new=shall, version=section.version)
    return section


def _write(section: Section, text: str, person: Person | None, version: int) -> None:
    """A conditional update instead of a lock: on no row hit, somebody else was faster."""
    is_draft = text == section.drafted
    hit = only_if(section, version=version).update(
        body=text,
        version=F("version") + 1,
        edited_at=None if is_draft else clock.now(),
        edited_by=None if is_draft else person,
    )
    section.refresh_from_db()
    if not hit:
        raise SectionChanged(section)
