"""Laporan: write the division's report from the material. Several authors, one coordinator who hands it in."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from triwulan.cycles.answers import Acting, Answer
from triwulan.cycles.models import Assignment
from triwulan.cycles.narrative import freeze_report, narrative_by_indicator, quarter_figures, report_of
from triwulan.cycles.printing import average_text, quarter_rows, signature, sop_name
from triwulan.cycles.printing_warnings import asked_when_approved
from triwulan.cycles.queries import papers_of
from triwulan.cycles.steps.catalogue import PaperPlan
from triwulan.documents.actions import Registration
from triwulan.documents.content import Paper
from triwulan.documents.kinds import laporan_data_kinerja as paper_kind
from triwulan.indicators.figures import Figure, figures_for
from triwulan.indicators.validation import findings
from triwulan.organisations.models import Position
from triwulan.organisations.queries import positions_with_role, root_unit, today


def missing(task: Assignment, answer: Answer) -> list[str]:
    round_ = task.step_run.cycle.round
    return lacking(task, figures_for(list(task.indicators.all()), round_.year, round_.quarter))


def lacking(task: Assignment, figures: Iterable[Figure]) -> list[str]:
    """`figures`: of the task's own indicators, worked out by whoever has several tasks at once.

    What was answered in the material is answered here; what came up since (a value that the author changed, another
    division's figure, a new rule) is asked before the report is handed in.
    """
    sentences = [*_open_corrections(task), *(sentence for figure in figures for sentence in came_up(figure))]
    if task.coordinator:
        sentences += [
            _("Bagian %(position)s belum selesai. Tunggu atau ingatkan.") % {"position": other.position.title}
            for other in task.step_run.assignments.all()
            if other.pk != task.pk and _is_unfinished(other)
        ]
    return sentences


def came_up(figure: Figure) -> list[str]:
    if figure.is_empty:
        return []
    found = findings(figure)
    return [
        f"{figure.indicator.code} {figure.indicator.name}: {finding.sentence}"
        for finding in (*found.held_by_rules, *found.unanswered)
    ]


def finish(task: Assignment, answer: Answer, acting: Acting) -> None:
    if task.coordinator:
        freeze_report(task, acting)


def paper(task: Assignment, acting: Acting) -> PaperPlan | None:
    """One report per hand-in: the coordinator's."""
    if not task.coordinator:
        return None
    cycle = task.step_run.cycle
    return PaperPlan(
        kind=paper_kind.KIND,
        title=f"Laporan Data Kinerja {cycle.round.period}, {cycle.unit.name}",
        compose=lambda registration: _compose(task, registration),
        signers=[_head(task)],
    )


def _head(task: Assignment) -> Position:
    """The head of the division signs its report; without one its coordinator does."""
    cycle = task.step_run.cycle
    heads = positions_with_role(cycle.unit, "kepala_bidang", today(cycle.round.agency))
    return heads[0] if heads else task.position


def _compose(task: Assignment, registration: Registration) -> Paper:
    cycle = task.step_run.cycle
    figures = quarter_figures(cycle)
    report = report_of(task)
    sections = {section.key: section for section in report.sections.select_related("author")}
    return paper_kind.compose(
        paper_kind.LaporanDataKinerja(
            imprint=registration.imprint,
            unit=cycle.unit.name,
            period=str(cycle.round.period),
            sop=sop_name(task),
            basis=_basis(task),
            nota=paper_kind.NotaDinas(to=_planner(task), sender=_head(task).title),
            figures=quarter_rows(figures, narrative_by_indicator(sections.values()), asked_when_approved(report)),
            average=average_text(figures),
            signer=signature(_head(task), task),
            opening=sections["pendahuluan"].body,
            summary=sections["capaian"].body,
            obstacles=sections["hambatan"].body,
            authors=_authors(task),
        )
    )


def _planner(task: Assignment) -> str:
    agency = task.step_run.cycle.round.agency
    planners = positions_with_role(root_unit(agency), "perencana", today(agency))
    return planners[0].title if planners else agency.name


def _basis(task: Assignment) -> str:
    sheet = papers_of(task.step_run.cycle).filter(document__kind="lembar_disposisi").first()
    return f"Lembar Disposisi {sheet.document.number}" if sheet else "–"


def _authors(task: Assignment) -> tuple[paper_kind.Author, ...]:
    shares = task.step_run.assignments.filter(withdrawn_at__isnull=True, person__isnull=False)
    return tuple(
        paper_kind.Author(
            position=share.position.title,
            name=share.person.full_name if share.person else "",
            part=", ".join(indicator.code for indicator in share.indicators.all()),
        )
        for share in shares.select_related("position", "person").prefetch_related("indicators")
    )


def _open_corrections(task: Assignment) -> list[str]:
    """Values that went back to an analyst and are not in again: his own, or anybody's for the one who hands in.

    By relations, so that a list of tasks can have them prefetched.
    """
    return [
        _("%(code)s %(name)s masih diperbaiki %(position)s.")
        % {"code": indicator.code, "name": indicator.name, "position": correction.position.title}
        for run in task.step_run.corrections.all()
        if run.finished_at is None and run.withdrawn_at is None
        for correction in run.assignments.all()
        if _is_unfinished(correction) and (task.coordinator or correction.given_by_id == task.pk)
        for indicator in correction.indicators.all()
    ]


def _is_unfinished(task: Assignment) -> bool:
    return task.finished_at is None and task.withdrawn_at is None
