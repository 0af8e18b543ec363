"""The paper that a step will yield, as a PDF with DRAFT across it: without a number, and kept nowhere."""

from http import HTTPStatus

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from triwulan.core.sentences import INDONESIAN
from triwulan.cycles import rules
from triwulan.cycles.access import task_for
from triwulan.cycles.actions.finish import acting_for
from triwulan.cycles.models import Assignment
from triwulan.cycles.refusals import NotThere
from triwulan.cycles.steps import STEPS
from triwulan.cycles.steps.catalogue import PaperPlan
from triwulan.documents.actions import Registration
from triwulan.documents.archive.place import Place
from triwulan.documents.archive.schedule import default_line
from triwulan.documents.imprint import Imprint, Verification
from triwulan.documents.letterheads import letterhead_of
from triwulan.documents.render import RenderFailed, render_pdf
from triwulan.organisations.queries import today
from triwulan.web.access import DeskRequest, member

NONE_YET = "–"
# What the other papers say is only decided by the press: to whom it goes, what was found.
FORESEEABLE = frozenset({"bahan", "laporan", "serah", "rekap_triwulan", "laporan_tahunan", "dokumen"})


@member
@never_cache
@require_safe
def preview(request: DeskRequest, task_id: int) -> HttpResponse:
    """Of an open task, for who does it; a co-author sees the whole report."""
    task = task_for(request.person, task_id, may=rules.may_finish)
    plan = _plan(task, request)
    try:
        with translation.override(INDONESIAN):
            content = render_pdf(plan.compose(draft_registration(task)))
    except RenderFailed as failed:
        context = {"task": task, "sentence": str(failed)}
        return render(request, "steps/preview_failed.html", context, status=HTTPStatus.SERVICE_UNAVAILABLE)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="draf.pdf"'
    return response


def draft_registration(task: Assignment) -> Registration:
    """What a paper carries before the register knows it."""
    agency = task.step_run.cycle.round.agency
    imprint = Imprint(
        letterhead=letterhead_of(agency),
        number=NONE_YET,
        date=today(agency),
        place=agency.place,
        verification=Verification(url=f"{settings.PUBLIC_URL}/v/", code=_("draf")),
        sample=agency.sample,
        draft=True,
    )
    return Registration(NONE_YET, imprint.verification, imprint, default_line("dokumen"), Place())


def _plan(task: Assignment, request: DeskRequest) -> PaperPlan:
    if task.step_run.work not in FORESEEABLE:
        raise NotThere
    shares = task.step_run.assignments.filter(withdrawn_at__isnull=True).exclude(pk=task.pk).order_by("-coordinator")
    for share in (task, *shares):
        plan = STEPS[task.step_run.work].paper(share, acting_for(request.person, task))
        if plan is not None:
            return plan
    raise NotThere
