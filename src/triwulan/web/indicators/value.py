"""One value, walked back: its formula and inputs, every change, the checks it passed, the papers that print it."""

from dataclasses import dataclass

from triwulan.core.predicates import Scale
from triwulan.core.quarters import Quarter
from triwulan.cycles.corrections.approved import approved_indicators, cycle_collecting
from triwulan.cycles.corrections.dropping import removed_from
from triwulan.cycles.corrections.rights import head_of, proposer
from triwulan.cycles.models import Correction, CorrectionRemoval, Cycle, Question
from triwulan.cycles.questions.asking import questions_about
from triwulan.cycles.questions.rights import answering_for, asking, resolving
from triwulan.cycles.trail.changes import Change, changes_of
from triwulan.cycles.trail.checks import Check, checks_of
from triwulan.cycles.trail.papers import Printed, printed_in
from triwulan.cycles.trail.places import places_of
from triwulan.documents.access import curtained
from triwulan.indicators.figures import Figure, figure_for
from triwulan.indicators.models import Indicator
from triwulan.indicators.scales import scale_of
from triwulan.indicators.validation import Finding, findings
from triwulan.organisations.models import Person


@dataclass(frozen=True)
class Input:
    label: str
    value: str


@dataclass(frozen=True)
class Asked:
    question: Question
    may_reply: bool
    may_resolve: bool


@dataclass(frozen=True)
class Value:
    """`changes` newest first, `checks` and `papers` oldest first; `removed`: evidence that a correction took off."""

    figure: Figure
    inputs: tuple[Input, ...]
    changes: tuple[Change, ...]
    checks: tuple[Check, ...]
    papers: tuple[Printed, ...]
    answered: tuple[Finding, ...]
    scale: Scale
    correction: Correction | None
    cycle: Cycle | None
    may_correct: bool
    questions: tuple[Asked, ...]
    may_ask: bool
    removed: tuple[CorrectionRemoval, ...]


def value_of(indicator: Indicator, quarter: Quarter, person: Person) -> Value:
    figure = figure_for(indicator, quarter)
    places = places_of(indicator, quarter)
    row = figure.realisation
    cycle = cycle_collecting(indicator, quarter)
    changes = changes_of(row, indicator, places) if row else []
    printed = printed_in(indicator, quarter, places.tasks)
    curtained(person, (paper for each in printed for paper in (each.document, each.successor) if paper))
    return Value(
        figure,
        tuple(Input(each.label, figure.variable_text(each)) for each in indicator.variables.all()),
        tuple(reversed(changes)),
        tuple(checks_of(places, changes)),
        tuple(printed),
        tuple(one for one in findings(figure).warnings if one.answer),
        scale_of(indicator.agency),
        Correction.objects.filter(values__realisation=row, values__closed_at__isnull=True).first() if row else None,
        cycle,
        cycle is not None and _may_correct(cycle, indicator, person),
        tuple(_asked(each, person) for each in questions_about(row)) if row else (),
        row is not None and asking(person, row) is not None,
        tuple(removed_from(row)) if row else (),
    )


def _asked(question: Question, person: Person) -> Asked:
    if question.resolved_at:
        return Asked(question, may_reply=False, may_resolve=False)
    may_reply = answering_for(person, question) is not None
    return Asked(question, may_reply, may_resolve=resolving(person, question) is not None)


def _may_correct(cycle: Cycle, indicator: Indicator, person: Person) -> bool:
    """By right, and because no step holds the value any more."""
    return (head_of(person, cycle) or proposer(person, cycle)) is not None and indicator in approved_indicators(cycle)
