"""From stored rows to ledgers."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from triwulan.core.quarters import Quarter
from triwulan.indicators.ledger import Goal, Ledger, Rule
from triwulan.indicators.models import Indicator, Realisation, Target


def rule_of(indicator: Indicator) -> Rule:
    variables = list(indicator.variables.all())
    return Rule(
        kind=indicator.value_kind,
        codes=tuple(variable.code for variable in variables),
        aggregation=indicator.aggregation,
        target_kind=indicator.target_kind,
        polarity=indicator.polarity,
        formula=indicator.formula,
        cap=indicator.limit,
        floor=Decimal(0) if indicator.floored else None,
        weights={variable.code: variable.weight for variable in variables if variable.weight is not None},
    )


def entry_of(stored: Mapping[str, str | None]) -> dict[str, Decimal | None]:
    return {code: None if text is None else Decimal(text) for code, text in stored.items()}


def ledgers_of(
    indicators: Sequence[Indicator], realisations: Iterable[Realisation], targets: Iterable[Target]
) -> dict[int, Ledger]:
    """One ledger per indicator, by its key."""
    entries: dict[int, dict[Quarter, dict[str, Decimal | None]]] = defaultdict(dict)
    goals: dict[int, dict[tuple[int, int | None], Goal]] = defaultdict(dict)
    for row in realisations:
        entries[row.indicator_id][Quarter(row.year, row.quarter)] = entry_of(row.variables)
    for target in targets:
        goals[target.indicator_id][target.year, target.quarter] = Goal(target.value, target.upper)
    return {one.pk: Ledger(rule_of(one), entries[one.pk], goals[one.pk]) for one in indicators}
