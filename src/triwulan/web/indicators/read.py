"""An indicator's year as its page tells it: each quarter's target, value and achievement, the year's, the evidence."""

from dataclasses import dataclass
from decimal import Decimal

from triwulan.core.predicates import Scale
from triwulan.indicators.ledger import Mark
from triwulan.indicators.measured import NOT_APPLICABLE
from triwulan.indicators.models import Evidence, Indicator, Target
from triwulan.indicators.queries import targets_of
from triwulan.indicators.scales import scale_of
from triwulan.indicators.year_figures import YearFigure, year_figures


@dataclass(frozen=True)
class Line:
    """A quarter, or the year as the last of the lines; `name` is its Roman number, empty for the year."""

    name: str
    target: str
    value: str
    percent: str
    achieved: Decimal | None
    quarter: int | None = None
    not_applicable: str = ""


@dataclass(frozen=True)
class Reading:
    figure: YearFigure
    lines: tuple[Line, ...]
    evidence: tuple[Evidence, ...]
    scale: Scale


def reading_of(indicator: Indicator, year: int) -> Reading:
    figure = year_figures([indicator], year)[0]
    targets = {each.quarter: each for each in targets_of([indicator], [year])}
    lines = [_line(figure, mark, targets.get(mark.quarter.number)) for mark in figure.course]
    whole = Line(
        "",
        figure.target_text,
        figure.value_text,
        figure.percent_text,
        figure.percent,
        not_applicable=figure.not_applicable,
    )
    lines.append(whole)
    return Reading(figure, tuple(lines), figure.evidence, scale_of(indicator.agency))


def _line(figure: YearFigure, mark: Mark, target: Target | None) -> Line:
    goal = figure.say_goal(target.value if target else None, target.upper if target else None)
    # a quarter without a value is not there yet, whatever the others of the year say
    settled = mark.value is not None or mark.not_applicable
    percent = figure.judge(mark.achievement) if settled else "–"
    value = NOT_APPLICABLE if mark.not_applicable else figure.say(mark.value)
    quarter = mark.quarter
    return Line(quarter.roman, goal, value, percent, mark.percent, quarter.number, mark.not_applicable)
