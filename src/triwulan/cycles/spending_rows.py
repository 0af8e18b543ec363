"""What was budgeted and spent, as the reports print it: lines that add up to their total, or a word why not."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from triwulan.core.efficiency import absorption
from triwulan.core.numbers import format_number, format_percent
from triwulan.core.quarters import Quarter
from triwulan.core.sentences import say
from triwulan.core.totals import printed_total
from triwulan.documents.figures import Budget, BudgetGroup, BudgetRow
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
    return Budget(groups, whole, " ".join(_words(spendings, total.told)))


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
