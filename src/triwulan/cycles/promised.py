"""What the annual report sets beside each figure: the plan's last target, and what others reached."""

from collections.abc import Sequence
from dataclasses import replace

from triwulan.documents.figures import FigureRow
from triwulan.indicators.ledger import Goal, Ledger
from triwulan.indicators.ledgers import rule_of
from triwulan.indicators.measured import value_words
from triwulan.indicators.models import Benchmark, PlanTarget
from triwulan.indicators.year_figures import YearFigure


def beside_the_plan(rows: Sequence[FigureRow], figures: Sequence[YearFigure]) -> tuple[FigureRow, ...]:
    """Two queries; `rows` and `figures` in the same order."""
    indicators = [figure.indicator for figure in figures]
    last = {one.indicator_id: one for one in PlanTarget.objects.filter(indicator__in=indicators).order_by("year")}
    others: dict[int, list[Benchmark]] = {}
    for one in Benchmark.objects.filter(indicator__in=indicators):
        others.setdefault(one.indicator_id, []).append(one)
    return tuple(
        replace(_planned(row, figure, last.get(figure.indicator.pk)), benchmark=_others(figure, others))
        for row, figure in zip(rows, figures, strict=True)
    )


def _planned(row: FigureRow, figure: YearFigure, target: PlanTarget | None) -> FigureRow:
    """How far the way to the end of the plan is gone."""
    if target is None:
        return row
    goal = Goal(target.value, target.upper)
    reached = Ledger(rule_of(figure.indicator), {}, {}).compare(goal, figure.value)
    written = figure.count_goal(target.value, target.upper)
    return replace(row, plan_target=f"{written} ({target.year})", plan_achievement=figure.judge(reached))


def _others(figure: YearFigure, others: dict[int, list[Benchmark]]) -> str:
    return "; ".join(
        f"{one.get_scope_display()} {one.year}: {value_words(figure.indicator, one.value)} ({one.source})"
        for one in others.get(figure.indicator.pk, ())
    )
