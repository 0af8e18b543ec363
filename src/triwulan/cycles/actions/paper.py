"""The paper a finished share yields: frozen and numbered with it, rendered after it."""

from collections.abc import Callable
from dataclasses import replace

from django.utils import translation

from triwulan.core.sentences import INDONESIAN
from triwulan.cycles.answers import Acting
from triwulan.cycles.models import Assignment, Paper
from triwulan.cycles.steps import STEPS
from triwulan.documents.actions import register_document
from triwulan.documents.content import Paper as Content
from triwulan.documents.models import Document
from triwulan.documents.renditions import render_later
from triwulan.organisations.queries import today


@translation.override(INDONESIAN)
def issue_paper(
    task: Assignment,
    acting: Acting,
    *,
    supersedes: Document | None = None,
    reworked: Callable[[Content], Content] | None = None,
) -> Paper | None:
    """Indonesian whoever presses, as all that it freezes. `supersedes`: the paper whose figures were corrected."""
    plan = STEPS[task.step_run.work].paper(task, acting)
    if plan is None:
        return None
    if reworked is not None:
        composed, rework = plan.compose, reworked
        plan = replace(plan, compose=lambda registration: rework(composed(registration)))
    cycle = task.step_run.cycle
    document = register_document(
        agency=cycle.round.agency,
        unit=cycle.unit,
        kind=plan.kind,
        title=plan.title,
        on=today(cycle.round.agency),
        year=cycle.round.year,
        quarter=cycle.round.quarter,
        compose=plan.compose,
        signers=plan.signers,
        guests=plan.guests,
        actor=acting.actor,
        supersedes=supersedes or _taken_back(task) or _returned(task, plan.kind),
        cycle_id=cycle.pk,
    )
    paper = Paper.objects.create(step_run=task.step_run, assignment=task, document=document)
    render_later(document)
    return paper


def _taken_back(task: Assignment) -> Document | None:
    """The paper of the same share from before it was taken back; this one stands in its place."""
    former = Paper.objects.filter(
        step_run=task.step_run,
        assignment__position=task.position_id,
        assignment__finished_at__isnull=False,
        assignment__withdrawn_at__isnull=False,
        document__superseded_by__isnull=True,
    )
    paper = former.select_related("document").order_by("id").last()
    return paper.document if paper else None


def _returned(task: Assignment, kind: str) -> Document | None:
    """The report that the check returned: this one stands in its place, and nobody signs the former any more."""
    run = task.step_run
    if run.work != "laporan" or run.attempt == 1:
        return None
    former = Paper.objects.filter(
        step_run__cycle=run.cycle_id,
        step_run__code=run.code,
        step_run__attempt__lt=run.attempt,
        document__kind=kind,
        document__superseded_by__isnull=True,
    )
    paper = former.select_related("document").order_by("id").last()
    return paper.document if paper else None
