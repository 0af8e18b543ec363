"""Laporan: the report around figures that are in it already. Each author his part, the coordinator hands it in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from triwulan.cycles.answers import Answer
from triwulan.cycles.models import Assignment
from triwulan.cycles.queries import sop_of, step_of
from triwulan.cycles.steps.laporan import lacking
from triwulan.web.steps.kept import fields_of, keep_typed
from triwulan.web.steps.laporan_rows import Told, figures_at, formulas, told
from triwulan.web.steps.page import Missing, StepPage, Visit
from triwulan.web.steps.sections import Part, parts_of, save_parts


@dataclass(frozen=True)
class Chapter:
    """A line of the contents beside the text: `of` parts in it, `edited` of them by hand."""

    place: str
    title: str
    edited: int
    of: int


def context(visit: Visit) -> dict[str, Any]:
    parts = parts_of(visit)
    indicators = told(visit, parts)
    return {
        "fields": fields_of(visit),
        "agency": visit.task.step_run.cycle.round.agency,
        "opening": parts.get("pendahuluan"),
        "summary": parts.get("capaian"),
        "closing": parts.get("hambatan"),
        "told": indicators,
        "formulas": formulas([one.figure for one in indicators]),
        "contents": contents(parts, indicators),
        "authors": authors(visit.task),
    }


def contents(parts: dict[str, Part], indicators: Sequence[Told]) -> list[Chapter]:
    def chapter(place: str, title: str, *keys: str) -> Chapter:
        there = [parts[key] for key in keys if key in parts]
        return Chapter(place, title, sum(part.section.edited_at is not None for part in there), len(there))

    own = [one.part.key for one in indicators if one.part]
    return [
        chapter("#a", _("A. Pendahuluan"), "pendahuluan"),
        chapter("#b", _("B. Capaian indikator"), "capaian"),
        chapter("#c", _("C. Uraian per indikator"), *own),
        chapter("#d", _("D. Hambatan dan tindak lanjut"), "hambatan"),
    ]


def authors(task: Assignment) -> list[Assignment]:
    """Who writes which part, where several do."""
    shares = task.step_run.assignments.filter(withdrawn_at__isnull=True).select_related("position", "person")
    found = list(shares.prefetch_related("indicators"))
    return found if len(found) > 1 else []


def missing(visit: Visit, _answer: Answer) -> Sequence[Missing]:
    """A value that is still out, and one that is asked about, is found at its indicator."""
    own = {indicator.code: f"#i{indicator.pk}" for indicator in visit.task.indicators.all()}
    mine = [figure for figure in figures_at(visit) if figure.indicator.code in own]
    places = own | {
        indicator.code: f"#i{indicator.pk}"
        for run in visit.task.step_run.corrections.all()
        for correction in run.assignments.all()
        for indicator in correction.indicators.all()
    }
    return [Missing(sentence, places.get(sentence.split(" ", 1)[0], "")) for sentence in lacking(visit.task, mine)]


def save(visit: Visit) -> Sequence[str]:
    keep_typed(visit)
    return save_parts(visit)


def button(task: Assignment) -> str:
    """To whom it goes; a co-author only ends his part."""
    if not task.coordinator:
        return _("Selesaikan bagian saya")
    sop, target = sop_of(task.step_run.cycle.round), step_of(task).ways[0].target
    if target is None:
        return _("Selesaikan laporan")
    return _("Kirim ke %(performer)s") % {"performer": sop.performer_names(sop.step(target))}


def title(task: Assignment) -> str:
    return _("Laporan Data Kinerja %(period)s") % {"period": task.step_run.cycle.round.period}


PAGE = StepPage(
    template="steps/laporan/page.html", button=button, context=context, missing=missing, save=save, title=title
)
