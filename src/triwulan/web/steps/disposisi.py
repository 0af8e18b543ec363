"""Disposisi: whom he orders, with which indicators, who coordinates. Everything is drafted; one press sends it."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from triwulan.cycles.answers import Answer
from triwulan.cycles.models import Assignment
from triwulan.cycles.queries import sop_of, step_of
from triwulan.cycles.wording import default_instruction
from triwulan.documents.kinds.lembar_disposisi import NATURES
from triwulan.web.steps.bahan_rows import figures_of
from triwulan.web.steps.disposisi_people import candidates_of, choices_of, lines_of
from triwulan.web.steps.kept import fields_of, keep_typed
from triwulan.web.steps.page import Missing, StepPage, Visit, missing_by_kind

USUAL = "Segera"


def context(visit: Visit) -> dict[str, Any]:
    task, fields = visit.task, fields_of(visit)
    step = step_of(task)
    everyone = candidates_of(task, fields) if step.addressees else []
    sop = sop_of(task.step_run.cycle.round)
    return {
        "fields": fields,
        "candidates": everyone,
        "lines": lines_of(figures_of(task), everyone),
        "several": len(everyone) > 1,
        "natures": NATURES,
        "nature": fields.get("sifat", USUAL),
        "instruction": fields.get("perintah", default_instruction(sop, step, task)),
        "sample": task.step_run.cycle.round.agency.sample,
        "recipients": task.recipients.select_related("position").prefetch_related("indicators"),
    }


def read(visit: Visit) -> Answer:
    fields = fields_of(visit)
    nature = fields.get("sifat", USUAL)
    return Answer(
        outcome=visit.posted.get("outcome") or None,
        reason=fields.get("reason", ""),
        note=fields.get("note", ""),
        urgency=nature if nature in NATURES else USUAL,
        recipients=choices_of(visit.task, fields),
    )


def missing(visit: Visit, answer: Answer) -> Sequence[Missing]:
    return [Missing(one.sentence, "#penerima") for one in missing_by_kind(visit, answer)]


def title(task: Assignment) -> str:
    return _("Disposisi %(period)s") % {"period": task.step_run.cycle.round.period}


PAGE = StepPage(
    template="steps/disposisi/page.html",
    button=gettext_lazy("Kirim disposisi"),
    context=context,
    read=read,
    missing=missing,
    save=keep_typed,
    title=title,
)
