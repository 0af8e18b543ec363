"""An indicator that is there, as the specification that would make it: the beginning of a change or a revision."""

from triwulan.core.caps import Cap
from triwulan.indicators.models import Indicator, Realisation, Variable
from triwulan.indicators.planning.metadata import Metadata, VariableMetadata
from triwulan.indicators.planning.specs import IndicatorSpec, VariableSpec


def standing_spec(indicator: Indicator) -> IndicatorSpec:
    return IndicatorSpec(
        unit=indicator.unit,
        node=indicator.node,
        owner=indicator.owner,
        code=indicator.code,
        name=indicator.name,
        definition=indicator.definition,
        measure=indicator.measure,
        decimals=indicator.decimals,
        value_kind=indicator.value_kind,
        polarity=indicator.polarity,
        formula=indicator.formula,
        aggregation=indicator.aggregation,
        target_kind=indicator.target_kind,
        cap=None if indicator.cap is None else Cap(indicator.cap, indicator.cap_above),
        uncapped=indicator.uncapped,
        floored=indicator.floored,
        categories=indicator.scale,
        weight=indicator.weight,
        evidence_required=indicator.evidence_required,
        source=indicator.source,
        valid_from=indicator.valid_from,
        valid_to=indicator.valid_to,
        variables=tuple(standing_variable(one) for one in indicator.variables.all()),
        about=Metadata.of(indicator),
    )


def standing_variable(variable: Variable) -> VariableSpec:
    return VariableSpec(
        code=variable.code,
        label=variable.label,
        measure=variable.measure,
        decimals=variable.decimals,
        minimum=variable.minimum,
        maximum=variable.maximum,
        weight=variable.weight,
        about=VariableMetadata.of(variable),
    )


def used_years(indicator: Indicator) -> list[int]:
    """The years in which something was entered under this version, oldest first."""
    entered = Realisation.objects.filter(indicator=indicator, version__gt=0)
    return list(entered.order_by("year").values_list("year", flat=True).distinct())
