"""Bahan: realisations with their evidence. The worksheet is saved as one types; finishing hands it in."""

from triwulan.cycles.answers import Acting, Answer
from triwulan.cycles.models import Assignment
from triwulan.cycles.steps.catalogue import PaperPlan
from triwulan.indicators.figures import figures_for
from triwulan.indicators.validation import findings


def missing(task: Assignment, answer: Answer) -> list[str]:
    """Blockers and unanswered warnings of the share's indicators."""
    round_ = task.step_run.cycle.round
    sentences = []
    for figure in figures_for(list(task.indicators.all()), round_.year, round_.quarter):
        found = findings(figure)
        sentences += [f"{figure.indicator.code} {figure.indicator.name}: {b.sentence}" for b in found.blockers]
        sentences += [
            f"{figure.indicator.code} {figure.indicator.name}: {w.sentence}" for w in found.warnings if not w.answer
        ]
    return sentences


def finish(task: Assignment, answer: Answer, acting: Acting) -> None:
    """The values are written already, each when it was entered."""


def paper(task: Assignment, acting: Acting) -> PaperPlan | None:
    return None
