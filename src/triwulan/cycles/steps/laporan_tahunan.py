"""Laporan tahunan: compile the year from its quarters; earlier quarters that are missing are named in it."""

from triwulan.core.quarters import Quarter
from triwulan.cycles.annual_objectives import objectives_of, told_objectives
from triwulan.cycles.annual_plan import agreed_in, changes_in, plan_of
from triwulan.cycles.answers import Acting, Answer
from triwulan.cycles.compiled import head_of_agency, organisation, recommendations, year_timeliness
from triwulan.cycles.models import Assignment, Cycle
from triwulan.cycles.narrative import (
    annual_figures,
    freeze_report,
    missing_quarters,
    narrative_by_indicator,
    quarter_report,
    report_of,
)
from triwulan.cycles.printing import average_text, signature, sop_name, year_rows
from triwulan.cycles.printing_warnings import asked_in_year
from triwulan.cycles.promised import beside_the_plan
from triwulan.cycles.queries import sop_of
from triwulan.cycles.reviewing.standing import statement_page, statement_signers
from triwulan.cycles.spending_rows import budget_until
from triwulan.cycles.steps.catalogue import PaperPlan
from triwulan.documents.actions import Registration
from triwulan.documents.content import Paper
from triwulan.documents.kinds import laporan_kinerja
from triwulan.documents.pieces.figures import Recommendation

_CHAPTERS = {
    "foreword": "kata-pengantar",
    "summary": "ikhtisar",
    "aspects": "aspek",
    "issues": "isu-strategis",
    "plan": "perencanaan",
    "achievement": "capaian",
    "spending": "anggaran",
    "conclusions": "penutup",
    "next_steps": "langkah",
    "awards": "penghargaan",
}
"""The paper's chapters and the sections that are printed there."""


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
        guests=statement_signers(report_of(task)),
    )


def _advice(cycle: Cycle) -> tuple[Recommendation, ...]:
    quarterly = quarter_report(cycle)
    return recommendations(quarterly) if quarterly else ()


def _compose(task: Assignment, registration: Registration) -> Paper:
    cycle, round_ = task.step_run.cycle, task.step_run.cycle.round
    figures = annual_figures(cycle)
    report = report_of(task)
    sections = {section.key: section for section in report.sections.all()}
    said = {key: section.body for key, section in sections.items()}
    return laporan_kinerja.compose(
        laporan_kinerja.LaporanKinerja(
            imprint=registration.imprint,
            year=str(round_.year),
            sop=sop_name(task),
            objectives=told_objectives(objectives_of(figures, round_.year), said),
            budget=budget_until(Quarter(round_.year, 4)),
            figures=beside_the_plan(
                year_rows(figures, narrative_by_indicator(sections.values()), asked_in_year(figures, round_.year)),
                figures,
            ),
            average=average_text(figures),
            signer=signature(head_of_agency(round_.agency) or task.position, task),
            review=statement_page(report),
            organisation=organisation(round_.agency, said["pendahuluan"]),
            timeliness=year_timeliness(round_),
            recommendations=_advice(cycle),
            last_quarter=f"Triwulan {round_.period.roman}",
            missing_quarters=tuple(missing_quarters(cycle)),
            plan_of_years=plan_of(round_.agency, round_.year, figures),
            agreed=agreed_in(round_.agency, round_.year, registration.imprint),
            changes=changes_in(round_.year, figures),
            legal_bases=sop_of(round_).identity.legal_bases,
            **{chapter: said[key] for chapter, key in _CHAPTERS.items()},
        )
    )
