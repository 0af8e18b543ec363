"""The official sheet as the page shows it: identity as signed, the matrix drawn from the data, the editor's notes."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from triwulan.core.flow.chart import Step as FlowStep
from triwulan.core.flow.chart import Way as FlowWay
from triwulan.core.flow.screens import Figures, Said, SheetRow, sheet_figures
from triwulan.sop.definition import Row, Sop, Step
from triwulan.sop.faults import Fault
from triwulan.sop.notes import read_notes

_STRAIGHT, _BACK = "Ya", "Tidak"


@dataclass(frozen=True)
class Sheet:
    sop: Sop
    figures: Figures
    notes: Sequence[Fault]

    @property
    def rows(self) -> Sequence[Row]:
        return self.sop.rows


def sheet_of(sop: Sop) -> Sheet:
    performers = [(performer.code, performer.name) for performer in sop.performers]
    rows = [_row(number, row) for number, row in enumerate(sop.rows)]
    keys = {step.code: str(number) for number, row in enumerate(sop.rows) for step in row.steps}
    steps = [_step(step, keys[step.code]) for step in sop.steps]
    said = Said("matriks", _("Diagram alir SOP %(name)s") % {"name": sop.identity.name}, _description(sop))
    return Sheet(sop, sheet_figures(performers, rows, steps, said), read_notes(sop))


def _row(number: int, row: Row) -> SheetRow:
    return SheetRow(
        key=str(number),
        number=row.no,
        activity=row.activity,
        requirements="\n".join(row.requirements),
        duration=row.duration,
        output="\n".join(row.outputs),
        remark=row.remarks,
    )


def _step(step: Step, key: str) -> FlowStep:
    ways = tuple(FlowWay(way.target, _label(step, number)) for number, way in enumerate(step.ways))
    return FlowStep(step.code, key, step.performers, ways)


def _label(step: Step, number: int) -> str:
    if not step.decides:
        return ""
    return (_STRAIGHT, _BACK)[number] if len(step.ways) == 2 else step.ways[number].outcome  # noqa: PLR2004 - yes or no


def _description(sop: Sop) -> str:
    return ". ".join(
        _("Langkah %(number)s oleh %(who)s: %(what)s")
        % {"number": sop.label(step), "who": sop.performer_names(step), "what": step.title}
        for step in sop.steps
    )
