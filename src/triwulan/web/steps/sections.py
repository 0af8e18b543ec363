"""The narrative of a report on a page: each section a field with its version, saved by itself, never over another's."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.utils.timezone import get_current_timezone_name
from django.utils.translation import gettext as _

from triwulan.core import clock
from triwulan.core.spoken import say_instant_near
from triwulan.cycles.actions.sections import edit_report
from triwulan.cycles.models import Assignment
from triwulan.cycles.narrative import REPORT_KINDS, report_of
from triwulan.indicators.prose import tidy_prose
from triwulan.organisations.models import Person
from triwulan.reports.actions import SectionChanged, SectionRefused
from triwulan.reports.models import Report, Section
from triwulan.reports.queries import sections_of
from triwulan.web.steps.page import Visit


@dataclass(frozen=True)
class Part:
    """`version` tells what was shown, so that a draft that changed meanwhile is not written back as his words.

    `mine`: he may write it here. `quotes`: what the divisions said (quoting.py). `stands`: what is stored, where somebody else wrote it while he was typing.
    """

    section: Section
    body: str
    version: str
    mine: bool
    fault: str = ""
    stands: str = ""
    quotes: tuple[Any, ...] = ()

    @property
    def key(self) -> str:
        return self.section.key

    @property
    def name(self) -> str:
        return body_name(self.key)

    @property
    def version_name(self) -> str:
        return version_name(self.key)

    @property
    def rows(self) -> int:
        """Room for what stands there, in lines of a laptop's width; browsers that can grow the field do so."""
        lines = sum(1 + len(line) // 90 for line in self.body.split("\n"))
        return min(max(lines, 3), 14)


def body_name(key: str) -> str:
    return f"t-{key}"


def version_name(key: str) -> str:
    return f"r-{key}"


def report_for(visit: Visit) -> Report | None:
    """Whoever writes it finds it up to today's figures; others read it as it stands."""
    task = visit.task
    if visit.editable and task.opened_at is not None:
        return report_of(task)
    cycle, work = task.step_run.cycle, task.step_run.work
    quarter = None if work == "laporan_tahunan" else cycle.round.quarter
    return Report.objects.filter(
        unit=cycle.unit, kind=REPORT_KINDS[work], year=cycle.round.year, quarter=quarter
    ).first()


def parts_of(visit: Visit, report: Report | None = None) -> dict[str, Part]:
    """By key, in the report's order; `report` where it is known already."""
    report = report or report_for(visit)
    return {section.key: _part(visit, section) for section in (sections_of(report) if report else ())}


def may_write(task: Assignment, section: Section) -> bool:
    """Each author his part; the one who hands the report in all of it."""
    return task.coordinator or section.author_id == task.position_id


def save_parts(visit: Visit) -> Sequence[str]:
    """What the form carries when no script has saved it section by section; what was not taken, in sentences."""
    faults: dict[str, str] = {}
    for part in parts_of(Visit(visit.request, visit.task, visit.editable)).values():
        if part.mine and part.name in visit.typed:
            fault = save_part(visit.request.person, visit.task, part, visit.typed)
            faults |= {part.name: fault} if fault else {}
    visit.faults.update(faults)
    return list(faults.values())


def save_part(person: Person, task: Assignment, part: Part, typed: dict[str, str]) -> str:
    """The sentence it was refused with, empty when it stands or was not sent. Raises NotThere and MayNot."""
    body = typed.get(part.name, part.section.body)
    version, _stroke, shown = typed.get(part.version_name, "").partition("-")
    if _digest(body) in {shown, _digest(part.section.body)}:
        return ""
    try:
        edit_report(
            person=person,
            cycle_id=task.step_run.cycle_id,
            sections={part.key: body},
            versions={part.key: int(version)} if version.isdecimal() else None,
        )
    except SectionRefused as refused:
        return refused.sentence
    except SectionChanged as changed:
        return _changed_sentence(part, changed)
    return ""


def _part(visit: Visit, section: Section) -> Part:
    body = visit.typed.get(body_name(section.key), section.body)
    fault = visit.faults.get(body_name(section.key), "")
    differs = bool(fault) and tidy_prose(body) != section.body
    mine = visit.shows_form and task_takes_words(visit.task) and may_write(visit.task, section)
    version = f"{section.version}-{_digest(section.body)}"
    return Part(section, body, version, mine, fault, section.body if differs else "")


def _changed_sentence(part: Part, changed: SectionChanged) -> str:
    """Who and when; what stands is shown beside it."""
    if changed.who is None or changed.when is None:
        return _("Bagian “%(title)s” sudah berubah.") % {"title": part.section.title}
    when = say_instant_near(changed.when, clock.now(), get_current_timezone_name())
    facts = {"title": part.section.title, "who": changed.who, "when": when}
    return _("Bagian “%(title)s” sudah diubah %(who)s, %(when)s.") % facts


def task_takes_words(task: Assignment) -> bool:
    """A task that waits for others is not written in yet."""
    return task.opened_at is not None


def _digest(body: str) -> str:
    return sha256(tidy_prose(body).encode()).hexdigest()[:16]
