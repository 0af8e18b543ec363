"""The official sheet as the page shows it: identity as signed, the matrix drawn from the data, the editor's notes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from triwulan.core.flow.screens import Figures, Said, sheet_figures
from triwulan.sop.definition import Row, Sop
from triwulan.sop.faults import Fault
from triwulan.sop.notes import read_notes
from triwulan.sop.sheet import sheet_of


@dataclass(frozen=True)
class Sheet:
    sop: Sop
    figures: Figures
    notes: Sequence[Fault]

    @property
    def rows(self) -> Sequence[Row]:
        return self.sop.rows


def page_sheet(sop: Sop, on: date) -> Sheet:
    paper = sheet_of(sop, on)
    said = Said("matriks", _("Diagram alir SOP %(name)s") % {"name": sop.identity.name}, _description(sop))
    figures = sheet_figures(paper.performers, paper.rows, paper.steps, said)
    return Sheet(sop, figures, read_notes(sop))


def _description(sop: Sop) -> str:
    return ". ".join(
        _("Langkah %(number)s oleh %(who)s: %(what)s")
        % {"number": sop.label(step), "who": sop.performer_names(step), "what": step.title}
        for step in sop.steps
    )
