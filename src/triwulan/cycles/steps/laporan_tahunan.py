"""Laporan tahunan: compile the year from its quarters; earlier quarters that are missing are named in it."""

from decimal import Decimal

from triwulan.core.efficiency import absorption, gap
from triwulan.core.numbers import format_number, format_percent
from triwulan.core.quarters import Quarter
from triwulan.core.sentences import say
from triwulan.cycles.answers import Acting, Answer
from triwulan.cycles.compiled import head_of_agency, organisation, recommendations, unit_timeliness
from triwulan.cycles.models import Assignment
from triwulan.cycles.narrative import (
    annual_figures,
    freeze_report,
    missing_quarters,
    narrative_by_indicator,
    quarter_report,
    report_of,
)
from triwulan.cycles.printing import average_text, signature, sop_name, year_rows
from triwulan.cycles.promised import beside_the_plan
from triwulan.cycles.queries import sop_of
from triwulan.cycles.spending_rows import budget_until, spent_for
from triwulan.cycles.steps.catalogue import PaperPlan
from triwulan.documents import laporan_kinerja
from triwulan.documents.actions import Registration
from triwulan.documents.content import Paper
from triwulan.indicators.measured import NOT_EVALUABLE
from triwulan.indicators.spending import spending_by
from triwulan.indicators.year_figures import ObjectiveMean, YearFigure, objective_means


def missing(task: Assignment, answer: Answer) -> list[str]:
    return []


def finish(task: Assignment, answer: Answer, acting: Acting) -> None:
    freeze_report(task, acting)


def paper(task: Assignment, acting: Acting) -> PaperPlan | None:
    round_ = task.step_run.cycle.round
    return PaperPlan(
        kind=laporan_kinerja.KIND,
        title=f"Laporan Kinerja Tahun {round_.year}",
        compose=lambda registration: _compose(task, registration),
        signers=[head_of_agency(round_.agency) or task.position],
    )


def _compose(task: Assignment, registration: Registration) -> Paper:
    cycle = task.step_run.cycle
    round_ = cycle.round
    figures = annual_figures(cycle)
    sections = {section.key: section for section in report_of(task).sections.all()}
    said = {key: section.body for key, section in sections.items()}
    quarterly = quarter_report(cycle)
    return laporan_kinerja.compose(
        laporan_kinerja.LaporanKinerja(
            imprint=registration.imprint,
            year=str(round_.year),
            sop=sop_name(task),
            objectives=_objectives(figures, Quarter(round_.year, 4)),
            budget=budget_until(Quarter(round_.year, 4)),
            figures=beside_the_plan(year_rows(figures, narrative_by_indicator(sections.values())), figures),
            average=average_text(figures),
            signer=signature(head_of_agency(round_.agency) or task.position, task),
            organisation=organisation(round_.agency),
            timeliness=unit_timeliness(round_),
            recommendations=recommendations(quarterly) if quarterly else (),
            missing_quarters=tuple(missing_quarters(cycle)),
            summary=said["ikhtisar"],
            aspects=said["pendahuluan"],
            issues=said["isu-strategis"],
            legal_bases=sop_of(round_).identity.legal_bases,
            plan=said["perencanaan"],
            conclusions=said["penutup"],
            next_steps=said["langkah"],
        )
    )


def _objectives(figures: list[YearFigure], quarter: Quarter) -> tuple[laporan_kinerja.Objective, ...]:
    spendings = spending_by(quarter)
    return tuple(_objective(mean, *spent_for(mean.objective.pk, spendings)) for mean in objective_means(figures))


def _objective(mean: ObjectiveMean, ceiling: Decimal, spent: Decimal | None) -> laporan_kinerja.Objective:
    absorbed = absorption(spent, ceiling)
    difference = gap(mean.mean, absorbed)
    return laporan_kinerja.Objective(
        name=mean.objective.name,
        average=format_percent(mean.mean) if mean.mean is not None else say(NOT_EVALUABLE),
        predicate=mean.predicate or "–",
        rule=mean.rule,
        percent=mean.mean,
        ceiling=format_number(ceiling, 0) if absorbed is not None else "",
        realisation=format_number(spent, 0) if spent is not None else "",
        absorption=format_percent(absorbed) if absorbed is not None else "",
        efficiency=format_number(difference, 2) if difference is not None else "",
        absorbed=absorbed,
    )
