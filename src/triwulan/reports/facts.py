"""What the drafting rules know of an indicator: plain values, so that the rules need no database."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from triwulan.indicators.figures import Figure
from triwulan.indicators.validation import findings
from triwulan.indicators.year_figures import YearFigure


@dataclass(frozen=True, kw_only=True)
class Fact:
    """`before` is the percentage of the period named `before_label`; texts are ready to print.

    `year_target_text` and `year_percent_text` stay empty where the period is the year itself.
    """

    number: int
    code: str
    name: str
    period: str
    status: str
    polarity: str = "naik"
    percent: Decimal | None = None
    raw: Decimal | None = None
    percent_text: str = ""
    predicate: str = ""
    value_text: str = ""
    target_text: str = ""
    year_target_text: str = ""
    year_percent_text: str = ""
    before: Decimal | None = None
    before_label: str = ""
    explained: bool = False
    not_applicable: str = ""
    explanation: str = ""
    obstacle: str = ""
    follow_up: str = ""
    objective: str = ""
    unit: str = ""


def fact_of(figure: Figure) -> Fact:
    """A quarter's figure, beside the quarter before."""
    before = figure.previous
    one = figure.indicator
    return Fact(
        number=figure.number,
        code=one.code,
        name=one.name,
        period=str(figure.quarter),
        status=figure.achievement.status,
        polarity=one.polarity,
        percent=figure.percent,
        raw=figure.achievement.raw,
        percent_text=figure.percent_text,
        predicate=figure.predicate or "",
        value_text=figure.value_text,
        target_text=figure.target_text,
        year_target_text=figure.year_target_text,
        year_percent_text=figure.year_percent_text,
        before=before.percent if before else None,
        before_label=str(figure.quarter.previous),
        explained=any(warning.answer for warning in findings(figure).warnings),
        not_applicable=figure.not_applicable,
        explanation=figure.explanation,
        obstacle=figure.obstacle,
        follow_up=figure.follow_up,
        objective=one.objective.name,
        unit=one.unit.name,
    )


def year_fact_of(figure: YearFigure) -> Fact:
    """A year's figure, beside the year before."""
    before = figure.year_before
    one = figure.indicator
    return Fact(
        number=figure.number,
        code=one.code,
        name=one.name,
        period=_("tahun %(year)s") % {"year": figure.year},
        status=figure.achievement.status,
        polarity=one.polarity,
        percent=figure.percent,
        raw=figure.achievement.raw,
        percent_text=figure.percent_text,
        predicate=figure.predicate or "",
        value_text=figure.value_text,
        target_text=figure.target_text,
        before=before.percent if before else None,
        before_label=_("tahun %(year)s") % {"year": figure.year - 1},
        not_applicable=figure.not_applicable,
        explanation=figure.explanation,
        obstacle=figure.obstacle,
        follow_up=figure.follow_up,
        objective=one.objective.name,
        unit=one.unit.name,
    )
