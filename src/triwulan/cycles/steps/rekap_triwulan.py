"""Rekap triwulan: compile the quarter from the divisions' reports, with recommendations."""

from django.utils.translation import gettext as _

from triwulan.cycles.answers import Acting, Answer
from triwulan.cycles.compiled import (
    head_of_agency,
    missing_units,
    organisation,
    profile_words,
    recommendations,
    unit_timeliness,
)
from triwulan.cycles.models import Assignment
from triwulan.cycles.narrative import freeze_report, keep_recommendations, quarter_figures, report_of, unit_narrative
from triwulan.cycles.printing import average_text, quarter_rows, signature, sop_name
from triwulan.cycles.printing_warnings import asked_when_approved
from triwulan.cycles.queries import sop_of
from triwulan.cycles.spending_rows import budget_until, with_spending
from triwulan.cycles.steps.catalogue import PaperPlan
from triwulan.documents.actions import Registration
from triwulan.documents.content import Paper
from triwulan.documents.kinds import laporan_triwulan


def missing(task: Assignment, answer: Answer) -> list[str]:
    known = {indicator.code for indicator in task.indicators.all()}
    return [
        _("Indikator %(code)s tidak termasuk rekap ini.") % {"code": code}
        for code in sorted(set(answer.recommendations) - known)
    ]


def finish(task: Assignment, answer: Answer, acting: Acting) -> None:
    keep_recommendations(task, answer.recommendations, acting)
    freeze_report(task, acting)


def paper(task: Assignment, acting: Acting) -> PaperPlan | None:
    round_ = task.step_run.cycle.round
    return PaperPlan(
        kind=laporan_triwulan.KIND,
        title=f"Laporan Kinerja {round_.period}",
        compose=lambda registration: _compose(task, registration),
        signers=[head_of_agency(round_.agency) or task.position],
    )


def _compose(task: Assignment, registration: Registration) -> Paper:
    cycle = task.step_run.cycle
    round_ = cycle.round
    figures = quarter_figures(cycle)
    report = report_of(task)
    sections = {section.key: section.body for section in report.sections.all()}
    return laporan_triwulan.compose(
        laporan_triwulan.LaporanTriwulan(
            imprint=registration.imprint,
            quarter=f"Triwulan {round_.period.roman}",
            year=str(round_.year),
            sop=sop_name(task),
            figures=with_spending(
                quarter_rows(figures, unit_narrative(round_), asked_when_approved(report)), figures, round_.period
            ),
            average=average_text(figures),
            budget=budget_until(round_.period),
            timeliness=unit_timeliness(round_),
            signer=signature(head_of_agency(round_.agency) or task.position, task),
            organisation=organisation(round_.agency, profile_words(round_.agency)),
            legal_bases=sop_of(round_).identity.legal_bases,
            missing=missing_units(round_),
            recommendations=recommendations(report),
            background=sections["pendahuluan"],
            plan=sections["perencanaan"],
            summary=sections["capaian"],
            obstacles=sections["hambatan"],
            closing=sections["penutup"],
        )
    )
