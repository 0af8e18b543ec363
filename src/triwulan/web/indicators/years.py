"""The years of the plan as the indicator's page shows them: promised and reached, with the rule beside the whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from triwulan.core.numbers import format_number
from triwulan.indicators.ledger import Goal
from triwulan.indicators.measured import NOT_APPLICABLE, goal_words, judgement, value_words
from triwulan.indicators.models import Frequency, Indicator
from triwulan.indicators.several_years import PlanYear, SeveralYears, several_years
from triwulan.web.drawing.columns import Pair, columns

FULL = 4


@dataclass(frozen=True)
class Line:
    """As printed; `partial` is how many quarters of a year under way are in, 0 for a whole one."""

    year: int
    plan: str
    annual: str
    value: str
    of_annual: str
    of_plan: str
    partial: int


@dataclass(frozen=True)
class YearsShown:
    lines: Sequence[Line]
    whole: Line | None
    rule: str
    picture: SafeString
    known: int


def years_of(indicator: Indicator) -> YearsShown:
    found = several_years(indicator)
    return YearsShown(
        [_line(indicator, year) for year in found.years],
        _whole(indicator, found),
        found.whole.rule if found.whole else "",
        _picture(indicator, found.years),
        found.known,
    )


def _line(indicator: Indicator, year: PlanYear) -> Line:
    return Line(
        year.year,
        _goal(indicator, year.plan),
        _goal(indicator, year.annual),
        NOT_APPLICABLE if year.is_excused else _value(indicator, year.value),
        "–" if year.value is None else judgement(year.of_annual.status, year.of_annual.percent),
        "–" if year.value is None or year.plan.value is None else judgement(year.of_plan.status, year.of_plan.percent),
        year.filled if 0 < year.filled < FULL and indicator.frequency == Frequency.QUARTERLY else 0,
    )


def _whole(indicator: Indicator, found: SeveralYears) -> Line | None:
    one = found.whole
    if one is None:
        return None
    reached = judgement(one.reached.status, one.reached.percent)
    return Line(one.upto, _goal(indicator, one.goal), "", _value(indicator, one.value), "", reached, 0)


def _picture(indicator: Indicator, years: Sequence[PlanYear]) -> SafeString:
    """The plan's target, the year's own where the plan says nothing."""
    pairs = [Pair(str(one.year), _promised(one), one.value) for one in years]
    said = "; ".join(
        _("%(year)s target %(goal)s, realisasi %(value)s")
        % {"year": one.name, "goal": _number(one.goal, indicator), "value": _number(one.value, indicator)}
        for one in pairs
    )
    label = _("Target dan realisasi %(name)s per tahun: %(said)s") % {"name": indicator.name, "said": said}
    return columns(pairs, label, indicator.decimals)


def _promised(year: PlanYear) -> Decimal | None:
    return year.annual.value if year.plan.value is None else year.plan.value


def _number(value: Decimal | None, indicator: Indicator) -> str:
    return "–" if value is None else format_number(value, indicator.decimals)


def _goal(indicator: Indicator, goal: Goal) -> str:
    return "–" if goal.value is None else goal_words(indicator, goal.value, goal.upper)


def _value(indicator: Indicator, value: Decimal | None) -> str:
    return "–" if value is None else value_words(indicator, value)
