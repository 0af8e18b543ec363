"""Bahan: the analyst's worksheet. It is saved as one types; the button hands it in."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from triwulan.cycles.answers import Answer
from triwulan.cycles.models import Assignment
from triwulan.indicators.figures import Figure
from triwulan.web.steps.bahan_entry import save_row
from triwulan.web.steps.bahan_evidence import attach_all
from triwulan.web.steps.bahan_missing import missing_of, tallies_of
from triwulan.web.steps.bahan_rows import Typing, field_name, figures_of, rows_of
from triwulan.web.steps.page import Missing, StepPage, Visit

MEBIBYTE = 1024 * 1024


def context(visit: Visit) -> dict[str, Any]:
    figures = figures_on(visit)
    pressed = bool(visit.posted)
    return {
        "rows": rows_of(visit.task, figures, Typing(visit.typed, visit.faults, insist=pressed)),
        "tallies": tallies_of(figures),
        "missing": missing_of(figures),
        "largest": settings.EVIDENCE_MAX_BYTES,
        "largest_words": f"{settings.EVIDENCE_MAX_BYTES / MEBIBYTE:g} MB",
        "sample": visit.task.step_run.cycle.round.agency.sample,
        # Values may be written only while the task is open; a waiting one shows what will be asked.
        "fillable": visit.shows_form and visit.task.opened_at is not None,
        "corrects": visit.task.step_run.beside_id is not None,
    }


def missing(visit: Visit, _answer: Answer) -> Sequence[Missing]:
    return missing_of(figures_on(visit))


def figures_on(visit: Visit) -> list[Figure]:
    """As they stand once everything posted has been saved."""
    if "figures" not in visit.worked_out:
        visit.worked_out["figures"] = figures_of(visit.task)
    return list(visit.worked_out["figures"])


def save(visit: Visit) -> Sequence[str]:
    """What the form carries when no script has saved it row by row."""
    sentences = []
    for figure in figures_of(visit.task):
        faults = _save_row(visit, figure)
        visit.faults.update(faults)
        sentences += [f"{figure.number}. {figure.indicator.name}: {sentence}" for sentence in faults.values()]
    return sentences


def _save_row(visit: Visit, figure: Figure) -> dict[str, str]:
    person = visit.request.person
    cycle_id = visit.task.step_run.cycle_id
    saved = save_row(person, cycle_id, figure, visit.typed)
    name = field_name("b", figure.indicator.pk)
    refused = attach_all(person, cycle_id, figure.indicator.code, visit.request.FILES.getlist(name))
    return saved.faults | ({name: " ".join(refused)} if refused else {})


def title(task: Assignment) -> str:
    return _("Lembar kerja %(period)s") % {"period": task.step_run.cycle.round.period}


PAGE = StepPage(
    template="steps/bahan/page.html",
    button=gettext_lazy("Serahkan bahan laporan"),
    context=context,
    missing=missing,
    save=save,
    title=title,
)
