"""The sasaran of the annual report: what was reached and what it cost, and what was written of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from triwulan.core.efficiency import absorption, gap
from triwulan.core.numbers import format_number, format_percent
from triwulan.core.quarters import Quarter
from triwulan.core.sentences import say
from triwulan.cycles.spending_rows import budgets_for, spent_for
from triwulan.documents.pieces.objective_blocks import Objective
from triwulan.indicators.measured import NOT_EVALUABLE
from triwulan.indicators.models import Node
from triwulan.indicators.spending import Spending, spending_by
from triwulan.indicators.year_figures import ObjectiveMean, YearFigure, objective_means


@dataclass(frozen=True)
class Serving:
    """A sasaran's place in the cascade, and how the paper shows it."""

    node: Node
    shown: Objective

    @property
    def resources_key(self) -> str:
        return f"efisiensi-{self.node.pk}"

    @property
    def programmes_key(self) -> str:
        return f"program-{self.node.pk}"


def objectives_of(figures: Sequence[YearFigure], year: int) -> list[Serving]:
    """In the order in which they come; one query for what was spent."""
    spendings = spending_by(Quarter(year, 4))
    return [Serving(mean.objective, _shown(mean, spendings)) for mean in objective_means(figures)]


def told_objectives(found: Sequence[Serving], said: Mapping[str, str]) -> tuple[Objective, ...]:
    """With what the report says of their efficiency and their programs."""
    return tuple(
        replace(one.shown, resources=said[one.resources_key], programmes=said[one.programmes_key]) for one in found
    )


def _shown(mean: ObjectiveMean, spendings: Sequence[Spending]) -> Objective:
    ceiling, spent = spent_for(mean.objective.pk, spendings)
    absorbed = absorption(spent, ceiling)
    difference = gap(mean.mean, absorbed)
    return Objective(
        name=mean.objective.name,
        average=format_percent(mean.mean) if mean.mean is not None else say(NOT_EVALUABLE),
        predicate=mean.predicate or "–",
        rule=mean.rule,
        percent=mean.mean,
        ceiling=_rupiah(ceiling) if absorbed is not None else "",
        realisation=_rupiah(spent),
        absorption=format_percent(absorbed) if absorbed is not None else "",
        efficiency=format_number(difference, 2) if difference is not None else "",
        absorbed=absorbed,
        budgets=budgets_for(mean.objective.pk, spendings),
    )


def _rupiah(amount: Decimal | None) -> str:
    return format_number(amount, 0) if amount is not None else ""
