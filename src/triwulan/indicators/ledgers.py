"""From stored rows to ledgers."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from triwulan.core.quarters import Quarter
from triwulan.indicators.ledger import Goal, Ledger, Rule
from triwulan.indicators.models import Frequency, Indicator, Realisation, Target


def rule_of(indicator: Indicator) -> Rule:
    return Rule(*rule_fields(indicator, [(one.code, one.weight) for one in indicator.variables.all()]))


def rule_fields(indicator: Indicator, variables: Sequence[tuple[str, Decimal | None]]) -> tuple[Any, ...]:
    """The rule's, in their order. `variables`: code and weight of each, in order."""
    return (
        indicator.value_kind,
        tuple([code for code, _weight in variables]),
        indicator.aggregation,
        indicator.target_kind,
        indicator.polarity,
        indicator.formula,
        indicator.limit,
        Decimal(0) if indicator.floored else None,
        indicator.frequency == Frequency.YEARLY,
        {code: weight for code, weight in variables if weight is not None},
    )


def entry_of(stored: Mapping[str, str | None]) -> dict[str, Decimal | None]:
    return {code: None if text is None else Decimal(text) for code, text in stored.items()}


def told_entry(text: str) -> dict[str, Decimal | None]:
    """Of the stored JSON as the database spells it."""
    stored: dict[str, str | None] = json.loads(text)
    return entry_of(stored)


@dataclass(frozen=True)
class Line:
    """An indicator's own ledger, and those of its earlier versions with the same unit of measure, newest first."""

    own: Ledger
    since: int
    before: tuple[tuple[int, Ledger], ...] = ()

    def at(self, year: int) -> Ledger:
        """The version that was in force; before them all, and where none can be compared, its own."""
        if year >= self.since:
            return self.own
        return next((ledger for since, ledger in self.before if year >= since), self.own)


def lines_of(
    indicators: Sequence[Indicator], formers: Sequence[Indicator], ledgers: Mapping[int, Ledger]
) -> dict[int, Line]:
    """Among `formers` and the indicators themselves, which may be versions of one another."""
    known = sorted((*indicators, *formers), key=lambda one: -one.valid_from)
    return {one.pk: Line(ledgers[one.pk], one.valid_from, _before(one, known, ledgers)) for one in indicators}


def _before(
    indicator: Indicator, known: Sequence[Indicator], ledgers: Mapping[int, Ledger]
) -> tuple[tuple[int, Ledger], ...]:
    return tuple((other.valid_from, ledgers[other.pk]) for other in earlier_versions(indicator, known))


def earlier_versions(indicator: Indicator, known: Sequence[Indicator]) -> list[Indicator]:
    """Those that can be compared with it, in the order of `known`."""
    if indicator.first_id is None:
        return []
    line = (other for other in known if indicator.first_id in (other.pk, other.first_id))
    return [other for other in line if other.valid_from < indicator.valid_from and other.measure == indicator.measure]


def ledgers_of(
    indicators: Sequence[Indicator], realisations: Iterable[Realisation], targets: Iterable[Target]
) -> dict[int, Ledger]:
    """One ledger per indicator, by its key."""
    entries: dict[int, dict[Quarter, dict[str, Decimal | None]]] = defaultdict(dict)
    goals: dict[int, dict[tuple[int, int | None], Goal]] = defaultdict(dict)
    reasons: dict[int, dict[Quarter, str]] = defaultdict(dict)
    for row in realisations:
        entries[row.indicator_id][Quarter(row.year, row.quarter)] = entry_of(row.variables)
        if row.not_applicable:
            reasons[row.indicator_id][Quarter(row.year, row.quarter)] = row.not_applicable
    for target in targets:
        goals[target.indicator_id][target.year, target.quarter] = Goal(target.value, target.upper)
    return {one.pk: Ledger(rule_of(one), entries[one.pk], goals[one.pk], reasons[one.pk]) for one in indicators}
