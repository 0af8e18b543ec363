"""Laporan tahunan: the year from its quarters, chapters I to IV; quarters that are missing are named."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from triwulan.cycles.models import Assignment
from triwulan.cycles.narrative import annual_figures, missing_quarters
from triwulan.cycles.readiness_annual import Written, annual_readiness
from triwulan.indicators.measured import NOT_APPLICABLE
from triwulan.indicators.scales import scale_of
from triwulan.indicators.year_figures import ObjectiveMean, YearFigure, objective_means
from triwulan.reports.drafts import first_sentence
from triwulan.reports.facts import year_fact_of
from triwulan.web.steps.kept import fields_of, keep_typed
from triwulan.web.steps.page import StepPage, Visit
from triwulan.web.steps.quoting import insert_quote, offered
from triwulan.web.steps.readiness import shown
from triwulan.web.steps.sections import Part, parts_of, save_parts

# The chapters as they stand before and after the tables of chapter III.
BEFORE = ("kata-pengantar", "ikhtisar", "pendahuluan", "aspek", "isu-strategis", "perencanaan", "capaian")
AFTER = ("anggaran", "penutup", "langkah", "penghargaan")


@dataclass(frozen=True)
class YearLine:
    """An indicator's year. `quarters` are its four values in words, a dash where none was entered."""

    figure: YearFigure
    quarters: Sequence[tuple[str, str]]
    sentence: str
    part: Part | None


@dataclass(frozen=True)
class YearGroup:
    """`parts`: what is said of the sasaran as a whole, its efficiency and its programs."""

    mean: ObjectiveMean
    lines: Sequence[YearLine]
    parts: Sequence[Part]


def context(visit: Visit) -> dict[str, Any]:
    cycle = visit.task.step_run.cycle
    parts = offered(visit, parts_of(visit), yearly=True)
    figures = cycle_figures(visit.task)
    edited = {key for key, part in parts.items() if part.section.edited_at}
    written = Written({key: part.body for key, part in parts.items()}, edited)
    return {
        "readiness": shown(annual_readiness(cycle, figures, written), editable=visit.editable),
        "fields": fields_of(visit),
        "agency": cycle.round.agency,
        "scale": scale_of(cycle.round.agency),
        "missing_quarters": missing_quarters(cycle),
        "before": [parts[key] for key in BEFORE if key in parts],
        "groups": groups(figures, parts),
        "after": [parts[key] for key in AFTER if key in parts],
    }


def cycle_figures(task: Assignment) -> list[YearFigure]:
    return annual_figures(task.step_run.cycle)


def groups(figures: Sequence[YearFigure], parts: dict[str, Part]) -> list[YearGroup]:
    lines = [_line(figure, parts) for figure in figures]
    return [_group(mean, lines, parts) for mean in objective_means(figures)]


def _group(mean: ObjectiveMean, lines: Sequence[YearLine], parts: dict[str, Part]) -> YearGroup:
    pk = mean.objective.pk
    own = [line for line in lines if line.figure.indicator.objective.pk == pk]
    return YearGroup(mean, own, [parts[key] for key in (f"efisiensi-{pk}", f"program-{pk}") if key in parts])


def save(visit: Visit) -> Sequence[str]:
    keep_typed(visit)
    return save_parts(visit) or insert_quote(visit, yearly=True)


def title(task: Assignment) -> str:
    return _("Laporan Kinerja Tahun %(year)s") % {"year": task.step_run.cycle.round.year}


def _line(figure: YearFigure, parts: dict[str, Part]) -> YearLine:
    quarters = [
        (
            _("TW %(roman)s") % {"roman": mark.quarter.roman},
            NOT_APPLICABLE if mark.not_applicable else figure.count(mark.value),
        )
        for mark in figure.course
    ]
    part = parts.get(f"analisis-{figure.indicator.pk}")
    return YearLine(figure, quarters, first_sentence(year_fact_of(figure)), part)


PAGE = StepPage(
    template="steps/laporan_tahunan/page.html",
    button=gettext_lazy("Terbitkan laporan kinerja"),
    context=context,
    save=save,
    title=title,
)
