"""What was asked of a value and what was answered, as papers print it: the words that the checker saw."""

from collections import defaultdict
from collections.abc import Iterable

from triwulan.core.quarters import Quarter
from triwulan.documents.figures import AskedWarning
from triwulan.indicators.figures import Figure, figures_for
from triwulan.indicators.validation import findings
from triwulan.indicators.year_figures import YearFigure


def asked_of(figure: Figure) -> tuple[AskedWarning, ...]:
    """Answered or not: a paper does not leave out what nobody answered."""
    return tuple(
        AskedWarning(one.sentence, one.answer, one.given.answered_by.full_name)
        if one.given and one.given.answered_by
        else AskedWarning(one.sentence, one.answer)
        for one in findings(figure).warnings
    )


def asked_in_year(figures: Iterable[YearFigure], year: int) -> dict[int, tuple[AskedWarning, ...]]:
    """Of each quarter, by indicator; the quarter stands before the sentence."""
    indicators = [figure.indicator for figure in figures]
    found: dict[int, list[AskedWarning]] = defaultdict(list)
    for number in range(1, 5):
        period = Quarter(year, number)
        for figure in figures_for(indicators, year, number):
            found[figure.indicator.pk] += [
                AskedWarning(f"TW {period.roman}: {one.warning}", one.answer, one.by) for one in asked_of(figure)
            ]
    return {indicator: tuple(asked) for indicator, asked in found.items()}
