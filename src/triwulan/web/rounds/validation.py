"""A round's figures and what was found in them, by division: how complete, what blocks, what was asked and answered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from triwulan.core.numbers import format_percent
from triwulan.cycles.models import Cycle, Round
from triwulan.cycles.people import cycle_indicators
from triwulan.indicators.figures import Figure, figures_for
from triwulan.indicators.queries import indicators_of
from triwulan.indicators.validation import Findings, findings
from triwulan.organisations.models import Unit
from triwulan.organisations.queries import descendant_ids, root_unit


@dataclass(frozen=True)
class Row:
    """An indicator of a division, with what stands against its figure."""

    division: Unit
    figure: Figure
    findings: Findings

    @property
    def is_filled(self) -> bool:
        return not any(one.code in {"not_filled", "incomplete"} for one in self.findings.blockers)

    @property
    def needs_evidence(self) -> bool:
        return self.figure.indicator.evidence_required and not self.figure.is_excused

    @property
    def is_troubled(self) -> bool:
        return not self.findings.is_clear

    @property
    def state(self) -> str:
        """The badge's."""
        if self.findings.blockers:
            return "late" if self.is_filled else "wait"
        return "soon" if self.findings.unanswered else "ok"


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    count: int
    of: int

    @property
    def percent(self) -> str:
        return format_percent(Decimal(100 * self.count) / self.of, 0) if self.of else "–"


@dataclass(frozen=True)
class Tally:
    """Of a division, or of all of them. `held`: figures that something blocks, the empty ones among them."""

    filled: Share
    sound: Share
    proved: Share
    answered: Share

    @property
    def held(self) -> int:
        return self.sound.of - self.sound.count


@dataclass(frozen=True)
class Division:
    cycle: Cycle
    tally: Tally


@dataclass(frozen=True)
class Board:
    """`rows` are those shown; the tallies are of all."""

    divisions: Sequence[Division]
    whole: Tally
    rows: Sequence[Row]


def board_of(round_: Round, *, of: Iterable[Unit] | None, only_troubled: bool) -> Board:
    """`of` None: the whole agency; else the divisions at or below these units. A fixed number of queries."""
    root = root_unit(round_.agency)
    figures = {
        figure.indicator.pk: figure
        for figure in figures_for(indicators_of(root, round_.year, round_.quarter), round_.year, round_.quarter)
    }
    by_division = [(cycle, _rows(cycle, figures)) for cycle in _cycles(round_, of)]
    every = [row for _cycle, rows in by_division for row in rows]
    return Board(
        divisions=[Division(cycle, tally(rows)) for cycle, rows in by_division],
        whole=tally(every),
        rows=[row for row in every if row.is_troubled or not only_troubled],
    )


def tally(rows: Sequence[Row]) -> Tally:
    asked = [warning for row in rows for warning in row.findings.warnings]
    wanted = [row for row in rows if row.needs_evidence]
    return Tally(
        filled=Share(sum(row.is_filled for row in rows), len(rows)),
        sound=Share(sum(not row.findings.blockers for row in rows), len(rows)),
        proved=Share(sum(bool(row.figure.evidence) for row in wanted), len(wanted)),
        answered=Share(sum(bool(warning.answer) for warning in asked), len(asked)),
    )


def _cycles(round_: Round, of: Iterable[Unit] | None) -> list[Cycle]:
    """The divisions', in the office's order; the agency's own cycle collects nothing itself."""
    found = round_.cycles.filter(unit__parent__isnull=False).select_related("unit").order_by("unit__order", "id")
    within = None if of is None else {pk for unit in of for pk in descendant_ids(unit)}
    cycles = [cycle for cycle in found if within is None or cycle.unit_id in within]
    for cycle in cycles:
        cycle.round = round_
    return cycles


def _rows(cycle: Cycle, figures: dict[int, Figure]) -> list[Row]:
    named = (figures[indicator.pk] for indicator in cycle_indicators(cycle))
    return [Row(cycle.unit, figure, findings(figure)) for figure in named]
