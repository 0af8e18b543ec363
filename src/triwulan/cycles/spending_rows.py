"""What was budgeted and spent, as the reports print it: lines that add up to their total, or a word why not."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from triwulan.core.efficiency import absorption
from triwulan.core.numbers import format_number, format_percent, format_rupiah
from triwulan.core.quarters import Quarter
from triwulan.core.sentences import say
from triwulan.core.totals import printed_total
from triwulan.documents.pieces.figures import Budget, BudgetGroup, BudgetRow, FigureRow
from triwulan.indicators.figures import Figure
from triwulan.indicators.spending import Spending, spending_by, total_of

UNKNOWN = "–"


def budget_until(quarter: Quarter) -> Budget | None:
    """Of the agency whose scope is set, from the beginning of the year; None while nobody entered what was spent."""
    spendings = spending_by(quarter)
    total = total_of(spendings)
    if not total.told:
        return None
    groups = tuple(_group(one) for one in spendings)
    whole = _row(say("Jumlah"), total.ceiling, total.spent)
    programmes = tuple(budget_row(one) for one in spendings)
    return Budget(groups, whole, " ".join(_words(spendings, total.told)), programmes)


def budgets_for(objective_id: int, spendings: Sequence[Spending]) -> tuple[BudgetRow, ...]:
    """The programmes that serve a sasaran, each whole."""
    return tuple(budget_row(one) for one in spendings if one.node.objective.pk == objective_id)


def spending_summary(quarter: Quarter) -> str:
    """The first draft of chapter III.B: the whole, and where most and least was spent; empty while nobody entered any."""
    spendings = spending_by(quarter)
    total = total_of(spendings)
    if not total.told or total.of_ceiling is None:
        return ""
    whole = (
        f"Anggaran yang terserap {format_rupiah(total.spent)} dari pagu {format_rupiah(total.ceiling)}, atau "
        f"{format_percent(total.of_ceiling)}."
    )
    known = sorted((one.of_ceiling, str(one.node)) for one in spendings if one.of_ceiling is not None)
    if len(known) == 1:
        return whole
    (least, lowest), (most, highest) = known[0], known[-1]
    return (
        f"{whole} Serapan tertinggi pada program {highest} ({format_percent(most)}), terendah pada program {lowest} "
        f"({format_percent(least)})."
    )


def budget_row(spending: Spending) -> BudgetRow:
    return _row(str(spending.node), spending.ceiling, spending.spent)


def with_spending(rows: Sequence[FigureRow], figures: Sequence[Figure], quarter: Quarter) -> tuple[FigureRow, ...]:
    """Beside each indicator what its program had and spent; `rows` and `figures` in the same order."""
    known = {one.node.pk: one for top in spending_by(quarter) for _depth, one in top.walk()}
    return tuple(
        replace(row, spending=_spending_words(known.get(figure.indicator.programme.pk)))
        if figure.indicator.programme
        else row
        for row, figure in zip(rows, figures, strict=True)
    )


def _spending_words(one: Spending | None) -> str:
    if one is None:
        return ""
    if one.spent is None:
        return f"Pagunya {format_rupiah(one.ceiling)}; realisasinya belum dicatat."
    share = f" ({format_percent(one.of_ceiling)})" if one.of_ceiling is not None else ""
    return f"Anggarannya terserap {format_rupiah(one.spent)} dari pagu {format_rupiah(one.ceiling)}{share}."


def spent_for(objective_id: int, spendings: Sequence[Spending]) -> tuple[Decimal, Decimal | None]:
    """Ceiling and spending of the programmes that serve a sasaran."""
    own = [one for one in spendings if one.node.objective.pk == objective_id]
    known = [one.spent for one in own if one.spent is not None]
    return sum((one.ceiling for one in own), Decimal(0)), sum(known, Decimal(0)) if known else None


def _group(spending: Spending) -> BudgetGroup:
    """A program's kegiatan, and what of the program they do not have; a program without any is a line itself."""
    if not spending.below:
        return BudgetGroup("", (_row(str(spending.node), spending.ceiling, spending.spent),))
    rows = [_row(str(part.node), part.ceiling, part.spent) for part in spending.below]
    told = sum((part.spent for part in spending.below if part.spent is not None), Decimal(0))
    rest = None if spending.spent is None else spending.spent - told
    if spending.unassigned or rest:
        rows.append(_row(say("Belum dirinci per kegiatan"), spending.unassigned, rest))
    return BudgetGroup(str(spending.node), tuple(rows))


def _row(name: str, ceiling: Decimal, spent: Decimal | None) -> BudgetRow:
    left = None if spent is None else ceiling - spent
    return BudgetRow(
        name,
        format_number(ceiling, 0),
        UNKNOWN if spent is None else format_number(spent, 0),
        UNKNOWN if spent is None or not ceiling else format_percent(absorption(spent, ceiling)),
        UNKNOWN if left is None else format_number(left, 0),
    )


def _words(spendings: Sequence[Spending], told: int) -> Iterator[str]:
    yield say("Realisasi anggaran yang dicatat perencana.")
    if told < len(spendings):
        yield say("%(told)s dari %(count)s program sudah mencatat realisasi.", told=told, count=len(spendings))
    notes = (printed_total([one.ceiling for one in spendings], 0).note, printed_total(_spent(spendings), 0).note)
    yield from dict.fromkeys(note for note in notes if note)


def _spent(spendings: Sequence[Spending]) -> list[Decimal]:
    return [one.spent for one in spendings if one.spent is not None]
