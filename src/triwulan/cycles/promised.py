"""What the annual report sets beside each figure: the plan's targets, and what others reached."""

from collections.abc import Sequence
from dataclasses import replace

from triwulan.documents.pieces.figures import FigureRow
from triwulan.indicators.ledger import Goal, Ledger
from triwulan.indicators.ledgers import rule_of
from triwulan.indicators.measured import value_words
from triwulan.indicators.models import Benchmark, PlanTarget
from triwulan.indicators.year_figures import YearFigure


def beside_the_plan(rows: Sequence[FigureRow], figures: Sequence[YearFigure]) -> tuple[FigureRow, ...]:
    """Two queries; `rows` and `figures` in the same order."""
    indicators = [figure.indicator for figure in figures]
    plans: dict[int, list[PlanTarget]] = {}
    for each in PlanTarget.objects.filter(indicator__in=indicators).order_by("year"):
        plans.setdefault(each.indicator_id, []).append(each)
    others: dict[int, list[Benchmark]] = {}
    for one in Benchmark.objects.filter(indicator__in=indicators):
        others.setdefault(one.indicator_id, []).append(one)
    return tuple(
        replace(_planned(row, figure, plans.get(figure.indicator.pk, [])), benchmark=_others(figure, others))
        for row, figure in zip(rows, figures, strict=True)
    )


def _planned(row: FigureRow, figure: YearFigure, targets: Sequence[PlanTarget]) -> FigureRow:
    """What is said of the indicator, the plan's years, and how far the way to the end of the plan is gone."""
    one = figure.indicator
    row = replace(row, key=one.is_key, method=one.method, data_source=one.source)
    if not targets:
        return row
    last = targets[-1]
    reached = Ledger(rule_of(one), {}, {}).compare(Goal(last.value, last.upper), figure.value)
    written = figure.count_goal(last.value, last.upper)
    return replace(
        row,
        plan_years=tuple((str(each.year), figure.count_goal(each.value, each.upper)) for each in targets),
        plan_target=f"{written} ({last.year})",
        plan_achievement=figure.judge(reached),
    )


def _others(figure: YearFigure, others: dict[int, list[Benchmark]]) -> str:
    return "; ".join(
        f"{one.get_scope_display()} {one.year}: {value_words(figure.indicator, one.value)} ({one.source})"
        for one in others.get(figure.indicator.pk, ())
    )
