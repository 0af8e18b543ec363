"""Taking row by row: what one row is refused for takes no other with it."""

from collections.abc import Callable, Sequence

from django.db import transaction

from triwulan.exchange.imports.kind import Line, Outcome, Work
from triwulan.exchange.imports.rows import Fault, Row
from triwulan.indicators.refusals import PlanRefused
from triwulan.organisations.refusals import OrganisationRefused


class RowRefused(Exception):
    """By this package itself: `column` names the cell."""

    def __init__(self, sentence: str, column: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.column = column


def each_row(work: Work, rows: Sequence[Row], take: Callable[[Row], Line | None]) -> Outcome:
    """A row that does nothing of its own says nothing."""
    outcome = Outcome()
    for done, row in enumerate(rows, 1):
        try:
            with transaction.atomic():
                line = take(row)
        except RowRefused as refused:
            outcome.faults.append(row.fault(refused.sentence, refused.column))
        except OrganisationRefused as refused:
            outcome.faults.append(row.fault(refused.sentence))
        except PlanRefused as refused:
            outcome.faults += [Fault(row.number, sentence) for sentence in refused.sentences]
        else:
            outcome.lines += [line] if line else []
        work.step(done)
    return outcome


def said(row: Row, effect: str, text: str) -> Line:
    return Line(row.number, effect, text)
