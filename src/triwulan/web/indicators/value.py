"""One value, walked back: its formula and inputs, every change, the checks it passed, the papers that print it."""

from dataclasses import dataclass

from triwulan.core.predicates import Scale
from triwulan.core.quarters import Quarter
from triwulan.cycles.trail.changes import Change, changes_of
from triwulan.cycles.trail.checks import Check, checks_of
from triwulan.cycles.trail.papers import Printed, printed_in
from triwulan.cycles.trail.places import places_of
from triwulan.indicators.figures import Figure, figure_for
from triwulan.indicators.models import Indicator
from triwulan.indicators.scales import scale_of
from triwulan.indicators.validation import Finding, findings


@dataclass(frozen=True)
class Input:
    label: str
    value: str


@dataclass(frozen=True)
class Value:
    """`changes` newest first, `checks` and `papers` oldest first."""

    figure: Figure
    inputs: tuple[Input, ...]
    changes: tuple[Change, ...]
    checks: tuple[Check, ...]
    papers: tuple[Printed, ...]
    answered: tuple[Finding, ...]
    scale: Scale


def value_of(indicator: Indicator, quarter: Quarter) -> Value:
    figure = figure_for(indicator, quarter)
    places = places_of(indicator, quarter)
    row = figure.realisation
    changes = changes_of(row, indicator, places) if row else []
    return Value(
        figure,
        tuple(Input(each.label, figure.variable_text(each)) for each in indicator.variables.all()),
        tuple(reversed(changes)),
        tuple(checks_of(places, changes)),
        tuple(printed_in(indicator, quarter, places.tasks)),
        tuple(one for one in findings(figure).warnings if one.answer),
        scale_of(indicator.agency),
    )
