"""Periksa: check, with a mark per indicator, and decide; a return says why."""

from triwulan.cycles.answers import Acting, Answer
from triwulan.cycles.checkers import is_author
from triwulan.cycles.models import Assignment, Mark
from triwulan.cycles.refusals import MayNot
from triwulan.cycles.steps.catalogue import PaperPlan


def missing(task: Assignment, answer: Answer) -> list[str]:
    known = set(task.indicators.values_list("code", flat=True))
    return [f"Indikator {code} tidak termasuk laporan ini." for code in sorted(set(answer.marks) - known)]


def finish(task: Assignment, answer: Answer, acting: Acting) -> None:
    """Marks not given are drafted as fitting: approving approves them. Raises MayNot for the report's own author."""
    if is_author(acting.person, task.step_run.cycle):
        message = (
            "Anda ikut menulis laporan ini, jadi tidak dapat memeriksanya. Minta perencana menunjuk pemeriksa lain."
        )
        raise MayNot(message)
    for indicator in task.indicators.all():
        choice = answer.marks.get(indicator.code)
        Mark.objects.create(
            assignment=task,
            indicator=indicator,
            fits=choice.fits if choice else True,
            note=choice.note.strip() if choice else "",
        )


def paper(task: Assignment, acting: Acting) -> PaperPlan | None:
    return None
