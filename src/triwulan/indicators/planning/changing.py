"""An indicator that is corrected or closed. What was entered under it keeps its meaning."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from triwulan.audit.record import Actor
from triwulan.indicators.entries import note_indicator, plain_changes
from triwulan.indicators.models import Indicator, Realisation, Variable
from triwulan.indicators.planning.creating import indicator_fields, variable_fields
from triwulan.indicators.planning.specs import IndicatorSpec, faults
from triwulan.indicators.refusals import PlanRefused


@transaction.atomic
def change_indicator(*, indicator: Indicator, spec: IndicatorSpec, actor: Actor) -> Indicator:
    """Make the indicator what the spec says; PlanRefused with every fault. What changes nothing writes nothing.

    Once values have been entered, its kind of value and its variables' codes stay: another measure is another
    indicator. Close this one by its last year and make a new one.
    """
    own = faults(spec)
    sentences = [*own, *_refusals(indicator, spec, sound=not own)]
    if sentences:
        raise PlanRefused(*sentences)
    changes = plain_changes(indicator, indicator_fields(spec))
    variables = _change_variables(indicator, spec)
    if changes:
        for name in changes:
            setattr(indicator, name, indicator_fields(spec)[name])
        indicator.save(update_fields=list(changes))
    if changes or variables:
        note_indicator("indicator_changed", indicator, actor, changes=changes, variables=variables)
    return indicator


def _refusals(indicator: Indicator, spec: IndicatorSpec, *, sound: bool) -> list[str]:
    sentences = []
    if spec.unit.agency_id != indicator.agency_id:
        sentences.append(_("Indikator tidak dapat dipindahkan ke perangkat daerah lain."))
    twins = Indicator.objects.filter(agency_id=indicator.agency_id, code=spec.code.strip()).exclude(pk=indicator.pk)
    if twins.exists():
        sentences.append(_("Kode %s sudah dipakai.") % spec.code.strip())
    if sound and _is_another_measure(indicator, spec) and _is_used(indicator):
        sentences.append(
            _("Nilai sudah diisi, jadi jenis nilai dan variabelnya tetap. Akhiri indikator ini dan buat yang baru.")
        )
    return sentences


def _is_another_measure(indicator: Indicator, spec: IndicatorSpec) -> bool:
    kept = (indicator.value_kind, {one.code for one in indicator.variables.all()})
    return kept != (spec.value_kind, {one.code for one in spec.entries})


def _is_used(indicator: Indicator) -> bool:
    return Realisation.objects.filter(indicator=indicator, version__gt=0).exists()


def _change_variables(indicator: Indicator, spec: IndicatorSpec) -> list[str]:
    """The codes of the variables that are no longer what they were."""
    present = {one.code: one for one in Variable.objects.filter(indicator=indicator)}
    shall = {one.code: variable_fields(one, order) for order, one in enumerate(spec.entries)}
    changed = [code for code, fields in shall.items() if code not in present or _differs(present[code], fields)]
    gone = [code for code in present if code not in shall]
    Variable.objects.filter(indicator=indicator, code__in=gone).delete()
    for code in changed:
        Variable.objects.update_or_create(indicator=indicator, code=code, defaults=shall[code])
    if changed or gone:
        getattr(indicator, "_prefetched_objects_cache", {}).pop("variables", None)
    return sorted(changed + gone)


def _differs(variable: Variable, fields: dict[str, Any]) -> bool:
    return any(getattr(variable, name) != value for name, value in fields.items())
