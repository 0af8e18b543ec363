"""Dokumen: any other step. What it yields is attached."""

from triwulan.cycles.answers import Acting, Answer
from triwulan.cycles.models import Assignment
from triwulan.cycles.queries import step_of
from triwulan.cycles.steps.catalogue import PaperPlan


def missing(task: Assignment, answer: Answer) -> list[str]:
    """A step whose SOP names no output may end without a file."""
    outputs = step_of(task).outputs
    if not outputs or task.attachments.exists():
        return []
    return [f"{', '.join(outputs)} belum dilampirkan. Unggah sekurangnya satu berkas."]


def finish(task: Assignment, answer: Answer, acting: Acting) -> None:
    """The files are attached already."""


def paper(task: Assignment, acting: Acting) -> PaperPlan | None:
    return None
