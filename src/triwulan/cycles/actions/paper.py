"""The paper a finished share yields: frozen and numbered with it, rendered after it."""

from triwulan.cycles.answers import Acting
from triwulan.cycles.models import Assignment, Paper
from triwulan.cycles.steps import STEPS
from triwulan.documents.actions import register_document
from triwulan.documents.renditions import render_later
from triwulan.organisations.queries import today


def issue_paper(task: Assignment, acting: Acting) -> Paper | None:
    plan = STEPS[task.step_run.work].paper(task, acting)
    if plan is None:
        return None
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
        actor=acting.actor,
        cycle_id=cycle.pk,
    )
    paper = Paper.objects.create(step_run=task.step_run, assignment=task, document=document)
    render_later(document)
    return paper
