"""The arithmetic of one indicator over its quarters. No database: rows go in, figures come out.

Entries are always one quarter's own; the indicator's aggregation puts them together. A discrete target is compared
with its quarter alone, a cumulative one with the quarters of the year up to then.

A quarter that cannot be judged (n/a) has no entry and a reason instead. It is left out of what the quarters make, as an
empty one is, but nobody waits for it: its status is not_evaluable. What was promised for the year stays promised.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from triwulan.core.achievement import Achievement, achievement
from triwulan.core.caps import Cap
from triwulan.core.formula import Variables, combine, cumulate_targets, derive
from triwulan.core.quarters import Quarter


@dataclass(frozen=True)
class Rule:
    """How an indicator is computed; `codes` are its variables in order."""

    kind: str
    codes: tuple[str, ...]
    aggregation: str
    target_kind: str
    polarity: str
    formula: str = ""
    cap: Cap | None = None
    floor: Decimal | None = None
    yearly: bool = False
    """Measured once a year: its last quarter is judged by the year's target."""
    weights: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True)
class Goal:
    value: Decimal | None
    upper: Decimal | None = None


NO_GOAL = Goal(None)
LAST = 4


@dataclass(frozen=True)
class Mark:
    """A quarter on a chart or in a table; `not_applicable` is the reason of one that is n/a."""

    quarter: Quarter
    target: Decimal | None
    value: Decimal | None
    achievement: Achievement
    not_applicable: str = ""

    @property
    def percent(self) -> Decimal | None:
        return self.achievement.percent


@dataclass(frozen=True)
class Ledger:
    """`entries`: variables by quarter; `goals`: targets by year and quarter number, None for the year's.

    `not_applicable`: the reasons of the quarters that are n/a.
    """

    rule: Rule
    entries: Mapping[Quarter, Variables]
    goals: Mapping[tuple[int, int | None], Goal]
    not_applicable: Mapping[Quarter, str] = field(default_factory=dict)

    def variables(self, quarter: Quarter) -> dict[str, Decimal | None]:
        entry = self.entries.get(quarter, {})
        return {code: entry.get(code) for code in self.rule.codes}

    def own_value(self, quarter: Quarter) -> Decimal | None:
        return derive(self.rule.kind, self.variables(quarter), weights=self.rule.weights).value

    def value(self, quarter: Quarter) -> Decimal | None:
        """What is compared with the quarter's target; None until the quarter itself is filled in."""
        own = self.own_value(quarter)
        return own if own is None or self.rule.target_kind == "diskrit" else self.value_to_date(quarter)

    def value_to_date(self, quarter: Quarter) -> Decimal | None:
        """The year up to and including the quarter, from the quarters filled in so far."""
        return derive(self.rule.kind, self.variables_to_date(quarter), weights=self.rule.weights).value

    def variables_to_date(self, quarter: Quarter) -> dict[str, Decimal | None]:
        """What the value to date is made of, for example the sums of numerators and denominators."""
        rule = self.rule
        upto = [self.variables(Quarter(quarter.year, number)) for number in range(1, quarter.number + 1)]
        merged = combine(rule.aggregation, upto, kind=rule.kind, weights=rule.weights)
        return {code: merged.get(code) for code in rule.codes}

    def goal(self, quarter: Quarter) -> Goal:
        stated = self.goals.get((quarter.year, quarter.number), NO_GOAL)
        of_year = self.rule.yearly and quarter.number == LAST and stated.value is None
        return self.goals.get((quarter.year, None), NO_GOAL) if of_year else stated

    def year_goal(self, year: int) -> Goal:
        """The year's own target; where none was set, what its quarters make."""
        stated = self.goals.get((year, None))
        if stated:
            return stated
        quarters = [self.goal(Quarter(year, number)) for number in range(1, 5)]
        lower = cumulate_targets([goal.value for goal in quarters], self.rule.target_kind, self.rule.aggregation).year
        upper = cumulate_targets([goal.upper for goal in quarters], self.rule.target_kind, self.rule.aggregation).year
        return Goal(lower, upper)

    def is_excused(self, quarter: Quarter) -> bool:
        return quarter in self.not_applicable

    def is_awaited(self, quarter: Quarter) -> bool:
        """Neither filled in nor n/a."""
        return self.own_value(quarter) is None and not self.is_excused(quarter)

    def is_excused_to_date(self, quarter: Quarter) -> bool:
        """No quarter of the year up to then can be judged, of those in which it is measured."""
        first = min(LAST, quarter.number) if self.rule.yearly else 1
        return all(self.is_excused(Quarter(quarter.year, number)) for number in range(first, quarter.number + 1))

    def compare(self, goal: Goal, value: Decimal | None, *, applicable: bool = True) -> Achievement:
        rule = self.rule
        return achievement(
            goal.value,
            value,
            polarity=rule.polarity,
            formula=rule.formula or None,
            cap=rule.cap,
            upper=goal.upper,
            floor=rule.floor,
            applicable=applicable,
        )

    def mark(self, quarter: Quarter) -> Mark:
        goal, value, reason = self.goal(quarter), self.value(quarter), self.not_applicable.get(quarter, "")
        return Mark(quarter, goal.value, value, self.compare(goal, value, applicable=not reason), reason)

    def reached_in_year(self, quarter: Quarter) -> Achievement:
        """The year up to then against the year's target."""
        goal, value = self.year_goal(quarter.year), self.value_to_date(quarter)
        return self.compare(goal, value, applicable=not self.is_excused_to_date(quarter))
