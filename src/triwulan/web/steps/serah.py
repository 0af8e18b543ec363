"""Serah: what is handed over to whom, and where its paper stands from now on."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from triwulan.cycles.answers import Answer
from triwulan.cycles.models import Assignment
from triwulan.cycles.queries import papers_of
from triwulan.cycles.steps.serah import HANDED_OVER, receiver
from triwulan.documents.access import curtained
from triwulan.documents.archive.place import Place, default_place
from triwulan.documents.kinds import tanda_terima
from triwulan.documents.register.numbering import expected_number
from triwulan.organisations.queries import holder_of, today
from triwulan.web.steps.kept import fields_of, keep_typed
from triwulan.web.steps.page import StepPage, Visit

FORM = "borang"
# The first three of `Place`, in its order; the last number: characters.
PLACE_FIELDS = (
    ("lemari", gettext_lazy("Lemari"), 80),
    ("boks", gettext_lazy("Boks"), 80),
    ("map", gettext_lazy("Map"), 120),
)


def context(visit: Visit) -> dict[str, Any]:
    task, fields = visit.task, fields_of(visit)
    place, agency = drafted_place(task), task.step_run.cycle.round.agency
    to = receiver(task)
    papers = list(papers_of(task.step_run.cycle).filter(document__kind__in=HANDED_OVER))
    curtained(visit.request.person, (paper.document for paper in papers))
    return {
        "fields": fields,
        "papers": papers,
        "receiver": to,
        "holder": holder_of(to, today(agency)),
        "number": expected_number(agency, tanda_terima.KIND, task.step_run.cycle.unit, today(agency)),
        "place_fields": [
            (name, label, fields.get(name, drafted), longest)
            for (name, label, longest), drafted in zip(PLACE_FIELDS, place[:3], strict=True)
        ],
    }


def drafted_place(task: Assignment) -> Place:
    """One folder for the whole cycle, under the name of its report."""
    cycle = task.step_run.cycle
    return default_place(cycle.unit, "laporan_data_kinerja", cycle.round.year, cycle.round.quarter)


def read(visit: Visit) -> Answer:
    """A stroke parts the places, so none may stand within one."""
    fields = fields_of(visit)
    cabinet, box, folder = (fields.get(name, "").strip()[:longest] for name, _label, longest in PLACE_FIELDS)
    place = Place(cabinet.replace("/", "-"), box.replace("/", "-"), folder)
    return Answer(
        outcome=visit.posted.get("outcome") or None,
        reason=fields.get("reason", ""),
        note=fields.get("note", ""),
        archive_place=str(place) if FORM in fields else "",
    )


def title(task: Assignment) -> str:
    return _("Serahkan laporan %(period)s") % {"period": task.step_run.cycle.round.period}


PAGE = StepPage(
    template="steps/serah/page.html",
    button=gettext_lazy("Serahkan laporan"),
    context=context,
    read=read,
    save=keep_typed,
    title=title,
)
