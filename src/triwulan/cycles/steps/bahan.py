"""Bahan: realisations with their evidence. The worksheet is saved as one types; finishing hands it in."""

from triwulan.cycles.answers import Acting, Answer
from triwulan.cycles.models import Assignment
from triwulan.cycles.printing import moment, quarter_rows, signature
from triwulan.cycles.queries import papers_of
from triwulan.cycles.steps.catalogue import PaperPlan
from triwulan.documents.actions import Registration
from triwulan.documents.content import Paper
from triwulan.documents.kinds import bahan
from triwulan.indicators.figures import Figure, figures_for
from triwulan.indicators.validation import findings


def missing(task: Assignment, answer: Answer) -> list[str]:
    """Blockers and unanswered warnings of the share's indicators."""
    round_ = task.step_run.cycle.round
    figures = figures_for(list(task.indicators.all()), round_.year, round_.quarter)
    return [sentence for figure in figures for sentence in sentences(figure)]


def sentences(figure: Figure) -> list[str]:
    """What keeps one figure from being handed in."""
    found = findings(figure)
    return [
        f"{figure.indicator.code} {figure.indicator.name}: {finding.sentence}"
        for finding in (*found.blockers, *found.unanswered)
    ]


def finish(task: Assignment, answer: Answer, acting: Acting) -> None:
    """The values are written already, each when it was entered."""


def paper(task: Assignment, acting: Acting) -> PaperPlan | None:
    return PaperPlan(
        kind=bahan.KIND,
        title=f"Bahan Laporan Data Kinerja {task.step_run.cycle.round.period}, {task.position.unit.name}",
        compose=lambda registration: _compose(task, registration),
        signers=[task.position],
    )


def _compose(task: Assignment, registration: Registration) -> Paper:
    round_ = task.step_run.cycle.round
    figures = figures_for(list(task.indicators.all()), round_.year, round_.quarter)
    giver = task.given_by.position.title if task.given_by else task.step_run.cycle.unit.name
    return bahan.compose(
        bahan.Bahan(
            imprint=registration.imprint,
            unit=task.position.unit.name,
            period=str(round_.period),
            order=_order(task),
            recipient=giver,
            handed_over=moment(task.finished_at, task),
            figures=quarter_rows(figures),
            signer=signature(task.position, task),
            note=task.note,
        )
    )


def _order(task: Assignment) -> str:
    """The disposition that asked for it, by its number."""
    if task.given_by is None:
        return "–"
    sheet = papers_of(task.step_run.cycle).filter(assignment=task.given_by).first()
    return f"{sheet.document.number} dari {task.given_by.position.title}" if sheet else task.given_by.position.title
