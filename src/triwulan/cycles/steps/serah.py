"""Serah: hand over and file, with a receipt and a place in the archive."""

from triwulan.cycles.answers import Acting, Answer
from triwulan.cycles.models import Assignment
from triwulan.cycles.queries import papers_of
from triwulan.cycles.steps.catalogue import PaperPlan
from triwulan.documents.actions import file_document


def missing(task: Assignment, answer: Answer) -> list[str]:
    return []


def finish(task: Assignment, answer: Answer, acting: Acting) -> None:
    """File the cycle's papers at the place given; without one they keep the place drafted at registration."""
    place = answer.archive_place.strip()
    if not place:
        return
    for paper_ in papers_of(task.step_run.cycle):
        file_document(paper_.document, archive_place=place, actor=acting.actor)


def paper(task: Assignment, acting: Acting) -> PaperPlan | None:
    return None
