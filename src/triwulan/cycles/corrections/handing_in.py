"""Handing a correction in: the next version of each value, and of every report that prints it, in one transaction.

What is killed before the commit has changed nothing; what is killed after it has lost files at most, which whoever asks
for them renders again. So no version is ever made twice.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from triwulan.audit.record import Actor, hold_chain, record
from triwulan.core import clock
from triwulan.cycles.answers import Acting
from triwulan.cycles.corrections.approved import problems
from triwulan.cycles.corrections.fetching import note
from triwulan.cycles.corrections.filling import TEXTS
from triwulan.cycles.corrections.moving import HANDING_IN, open_for
from triwulan.cycles.corrections.reissuing import reissue
from triwulan.cycles.models import Correction, CorrectionValue
from triwulan.cycles.opening import cycle_subject
from triwulan.cycles.refusals import AlreadyFinished, StepIncomplete
from triwulan.cycles.steps.bahan import sentences
from triwulan.indicators import actions
from triwulan.indicators.figures import figure_for
from triwulan.indicators.ledgers import entry_of
from triwulan.organisations.models import Person
from triwulan.organisations.scoping import only_if


@transaction.atomic
def hand_in(*, person: Person, correction_id: int) -> Correction:
    """Raises NotThere, MayNot, AlreadyFinished, StepIncomplete; and RealisationChanged. Nothing has changed then."""
    correction, actor = open_for(HANDING_IN, person, correction_id, locked=True)
    values = list(correction.values.select_related("realisation", "indicator__agency__government", "indicator__unit"))
    missing = (
        [] if any(map(is_changed, values)) else [_("Belum ada nilai yang berubah, jadi tidak ada yang diserahkan.")]
    )
    missing += problems(correction.cycle, [value.indicator for value in values], but=correction.pk)
    if missing:
        raise StepIncomplete(missing)
    _close(correction, person)
    hold_chain(agency_id=correction.cycle.round.agency_id)
    changed = [value for value in values if is_changed(value)]
    for value in changed:
        _apply(correction, value, person, actor)
    # all of them first: rules between indicators hold only once every corrected value is there
    faults = [fault for value in changed for fault in _answered(value, person, actor, correction.cycle_id)]
    if faults:
        raise StepIncomplete(faults)
    papers = reissue(correction, [value.indicator for value in values], Acting(person, actor))
    correction.documents.set(papers)
    note("correction_handed_in", correction, actor, reason=correction.reason, documents=[one.number for one in papers])
    return correction


def is_changed(value: CorrectionValue) -> bool:
    texts = {name: getattr(value, name) for name in TEXTS}
    # what was asked before there was n/a keeps no word of it
    before = {"not_applicable": "", **value.before}
    moved = value.files.exists() or value.removals.exists()
    return moved or before != {"variables": value.variables, **texts}


def _close(correction: Correction, person: Person) -> None:
    """Of two who press at once only one wins."""
    now = clock.now()
    won = only_if(correction, handed_in_at__isnull=True, ended_at__isnull=True, granted=True).update(
        handed_in_at=now, handed_in_by=person
    )
    if not won:
        raise AlreadyFinished(_("Koreksi ini sudah berubah. Muat ulang halaman."))
    correction.values.update(closed_at=now)
    correction.refresh_from_db(fields=["handed_in_at", "handed_in_by"])


def _apply(correction: Correction, value: CorrectionValue, person: Person, actor: Actor) -> None:
    indicator, quarter, cycle = value.indicator, correction.cycle.round.period, correction.cycle
    known = [variable.code for variable in indicator.variables.all()]
    entered = entry_of(value.variables)
    row = actions.save_realisation(
        indicator=indicator,
        unit=indicator.unit,
        quarter=quarter,
        variables={code: entered.get(code) for code in known},
        not_applicable=value.not_applicable,
        explanation=value.explanation,
        support=value.support,
        obstacle=value.obstacle,
        follow_up=value.follow_up,
        actor=actor,
        person=value.saved_by or person,
        expected_version=value.version,
        cycle_id=cycle.pk,
    )
    facts = {"indicator": indicator.code, "reason": correction.reason, "correction": correction.pk}
    record("value_corrected", actor=actor, subject=cycle_subject(cycle, "realisation", row.pk), facts=facts)
    _remove(value, actor, cycle.pk)
    _attach(value, actor, cycle.pk)


def _remove(value: CorrectionValue, actor: Actor, cycle_id: int) -> None:
    for each in value.removals.select_related("evidence__file", "evidence__realisation__indicator__agency", "named_by"):
        actions.remove_evidence(
            evidence=each.evidence, actor=actor, person=each.named_by, cycle_id=cycle_id, reason=each.reason
        )


def _attach(value: CorrectionValue, actor: Actor, cycle_id: int) -> None:
    for each in value.files.select_related("file", "attached_by"):
        actions.attach_evidence(
            indicator=value.indicator,
            unit=value.indicator.unit,
            quarter=value.correction.cycle.round.period,
            file=each.file,
            name=each.name,
            actor=actor,
            person=each.attached_by,
            cycle_id=cycle_id,
        )


def _answered(value: CorrectionValue, person: Person, actor: Actor, cycle_id: int) -> list[str]:
    """The answers that still stand are given; what keeps the value from being handed in is said, and all is undone then."""
    quarter = value.correction.cycle.round.period
    for code, text in value.answers.items():
        try:
            actions.answer_warning(
                indicator=value.indicator,
                quarter=quarter,
                code=code,
                text=text,
                actor=actor,
                person=value.saved_by or person,
                cycle_id=cycle_id,
            )
        except actions.AnswerRefused:
            continue  # no longer asked, or no answer: what is missing then is said below
    return sentences(figure_for(value.indicator, quarter))
