"""Laporan: write the division's report from the material. Several authors, one coordinator who hands it in."""

from triwulan.cycles.answers import Acting, Answer
from triwulan.cycles.models import Assignment, StepRun
from triwulan.cycles.narrative import freeze_report
from triwulan.cycles.steps.catalogue import PaperPlan


def missing(task: Assignment, answer: Answer) -> list[str]:
    sentences = _open_corrections(task)
    if task.coordinator:
        others = task.step_run.assignments.filter(finished_at__isnull=True, withdrawn_at__isnull=True)
        sentences += [
            f"Bagian {other.position.title} belum selesai. Tunggu atau ingatkan."
            for other in others.exclude(pk=task.pk).select_related("position")
        ]
    return sentences


def finish(task: Assignment, answer: Answer, acting: Acting) -> None:
    if task.coordinator:
        freeze_report(task, acting)


def paper(task: Assignment, acting: Acting) -> PaperPlan | None:
    return None


def _open_corrections(task: Assignment) -> list[str]:
    """Values that went back to an analyst and are not in again: his own, or anybody's for the one who hands in."""
    runs = StepRun.objects.filter(beside=task.step_run, finished_at__isnull=True, withdrawn_at__isnull=True)
    open_tasks = Assignment.objects.filter(step_run__in=runs, finished_at__isnull=True, withdrawn_at__isnull=True)
    if not task.coordinator:
        open_tasks = open_tasks.filter(given_by=task)
    return [
        f"{indicator.code} {indicator.name} masih diperbaiki {correction.position.title}."
        for correction in open_tasks.select_related("position").prefetch_related("indicators")
        for indicator in correction.indicators.all()
    ]
