"""Periksa: check, with a mark per indicator, and decide; a return says why."""

from django.utils.translation import gettext as _

from triwulan.cycles.answers import Acting, Answer, MarkChoice
from triwulan.cycles.checkers import is_author
from triwulan.cycles.models import Assignment, Mark
from triwulan.cycles.printing import moment, signature, sop_name, spent
from triwulan.cycles.queries import papers_of, sop_of, step_of
from triwulan.cycles.refusals import MayNot
from triwulan.cycles.steps.catalogue import PaperPlan
from triwulan.documents.actions import Registration
from triwulan.documents.content import Paper
from triwulan.documents.kinds import laporan_disposisi
from triwulan.indicators.figures import Figure, figures_for
from triwulan.sop import engine


def missing(task: Assignment, answer: Answer) -> list[str]:
    known = {indicator.code for indicator in task.indicators.all()}
    return [
        _("Indikator %(code)s tidak termasuk laporan ini.") % {"code": code}
        for code in sorted(set(answer.marks) - known)
    ]


def finish(task: Assignment, answer: Answer, acting: Acting) -> None:
    """Marks not given are drafted as fitting: approving approves them. Raises MayNot for the report's own author."""
    if is_author(acting.person, task.step_run.cycle):
        message = _(
            "Anda ikut menulis laporan ini, jadi tidak dapat memeriksanya. Minta perencana menunjuk pemeriksa lain."
        )
        raise MayNot(message)
    fitting = MarkChoice(fits=True)
    chosen = [(indicator, answer.marks.get(indicator.code, fitting)) for indicator in task.indicators.all()]
    Mark.objects.bulk_create(
        Mark(assignment=task, indicator=indicator, fits=choice.fits, note=choice.note.strip())
        for indicator, choice in chosen
    )


def paper(task: Assignment, acting: Acting) -> PaperPlan | None:
    cycle = task.step_run.cycle
    return PaperPlan(
        kind=laporan_disposisi.KIND,
        title=f"Laporan Disposisi {cycle.round.period}, {cycle.unit.name}, pemeriksaan ke-{task.step_run.attempt}",
        compose=lambda registration: _compose(task, registration),
        signers=[task.position],
    )


def _compose(task: Assignment, registration: Registration) -> Paper:
    cycle = task.step_run.cycle
    step = step_of(task)
    returns = engine.is_return(sop_of(cycle.round), step, task.outcome)
    return laporan_disposisi.compose(
        laporan_disposisi.LaporanDisposisi(
            imprint=registration.imprint,
            unit=cycle.unit.name,
            period=str(cycle.round.period),
            sop=sop_name(task),
            step=step.no,
            report=_report_number(task),
            attempt=task.step_run.attempt,
            approved=not returns,
            outcome=task.outcome,
            reason=task.reason or task.note,
            checked=moment(task.finished_at, task),
            duration=spent(task),
            next_step=_next_step(task),
            marks=_marks(task),
            signer=signature(task.position, task),
        )
    )


def _report_number(task: Assignment) -> str:
    sheet = papers_of(task.step_run.cycle).filter(document__kind="laporan_data_kinerja").last()
    return sheet.document.number if sheet else "–"


def _next_step(task: Assignment) -> str:
    sop = sop_of(task.step_run.cycle.round)
    target = engine.way(step_of(task), task.outcome).target
    if target is None:
        return "SOP selesai"
    step = sop.step(target)
    return f"{sop.performer_names(step)}, langkah {step.no}"


def _marks(task: Assignment) -> tuple[laporan_disposisi.Mark, ...]:
    marks = {mark.indicator_id: mark for mark in task.marks.all()}
    round_ = task.step_run.cycle.round
    figures = figures_for(list(task.indicators.all()), round_.year, round_.quarter)
    return tuple(_mark(figure, marks[figure.indicator.pk]) for figure in figures)


def _mark(figure: Figure, mark: Mark) -> laporan_disposisi.Mark:
    before = figure.previous
    return laporan_disposisi.Mark(
        code=figure.indicator.code,
        name=figure.indicator.name,
        value=figure.value_text,
        previous=figure.say(before.value) if before else "–",
        achievement=figure.percent_text,
        mark="sesuai" if mark.fits else "perlu diperbaiki",
        note=mark.note,
        ticked=mark.fits,
    )
