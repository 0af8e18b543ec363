"""A cascade as the sheet that is printed of it."""

from datetime import date

from django.utils import translation

from triwulan.core.numbers import format_rupiah
from triwulan.core.sentences import INDONESIAN
from triwulan.documents.sheets.cascade_sheet import CascadeSheet, TreeBox
from triwulan.indicators.cascade import Branch, Cascade, Promise
from triwulan.indicators.measured import goal_words


@translation.override(INDONESIAN)
def sheet_of(cascade: Cascade, on: date) -> CascadeSheet:
    """`cascade.plan` with its agency loaded."""
    plan, agency = cascade.plan, cascade.plan.agency
    return CascadeSheet(
        heading=f"Pohon Kinerja Tahun {cascade.year}",
        agency=agency.name,
        plan=", ".join(part for part in (str(plan), plan.decree) if part),
        boxes=tuple(_box(branch) for branch in cascade.branches),
        on=on,
        sample=agency.sample,
    )


def _box(branch: Branch) -> TreeBox:
    node = branch.node
    return TreeBox(
        label=" ".join(part for part in (str(node.get_level_display()), node.code) if part),
        name=node.name,
        lines=tuple(_lines(branch)),
        below=tuple(_box(below) for below in branch.below),
    )


def _lines(branch: Branch) -> list[str]:
    node = branch.node
    answers = node.position.title if node.position else node.unit.name if node.unit else ""
    ceiling = f"Pagu {format_rupiah(branch.spending.ceiling)}" if branch.spending else ""
    told = [f"Sasaran: {node.result}" if node.result else "", *map(_promised, branch.promises)]
    told.append(". ".join(part for part in (answers, ceiling) if part))
    return [line for line in told if line]


def _promised(promise: Promise) -> str:
    one, target = promise.indicator, promise.target
    lower, upper = (target.value, target.upper) if target else (None, None)
    return f"{one.name}: {goal_words(one, lower, upper)}"
