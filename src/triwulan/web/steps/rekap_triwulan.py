"""Rekap triwulan: all divisions in one report, a recommendation for each indicator; one press publishes it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from triwulan.cycles.answers import Answer
from triwulan.cycles.models import Assignment
from triwulan.cycles.narrative import quarter_figures
from triwulan.cycles.readiness_quarter import quarter_readiness
from triwulan.indicators.figures import Figure
from triwulan.indicators.scales import scale_of
from triwulan.indicators.year_figures import ObjectiveMean, objective_means
from triwulan.reports.drafts import first_sentence, recommendation
from triwulan.reports.facts import fact_of
from triwulan.reports.models import Report
from triwulan.reports.queries import recommendations_of
from triwulan.web.steps.kept import fields_of, keep_typed
from triwulan.web.steps.page import StepPage, Visit
from triwulan.web.steps.quoting import insert_quote, offered
from triwulan.web.steps.readiness import shown as shown_readiness
from triwulan.web.steps.rekap_triwulan_units import units_of
from triwulan.web.steps.sections import parts_of, report_for, save_parts


@dataclass(frozen=True)
class Line:
    """An indicator of the whole office, with what is recommended for it."""

    figure: Figure
    sentence: str
    text: str

    @property
    def name(self) -> str:
        return f"r-{self.figure.indicator.pk}"


@dataclass(frozen=True)
class Group:
    """An objective with its indicators."""

    mean: ObjectiveMean
    lines: Sequence[Line]


def context(visit: Visit) -> dict[str, Any]:
    """A task that waits for divisions shows only them."""
    agency = visit.task.step_run.cycle.round.agency
    shown = {
        "fields": fields_of(visit),
        "units": units_of(visit.task, visit.request.person),
        "agency": agency,
        "scale": scale_of(agency),
    }
    report = report_for(visit) if visit.task.opened_at else None
    if report is not None:
        cycle = visit.task.step_run.cycle
        figures = quarter_figures(cycle)
        shown |= {
            "groups": groups(visit, report, figures),
            "parts": offered(visit, parts_of(visit, report), yearly=False).values(),
            "readiness": shown_readiness(quarter_readiness(cycle, figures), editable=visit.editable),
        }
    return shown


def groups(visit: Visit, report: Report, figures: Sequence[Figure]) -> list[Group]:
    """Typed, else stored, else drafted."""
    fields = fields_of(visit)
    stored = recommendations_of(report)
    lines = [_line(figure, fields, stored) for figure in figures]
    return [
        Group(mean, [line for line in lines if line.figure.indicator.objective.pk == mean.objective.pk])
        for mean in objective_means(figures)
    ]


def read(visit: Visit) -> Answer:
    fields = fields_of(visit)
    return Answer(
        outcome=visit.posted.get("outcome") or None,
        reason=fields.get("reason", ""),
        note=fields.get("note", ""),
        without_late=visit.posted.get("without_late", ""),
        recommendations={
            indicator.code: text
            for indicator in visit.task.indicators.all()
            if (text := fields.get(f"r-{indicator.pk}")) is not None
        },
    )


def save(visit: Visit) -> Sequence[str]:
    keep_typed(visit)
    return save_parts(visit) or insert_quote(visit, yearly=False)


def title(task: Assignment) -> str:
    return _("Laporan Kinerja %(period)s") % {"period": task.step_run.cycle.round.period}


def _line(figure: Figure, fields: QueryDict, stored: dict[int, str]) -> Line:
    fact = fact_of(figure)
    pk = figure.indicator.pk
    text = fields.get(f"r-{pk}", stored.get(pk) or recommendation(fact))
    return Line(figure, first_sentence(fact), text)


PAGE = StepPage(
    template="steps/rekap_triwulan/page.html",
    button=gettext_lazy("Terbitkan laporan triwulan"),
    context=context,
    read=read,
    save=save,
    title=title,
)
