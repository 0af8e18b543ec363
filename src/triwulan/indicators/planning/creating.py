"""A new indicator."""

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from triwulan.audit.record import Actor
from triwulan.core.achievement import formula_name
from triwulan.indicators.entries import note_indicator
from triwulan.indicators.models import Indicator, Variable
from triwulan.indicators.planning.specs import IndicatorSpec, VariableSpec, faults
from triwulan.indicators.refusals import PlanRefused


@transaction.atomic
def create_indicator(spec: IndicatorSpec, *, actor: Actor) -> Indicator:
    """With its variables, at the end of the agency's list. PlanRefused with every fault."""
    sentences = faults(spec)
    if Indicator.objects.filter(agency_id=spec.unit.agency_id, code=spec.code.strip()).exists():
        sentences.append(_("Kode %s sudah dipakai.") % spec.code.strip())
    if sentences:
        raise PlanRefused(*sentences)
    last = Indicator.objects.filter(agency_id=spec.unit.agency_id).aggregate(last=Max("order"))["last"] or 0
    indicator = Indicator.objects.create(agency_id=spec.unit.agency_id, order=last + 1, **indicator_fields(spec))
    Variable.objects.bulk_create(
        Variable(indicator=indicator, code=one.code, **variable_fields(one, order))
        for order, one in enumerate(spec.entries)
    )
    note_indicator("indicator_created", indicator, actor, name=indicator.name, unit=spec.unit.name)
    return indicator


def variable_fields(variable: VariableSpec, order: int) -> dict[str, Any]:
    return {
        "label": variable.label,
        "measure": variable.measure,
        "decimals": variable.decimals,
        "minimum": variable.minimum,
        "maximum": variable.maximum,
        "weight": variable.weight,
        "order": order,
    }


def indicator_fields(spec: IndicatorSpec) -> dict[str, Any]:
    return {
        "unit": spec.unit,
        "owner": spec.owner,
        "node": spec.node,
        "code": spec.code.strip(),
        "name": spec.name.strip(),
        "definition": spec.definition.strip(),
        "measure": spec.measure.strip(),
        "decimals": spec.shown_decimals,
        "value_kind": spec.value_kind,
        "polarity": spec.polarity,
        "formula": formula_name(spec.polarity, spec.formula) if spec.formula else "",
        "aggregation": spec.year_rule,
        "target_kind": spec.target_kind,
        "cap": spec.cap and spec.cap.limit,
        "cap_above": spec.cap and spec.cap.above,
        "uncapped": spec.uncapped,
        "floored": spec.floored,
        "categories": [[row.label, f"{row.code.normalize():f}"] for row in spec.categories.rows],
        "weight": spec.weight,
        "evidence_required": spec.evidence_required,
        "source": spec.source.strip(),
        "valid_from": spec.valid_from,
        "valid_to": spec.valid_to,
    }
