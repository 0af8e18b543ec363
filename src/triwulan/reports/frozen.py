"""A figure and a section as a version keeps them."""

from decimal import Decimal
from typing import Any

from triwulan.core.numbers import round_half_up
from triwulan.indicators.entry import written_down
from triwulan.indicators.figures import Figure
from triwulan.indicators.validation import findings
from triwulan.indicators.year_figures import YearFigure
from triwulan.reports.models import FrozenFigure, ReportVersion, Section

FreezableFigure = Figure | YearFigure

# What the columns hold: 20 digits, 6 of them behind the comma.
DECIMALS = 6
LARGEST = Decimal(10) ** 14


def frozen_figure(version: ReportVersion, figure: FreezableFigure) -> FrozenFigure:
    return FrozenFigure(
        version=version,
        indicator=figure.indicator,
        variables=written_down(figure.variables, figure.variables),
        not_applicable=figure.not_applicable,
        target=stored(figure.target),
        target_upper=stored(figure.target_upper),
        value=stored(figure.value),
        percent=stored(figure.percent),
        raw_percent=stored(figure.achievement.raw),
        status=figure.achievement.status,
        predicate=figure.predicate or "",
        formula=figure.formula,
        evidence=[{"name": one.name, "sha256": one.file.sha256} for one in figure.evidence],
        explanation=figure.explanation,
        warnings=frozen_warnings(figure) if isinstance(figure, Figure) else [],
    )


def frozen_warnings(figure: Figure) -> list[dict[str, str]]:
    """In the words the checker saw; without an answer where nobody gave one."""
    return [
        {
            "warning": one.sentence,
            "answer": one.answer,
            "by": one.given.answered_by.full_name if one.given and one.given.answered_by else "",
        }
        for one in findings(figure).warnings
    ]


def frozen_section(section: Section) -> dict[str, Any]:
    return {
        "key": section.key,
        "title": section.title,
        "body": section.body,
        "indicator": section.indicator.code if section.indicator else None,
        "author": section.author.title if section.author else None,
        "edited": section.edited_at is not None,
    }


def stored(value: Decimal | None) -> Decimal | None:
    """None for what no column holds: a percentage of a target next to nothing."""
    return None if value is None or abs(value) >= LARGEST else round_half_up(value, DECIMALS)
