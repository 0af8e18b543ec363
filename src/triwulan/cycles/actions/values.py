"""Writing values, evidence and answers: only while a task that holds the indicator is open, by who holds that task."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from triwulan.audit.record import hold_chain, record
from triwulan.cycles.access import cycle_for
from triwulan.cycles.actions.finish import acting_for
from triwulan.cycles.answers import Acting
from triwulan.cycles.entry import entering_task, indicator_of
from triwulan.cycles.models import Assignment, Cycle
from triwulan.cycles.opening import cycle_subject
from triwulan.cycles.refusals import NotThere, StepIncomplete
from triwulan.documents import files
from triwulan.documents.uploads.check import check_upload
from triwulan.indicators import actions
from triwulan.indicators.models import Evidence, Indicator, Realisation
from triwulan.organisations.models import Person

Entered = Decimal | int | str | None


@dataclass(frozen=True)
class Changes:
    """What somebody typed. None leaves a field as it is. `reason` is asked of an author who changes a value himself."""

    variables: Mapping[str, Entered] | None = None
    not_applicable: str | None = None
    explanation: str | None = None
    support: str | None = None
    obstacle: str | None = None
    follow_up: str | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""
    expected_version: int | None = None

    @property
    def is_of_value(self) -> bool:
        """To say that there is none is as much as another value."""
        return self.variables is not None or self.not_applicable is not None


@transaction.atomic
def save_values(*, person: Person, cycle_id: int, code: str, changes: Changes) -> Realisation:
    """Raises NotThere, MayNot, StepIncomplete, and what `indicators.actions` refuses; nothing is written then."""
    cycle, indicator, task, acting = _turn(person, cycle_id, code)
    by_author = task.step_run.work == "laporan" and changes.is_of_value
    if by_author and not changes.reason.strip():
        raise StepIncomplete([_unexplained()])
    hold_chain(agency_id=indicator.agency_id)
    row = actions.save_realisation(
        indicator=indicator,
        unit=indicator.unit,
        quarter=cycle.round.period,
        variables=changes.variables,
        not_applicable=changes.not_applicable,
        explanation=changes.explanation,
        support=changes.support,
        obstacle=changes.obstacle,
        follow_up=changes.follow_up,
        actor=acting.actor,
        person=person,
        expected_version=changes.expected_version,
        cycle_id=cycle.pk,
    )
    if by_author:
        record(
            "value_changed_by_author",
            actor=acting.actor,
            subject=cycle_subject(cycle, "realisation", row.pk),
            facts={"indicator": indicator.code, "reason": changes.reason.strip()},
        )
    for warning, text in changes.answers.items():
        actions.answer_warning(
            indicator=indicator,
            quarter=cycle.round.period,
            code=warning,
            text=text,
            actor=acting.actor,
            person=person,
            cycle_id=cycle.pk,
        )
    return row


def _unexplained() -> str:
    return _("Alasan belum ditulis. Sebutkan mengapa Anda mengubah nilai ini sendiri, atau kembalikan kepada analis.")


def attach(*, person: Person, cycle_id: int, code: str, name: str, content: bytes) -> Evidence:
    """Raises UploadRefused and EvidenceRefused besides. The file is stored before its row, so a crash loses no proof."""
    cycle, indicator, _task, acting = _turn(person, cycle_id, code)
    upload = check_upload(name, content, settings.EVIDENCE_MAX_BYTES)
    stored = files.store(cycle.round.agency, content, upload.content_type)
    with transaction.atomic():
        return actions.attach_evidence(
            indicator=indicator,
            unit=indicator.unit,
            quarter=cycle.round.period,
            file=stored,
            name=upload.name,
            actor=acting.actor,
            person=person,
            cycle_id=cycle.pk,
        )


def detach(*, person: Person, cycle_id: int, code: str, evidence_id: int) -> Evidence:
    cycle, indicator, _task, acting = _turn(person, cycle_id, code)
    evidence = Evidence.objects.filter(
        pk=evidence_id,
        realisation__indicator=indicator,
        realisation__year=cycle.round.year,
        realisation__quarter=cycle.round.quarter,
    ).first()
    if evidence is None:
        raise NotThere
    return actions.remove_evidence(evidence=evidence, actor=acting.actor, person=person, cycle_id=cycle.pk)


def _turn(person: Person, cycle_id: int, code: str) -> tuple[Cycle, Indicator, Assignment, Acting]:
    cycle = cycle_for(person, cycle_id)
    indicator = indicator_of(cycle, code)
    task = entering_task(person, cycle, indicator)
    return cycle, indicator, task, acting_for(person, task)
