"""Periksa: what changed since it was sent back, then this quarter beside the last; then the decision."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from triwulan.cycles.answers import Answer
from triwulan.cycles.checkers import is_author
from triwulan.cycles.models import Assignment
from triwulan.cycles.queries import sop_of, step_of
from triwulan.cycles.refusals import StepIncomplete
from triwulan.cycles.standing import cycles_of
from triwulan.documents.access import curtained
from triwulan.organisations.models import Unit
from triwulan.sop import engine
from triwulan.web.steps.kept import fields_of, keep_typed
from triwulan.web.steps.page import Missing, StepPage, Visit, missing_by_kind
from triwulan.web.steps.periksa_marks import marks_of, reason_of, rows_of, tally
from triwulan.web.steps.periksa_reports import checked_by


def context(visit: Visit) -> dict[str, Any]:
    task, fields = visit.task, fields_of(visit)
    reports = checked_by(task)
    curtained(visit.request.person, (one.paper.document for one in reports if one.paper))
    touched = frozenset(pk for one in reports if one.changes for pk in one.changes.touched)
    words = {code: body for one in reports for code, body in one.words.items()}
    rows = rows_of(task, fields, touched, words)
    return {
        "fields": fields,
        "reports": reports,
        "rows": rows,
        "tally": tally(rows),
        "mended": sum(not row.fits for row in rows),
        "units": units_to_return_to(task),
        "units_chosen": set(fields.getlist("unit")),
        "sample": task.step_run.cycle.round.agency.sample,
        "marks": task.marks.select_related("indicator") if task.finished_at else (),
    }


def read(visit: Visit) -> Answer:
    """Raises StepIncomplete for an author of the report, so that what he typed stays in sight."""
    fields = fields_of(visit)
    if "outcome" in visit.posted:
        own = own_report(visit)
        if own:
            raise StepIncomplete(own)
    marks = marks_of(visit.task, fields)
    return Answer(
        outcome=visit.posted.get("outcome") or None,
        reason=fields.get("reason", "").strip() or reason_of(visit.task, marks),
        note=fields.get("note", ""),
        marks=marks,
        units=tuple(int(text) for text in fields.getlist("unit") if text.isdecimal()),
    )


def missing(visit: Visit, answer: Answer) -> Sequence[Missing]:
    return [Missing(sentence) for sentence in own_report(visit)] + list(missing_by_kind(visit, answer))


def own_report(visit: Visit) -> list[str]:
    """Whoever wrote a report may not check it."""
    if not is_author(visit.request.person, visit.task.step_run.cycle):
        return []
    return [_("Anda ikut menulis laporan ini, jadi tidak dapat memeriksanya. Minta perencana menunjuk pemeriksa lain.")]


def units_to_return_to(task: Assignment) -> list[Unit]:
    """Where a return leads out of this unit: the units it may go to."""
    round_ = task.step_run.cycle.round
    sop, step = sop_of(round_), step_of(task)
    moves = [engine.follow(sop, step.code, way.outcome, round_.quarter) for way in step.ways]
    across = [move.to_stretch for move in moves if move.kind == "return_across" and move.to_stretch is not None]
    found = [cycle.unit for index in across for cycle in cycles_of(round_, engine.stretches(sop)[index])]
    return list(dict.fromkeys(found)) if len(found) > 1 else []


def title(task: Assignment) -> str:
    return _("Periksa laporan %(period)s") % {"period": task.step_run.cycle.round.period}


PAGE = StepPage(
    template="steps/periksa/page.html",
    button=gettext_lazy("Setujui laporan"),
    context=context,
    read=read,
    missing=missing,
    save=keep_typed,
    title=title,
)
