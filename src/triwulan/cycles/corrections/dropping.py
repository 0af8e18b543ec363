"""Evidence that a corrected value is no longer to stand on: named with a reason, gone from the value once it is handed in.

The file itself and the papers that listed it stay; the value's page says what left, by whom and why.
"""

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from triwulan.core import clock
from triwulan.cycles.corrections.fetching import note
from triwulan.cycles.corrections.filling import open_value
from triwulan.cycles.models import CorrectionRemoval, CorrectionValue
from triwulan.cycles.refusals import NotThere, StepIncomplete
from triwulan.indicators.models import Evidence, Realisation
from triwulan.organisations.models import Person


def droppable(value: CorrectionValue) -> QuerySet[Evidence]:
    """What stands with the value now and is not yet named."""
    standing = Evidence.objects.filter(realisation=value.realisation_id, removed_at__isnull=True)
    return standing.exclude(pk__in=value.removals.values("evidence")).order_by("id")


@transaction.atomic
def drop_evidence(
    *, person: Person, correction_id: int, value_id: int, evidence_id: int, reason: str
) -> CorrectionRemoval:
    """Raises NotThere (also when it is named already), MayNot, AlreadyFinished, StepIncomplete without a reason."""
    value, actor = open_value(person, correction_id, value_id)
    proof = droppable(value).filter(pk=evidence_id).first()
    if proof is None:
        raise NotThere
    if not reason.strip():
        raise StepIncomplete([_("Alasan belum ditulis. Tulis mengapa bukti ini tidak lagi mendukung nilainya.")])
    made: CorrectionRemoval = CorrectionRemoval.objects.create(
        value=value, evidence=proof, reason=reason.strip(), named_at=clock.now(), named_by=person
    )
    note("correction_filled", value.correction, actor, indicator=value.indicator.code, removed=proof.name)
    return made


@transaction.atomic
def keep_evidence(*, person: Person, correction_id: int, value_id: int, removal_id: int) -> None:
    """Takes the naming back; the evidence stays after all."""
    value, actor = open_value(person, correction_id, value_id)
    found = value.removals.select_related("evidence").filter(pk=removal_id).first()
    if found is None:
        raise NotThere
    found.delete()
    note("correction_filled", value.correction, actor, indicator=value.indicator.code, kept=found.evidence.name)


def removed_from(row: Realisation) -> QuerySet[CorrectionRemoval]:
    """What corrections took off this value, oldest first."""
    gone = CorrectionRemoval.objects.filter(evidence__realisation=row, evidence__removed_at__isnull=False)
    return (
        gone.filter(value__correction__handed_in_at__isnull=False)
        .select_related("evidence__file", "named_by", "value")
        .order_by("id")
    )
