"""An indicator that is corrected. What was entered under it keeps its meaning: a new one begins with a revision."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from triwulan.audit.record import Actor
from triwulan.indicators.entries import note_indicator, plain_changes
from triwulan.indicators.models import Indicator, Variable
from triwulan.indicators.planning.creating import code_taken, indicator_fields, variable_fields
from triwulan.indicators.planning.specs import IndicatorSpec, faults
from triwulan.indicators.planning.standing import used_years
from triwulan.indicators.refusals import PlanRefused

FREE = frozenset(
    [
        "owner",
        "source",
        "evidence_required",
        "evidence_wanted",
        "decimals",
        "interpretation",
        "classification",
        "estimation_level",
        "is_key",
        "is_public",
        "baseline",
        "baseline_year",
        "value_minimum",
        "value_maximum",
        "valid_from",
    ]
)
"""What may be corrected at any time: it says nothing else of the figures that are there. All else defines them."""

FREE_OF_VARIABLES = frozenset(
    [
        "decimals",
        "minimum",
        "maximum",
        "order",
        "alias",
        "chosen_after",
        "data_type",
        "classification",
        "validation_rule",
        "question",
        "is_public",
    ]
)

_NAMES = {
    "unit": gettext_lazy("unit"),
    "node": gettext_lazy("tempat dalam pohon kinerja"),
    "code": gettext_lazy("kode"),
    "name": gettext_lazy("nama"),
    "concept": gettext_lazy("konsep"),
    "definition": gettext_lazy("definisi"),
    "method": gettext_lazy("rumus"),
    "measure": gettext_lazy("satuan"),
    "value_kind": gettext_lazy("jenis nilai"),
    "polarity": gettext_lazy("arah"),
    "formula": gettext_lazy("rumus capaian"),
    "aggregation": gettext_lazy("aturan setahun"),
    "target_kind": gettext_lazy("jenis target"),
    "frequency": gettext_lazy("waktu pengukuran"),
    "cap": gettext_lazy("batas capaian"),
    "cap_above": gettext_lazy("batas capaian"),
    "uncapped": gettext_lazy("batas capaian"),
    "floored": gettext_lazy("lantai capaian"),
    "categories": gettext_lazy("kategori"),
    "weight": gettext_lazy("bobot"),
    "is_composite": gettext_lazy("indikator komposit"),
    "composed_of": gettext_lazy("indikator pembangun"),
    "size": gettext_lazy("ukuran"),
    "valid_to": gettext_lazy("tahun terakhir"),
}


@transaction.atomic
def change_indicator(*, indicator: Indicator, spec: IndicatorSpec, actor: Actor) -> Indicator:
    """Make the indicator what the spec says; PlanRefused with every fault. What changes nothing writes nothing.

    Once values have been entered, what defines it stays: `revise_indicator` makes another version from a year on.
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


def redefined(indicator: Indicator, spec: IndicatorSpec) -> list[str]:
    """What of its definition the spec changes, in words."""
    changed = [name for name in plain_changes(indicator, indicator_fields(spec)) if name not in FREE]
    words = list(dict.fromkeys(str(_NAMES.get(name, name)) for name in changed))
    return [*words, _("variabel")] if _has_other_variables(indicator, spec) else words


def _refusals(indicator: Indicator, spec: IndicatorSpec, *, sound: bool) -> list[str]:
    sentences = []
    if spec.unit.agency_id != indicator.agency_id:
        sentences.append(_("Indikator tidak dapat dipindahkan ke perangkat daerah lain."))
    if code_taken(spec, but=indicator):
        sentences.append(_("Kode %s sudah dipakai.") % spec.code.strip())
    years = used_years(indicator) if sound else []
    defining = redefined(indicator, spec) if years else []
    if defining:
        facts = {"what": ", ".join(defining)}
        sentences.append(
            _(
                "Nilai sudah diisi menurut definisi ini, jadi %(what)s tetap. Buat revisi yang berlaku mulai suatu tahun."
            )
            % facts
        )
    if years and spec.valid_from > years[0]:
        sentences.append(_("Nilai tahun %d sudah diisi, jadi indikator ini tidak dapat dimulai sesudahnya.") % years[0])
    return sentences


def _has_other_variables(indicator: Indicator, spec: IndicatorSpec) -> bool:
    present = {one.code: one for one in indicator.variables.all()}
    if set(present) != {one.code for one in spec.entries}:
        return True
    shall = ((present[one.code], variable_fields(one, order)) for order, one in enumerate(spec.entries))
    return any(set(plain_changes(variable, fields)) - FREE_OF_VARIABLES for variable, fields in shall)


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
