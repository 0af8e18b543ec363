"""From the year to several years: what was reached each year beside what the plan of several years promises for it.

Counts that add up within a year add up over the plan; what stands where it stands is judged by its last year. Years are
compared on their values, each worked out of its quarters' variables, never on percentages.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from triwulan.core.achievement import Achievement
from triwulan.core.quarters import Quarter
from triwulan.core.sentences import say
from triwulan.indicators import queries
from triwulan.indicators.ledger import NO_GOAL, Goal, Ledger
from triwulan.indicators.ledgers import ledgers_of, lines_of
from triwulan.indicators.models import Aggregation, Indicator, PlanTarget
from triwulan.indicators.planning import line_of


@dataclass(frozen=True)
class PlanYear:
    """`plan` is the medium-term target, `annual` the year's own, maybe revised; `filled` of its four quarters, n/a ones among them."""

    year: int
    plan: Goal
    annual: Goal
    value: Decimal | None
    of_annual: Achievement
    of_plan: Achievement
    filled: int
    is_excused: bool = False


@dataclass(frozen=True)
class Whole:
    """The plan to date. `goal` is that of its end; `upto` the last year with a value."""

    upto: int
    goal: Goal
    value: Decimal
    reached: Achievement
    rule: str


@dataclass(frozen=True)
class SeveralYears:
    years: Sequence[PlanYear]
    whole: Whole | None

    @property
    def known(self) -> int:
        return sum(year.value is not None for year in self.years)


def several_years(indicator: Indicator) -> SeveralYears:
    """The years of the plan in which it stands. A fixed number of queries."""
    plan = indicator.node.plan
    years = range(plan.first_year, plan.last_year + 1)
    queries.load_rules([indicator])
    formers = queries.formers_of([indicator])
    every = [indicator, *formers]
    rows = list(queries.realisations_of(every, years))
    line = lines_of([indicator], formers, ledgers_of(every, rows, queries.targets_of(every, years)))[indicator.pk]
    promised = PlanTarget.objects.filter(indicator__in=line_of(indicator), year__in=years)
    goals = {one.year: Goal(one.value, one.upper) for one in promised}
    found = [_year(line.at(year), year, goals.get(year, NO_GOAL)) for year in years]
    return SeveralYears(found, _whole(indicator, line.own, found))


def _year(ledger: Ledger, year: int, plan: Goal) -> PlanYear:
    annual, value = ledger.year_goal(year), ledger.value_to_date(Quarter(year, 4))
    filled = sum(not ledger.is_awaited(Quarter(year, number)) for number in range(1, 5))
    excused = ledger.is_excused_to_date(Quarter(year, 4))
    of_annual, of_plan = (ledger.compare(goal, value, applicable=not excused) for goal in (annual, plan))
    return PlanYear(year, plan, annual, value, of_annual, of_plan, filled, is_excused=excused)


def _whole(indicator: Indicator, ledger: Ledger, years: Sequence[PlanYear]) -> Whole | None:
    known = [(year.year, year.value) for year in years if year.value is not None]
    if not known or any(year.plan.value is None for year in years):
        return None
    upto, last = known[-1]
    if indicator.aggregation == Aggregation.SUM:
        value = sum((reached for _year, reached in known), Decimal(0))
        goal = Goal(sum((year.plan.value for year in years if year.plan.value is not None), Decimal(0)), None)
        rule = say("jumlah realisasi sampai %(year)s terhadap jumlah target seluruh tahun rencana", year=upto)
    else:
        value, goal = last, years[-1].plan
        rule = say(
            "realisasi %(year)s, yang terakhir, terhadap target akhir rencana %(end)s", year=upto, end=years[-1].year
        )
    return Whole(upto, goal, value, ledger.compare(goal, value), rule)
