"""Laporan tahunan: compile the year from its quarters; earlier quarters that are missing are named in it."""

from triwulan.cycles.answers import Acting, Answer
from triwulan.cycles.models import Assignment
from triwulan.cycles.narrative import freeze_report
from triwulan.cycles.steps.catalogue import PaperPlan


def missing(task: Assignment, answer: Answer) -> list[str]:
    return []


def finish(task: Assignment, answer: Answer, acting: Acting) -> None:
    freeze_report(task, acting)


def paper(task: Assignment, acting: Acting) -> PaperPlan | None:
    return None
