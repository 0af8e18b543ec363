"""Rekap triwulan: compile the quarter from the divisions' reports, with recommendations."""

from triwulan.cycles.answers import Acting, Answer
from triwulan.cycles.models import Assignment
from triwulan.cycles.narrative import freeze_report, keep_recommendations
from triwulan.cycles.steps.catalogue import PaperPlan


def missing(task: Assignment, answer: Answer) -> list[str]:
    known = set(task.indicators.values_list("code", flat=True))
    return [f"Indikator {code} tidak termasuk rekap ini." for code in sorted(set(answer.recommendations) - known)]


def finish(task: Assignment, answer: Answer, acting: Acting) -> None:
    keep_recommendations(task, answer.recommendations, acting)
    freeze_report(task, acting)


def paper(task: Assignment, acting: Acting) -> PaperPlan | None:
    return None
