"""What open tasks still lack, for one of them or for a whole list without a query each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from triwulan.cycles.actions.start_without import waiting_sentences
from triwulan.cycles.answers import Answer
from triwulan.cycles.models import Assignment
from triwulan.cycles.steps import STEPS, laporan
from triwulan.cycles.steps.bahan import sentences
from triwulan.indicators.figures import Figure, figures_for
from triwulan.indicators.models import Indicator
from triwulan.indicators.validation import findings

WORKS = ("bahan", "laporan")


@dataclass
class Lack:
    missing: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def lacks_of(tasks: Sequence[Assignment]) -> dict[int, Lack]:
    """By task. A finished or withdrawn one lacks nothing; a waiting one lacks the units that have not handed over."""
    worksheets, reports = ([task for task in tasks if _is_open(task) and task.step_run.work == work] for work in WORKS)
    figures = _figures([*worksheets, *reports])
    waited: dict[tuple[int, int], list[str]] = {}
    found: dict[int, Lack] = {}
    for task in tasks:
        if task in worksheets:
            found[task.pk] = _worksheet(figures[task.pk])
        elif task in reports:
            found[task.pk] = Lack(laporan.lacking(task, figures[task.pk]))
        elif _is_open(task):
            found[task.pk] = Lack(STEPS[task.step_run.work].missing(task, Answer()))
        elif task.finished_at is None and task.withdrawn_at is None:
            stretch = (task.step_run.cycle.round_id, task.step_run.stretch)
            if stretch not in waited:
                waited[stretch] = waiting_sentences(task)
            found[task.pk] = Lack(waited[stretch])
        else:
            found[task.pk] = Lack()
    return found


def _is_open(task: Assignment) -> bool:
    return task.opened_at is not None and task.finished_at is None and task.withdrawn_at is None


def _worksheet(figures: Iterable[Figure]) -> Lack:
    lack = Lack()
    for figure in figures:
        lack.missing += sentences(figure)
        lack.warnings += [
            f"{figure.indicator.code} {figure.indicator.name}: {warning.sentence}"
            for warning in findings(figure).unanswered
        ]
    return lack


def _figures(tasks: Sequence[Assignment]) -> dict[int, list[Figure]]:
    """All indicators of one quarter are worked out together, then given back to their tasks."""
    worked = {
        (period, figure.indicator.pk): figure
        for period in {_period(task) for task in tasks}
        for figure in figures_for(_indicators(task for task in tasks if _period(task) == period), *period)
    }
    return {task.pk: [worked[_period(task), indicator.pk] for indicator in task.indicators.all()] for task in tasks}


def _period(task: Assignment) -> tuple[int, int]:
    round_ = task.step_run.cycle.round
    return round_.year, round_.quarter


def _indicators(tasks: Iterable[Assignment]) -> list[Indicator]:
    return list({indicator.pk: indicator for task in tasks for indicator in task.indicators.all()}.values())
