"""One indicator with a year's targets, as a form gives it: new, or one that is there. Both or neither is written."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.db import transaction

from triwulan.audit.record import Actor
from triwulan.core.formula import VARIABLES
from triwulan.core.numbers import format_exact
from triwulan.indicators.models import Indicator, Variable
from triwulan.indicators.planning.cells import written_variables
from triwulan.indicators.planning.changing import change_indicator
from triwulan.indicators.planning.creating import create_indicator
from triwulan.indicators.planning.goals import Promised
from triwulan.indicators.planning.metadata import VariableMetadata
from triwulan.indicators.planning.specs import IndicatorSpec, VariableSpec
from triwulan.indicators.planning.table import Row
from triwulan.indicators.planning.targets import set_targets

# Their variables count what the share is taken of; the share's own unit and decimals are not theirs.
_SHARES = frozenset({"persentase", "rasio"})


@transaction.atomic
def enter_indicator(
    *,
    indicator: Indicator | None,
    spec: IndicatorSpec,
    year: int,
    goals: Mapping[int | None, Promised],
    actor: Actor,
    reason: str = "",
) -> Indicator:
    """PlanRefused with what is wrong with the indicator, or else with its targets."""
    entered = change_indicator(indicator=indicator, spec=spec, actor=actor) if indicator else None
    entered = entered or create_indicator(spec, actor=actor)
    set_targets(indicator=entered, year=year, goals=goals, actor=actor, reason=reason)
    return entered


def variables_as_text(indicator: Indicator) -> str:
    """As a table's column has them: "Kelas A = 60 | Kelas B = 40"."""
    return " | ".join(
        one.label if one.weight is None else f"{one.label} = {format_exact(one.weight)}"
        for one in indicator.variables.all()
    )


def entered_variables(
    text: str, *, kind: str, measure: str, decimals: int, of: Indicator | None
) -> tuple[VariableSpec, ...]:
    """The variables that `text` names; () for the kind's own. PlanRefused for a text that cannot be read.

    An indicator of the same kind keeps its variables' codes and bounds, and takes over names and weights: by
    position where there are as many as before, so that a name can be corrected, else by name.
    """
    if of is not None and of.value_kind != kind and VARIABLES.get(kind) and text.strip() == variables_as_text(of):
        text = ""  # the names of another kind's figures, left standing
    cells = {"variabel": text, "jenis_nilai": kind, "satuan": measure, "desimal": str(decimals)}
    read = written_variables(Row(2, cells))
    if of is None or of.value_kind != kind:
        return read
    kept = [_as_now(one, of, measure, decimals) for one in of.variables.all()]
    if not read or text.strip() == variables_as_text(of):
        return tuple(kept)
    return _merged(read, kept)


def _merged(read: Sequence[VariableSpec], kept: Sequence[VariableSpec]) -> tuple[VariableSpec, ...]:
    if len(read) == len(kept):
        pairs = zip(read, kept, strict=True)
        return tuple(replace(old, label=new.label, weight=new.weight) for new, old in pairs)
    known = {one.label.casefold(): one for one in kept}
    return tuple(
        replace(known[new.label.casefold()], weight=new.weight) if new.label.casefold() in known else new
        for new in read
    )


def _as_now(variable: Variable, indicator: Indicator, measure: str, decimals: int) -> VariableSpec:
    """Follows the indicator's unit and decimals where it had the same."""
    own = indicator.value_kind not in _SHARES
    return VariableSpec(
        code=variable.code,
        label=variable.label,
        measure=measure if own and variable.measure == indicator.measure else variable.measure,
        decimals=decimals if own and variable.decimals == indicator.decimals else variable.decimals,
        minimum=variable.minimum,
        maximum=variable.maximum,
        weight=variable.weight,
        about=VariableMetadata.of(variable),
    )
