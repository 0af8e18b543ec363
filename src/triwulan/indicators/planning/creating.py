"""A new indicator."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max, Q
from django.utils.translation import gettext as _

from triwulan.audit.record import Actor
from triwulan.core.achievement import formula_name
from triwulan.indicators.models import Indicator, RevisionKind, Variable
from triwulan.indicators.planning.deciding import Decision, decision_faults, note_decision
from triwulan.indicators.planning.metadata import metadata_fields
from triwulan.indicators.planning.specs import IndicatorSpec, VariableSpec, faults
from triwulan.indicators.refusals import PlanRefused


@transaction.atomic
def create_indicator(
    spec: IndicatorSpec, *, actor: Actor, reason: str = "", decree: str = "", decree_on: date | None = None
) -> Indicator:
    """With its variables, at the end of the agency's list. PlanRefused with every fault."""
    decision = Decision(kind=RevisionKind.NEW, year=spec.valid_from, reason=reason, decree=decree, decree_on=decree_on)
    sentences = [*faults(spec), *decision_faults(decision)]
    if code_taken(spec):
        sentences.append(_("Kode %s sudah dipakai.") % spec.code.strip())
    if sentences:
        raise PlanRefused(*sentences)
    last = Indicator.objects.filter(agency_id=spec.unit.agency_id).aggregate(last=Max("order"))["last"] or 0
    indicator = write_indicator(spec, order=last + 1)
    note_decision(indicator, None, decision, actor, unit=spec.unit.name)
    return indicator


def write_indicator(spec: IndicatorSpec, **columns: Any) -> Indicator:
    """The row and its variables; whoever calls has checked the spec and records what was made."""
    indicator: Indicator = Indicator.objects.create(agency_id=spec.unit.agency_id, **indicator_fields(spec) | columns)
    Variable.objects.bulk_create(
        Variable(indicator=indicator, code=one.code, **variable_fields(one, order))
        for order, one in enumerate(spec.entries)
    )
    return indicator


def code_taken(spec: IndicatorSpec, but: Indicator | None = None) -> bool:
    """By another indicator that is measured in a year that the spec wants too: versions follow each other."""
    twins = Indicator.objects.filter(agency_id=spec.unit.agency_id, code=spec.code.strip())
    lasting = twins.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=spec.valid_from))
    if spec.valid_to is not None and spec.valid_to >= spec.valid_from:
        lasting = lasting.filter(valid_from__lte=spec.valid_to)
    return (lasting.exclude(pk=but.pk) if but else lasting).exists()


def variable_fields(variable: VariableSpec, order: int) -> dict[str, Any]:
    return {
        "label": variable.label,
        "measure": variable.measure,
        "decimals": variable.decimals,
        "minimum": variable.minimum,
        "maximum": variable.maximum,
        "weight": variable.weight,
        "order": order,
        **metadata_fields(variable.about),
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
        **metadata_fields(spec.about),
    }
