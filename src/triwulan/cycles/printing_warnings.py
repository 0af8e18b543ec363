"""What was asked of a value and what was answered, as papers print it: the words that the checker saw."""

from collections.abc import Iterable

from triwulan.core.quarters import Quarter
from triwulan.documents.pieces.figures import AskedWarning
from triwulan.indicators.figures import Figure, figures_for
from triwulan.indicators.year_figures import YearFigure
from triwulan.reports.frozen import frozen_warnings
from triwulan.reports.models import FrozenFigure, Report
from triwulan.reports.queries import warnings_kept

Asked = tuple[AskedWarning, ...]


def asked_of(figure: Figure) -> Asked:
    """Answered or not: a paper does not leave out what nobody answered."""
    return tuple(AskedWarning(**one) for one in frozen_warnings(figure))


def asked_when_approved(report: Report) -> dict[int, Asked]:
    """By indicator, as the report's last version froze it; of a version from before warnings were kept, nothing."""
    last = report.versions.order_by("-number").first()
    kept = FrozenFigure.objects.filter(version=last, warnings__isnull=False).values_list("indicator", "warnings")
    return {indicator: tuple(AskedWarning(**one) for one in rows or ()) for indicator, rows in kept}


def asked_in_year(figures: Iterable[YearFigure], year: int) -> dict[int, Asked]:
    """Of each quarter, by indicator, as it stood when the quarter was approved; the quarter stands before the sentence.

    Of a quarter that no report has frozen, as it stands now.
    """
    indicators = [figure.indicator for figure in figures]
    found: dict[int, Asked] = {}
    kept = warnings_kept([one.pk for one in indicators], year)
    for number in range(1, 5):
        period = Quarter(year, number)
        asked = {
            pk: tuple(AskedWarning(**one) for one in rows) for (pk, quarter), rows in kept.items() if quarter == number
        }
        open_ones = [one for one in indicators if one.pk not in asked]
        asked |= {figure.indicator.pk: asked_of(figure) for figure in figures_for(open_ones, year, number)}
        for pk, warnings in asked.items():
            said = tuple(AskedWarning(f"TW {period.roman}: {one.warning}", one.answer, one.by) for one in warnings)
            found[pk] = found.get(pk, ()) + said
    return found
