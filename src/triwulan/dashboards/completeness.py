"""Completeness and timeliness of reports, by the five figures of DHIS2's reporting rates.

Expected reports, actual reports, reporting rate = actual / expected, actual reports on time, reporting rate on time =
actual on time / expected; see "Reporting rates" in the DHIS2 user guide. A report here is what a division hands over in
a round; it is expected from the moment the round opens. On time: before all standard times since then have run out.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from triwulan.core.duration import Duration
from triwulan.core.quarters import Quarter
from triwulan.core.work_calendar import WorkCalendar
from triwulan.cycles.opening import late_from
from triwulan.dashboards.facts import RoundFacts
from triwulan.dashboards.route import is_done, planned_until
from triwulan.sop import engine

_HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Handover:
    """`limit` is when the report turns late; `at` None while it is not there."""

    quarter: Quarter
    unit_id: int
    unit: str
    at: datetime | None
    limit: datetime

    @property
    def on_time(self) -> bool:
        return self.at is not None and self.at <= self.limit


@dataclass(frozen=True)
class Rates:
    expected: int
    actual: int
    on_time: int

    @property
    def rate(self) -> Decimal | None:
        return _share(self.actual, self.expected)

    @property
    def rate_on_time(self) -> Decimal | None:
        return _share(self.on_time, self.expected)


def handovers(facts: Iterable[RoundFacts], calendar: WorkCalendar) -> list[Handover]:
    """One per division and round; of a round without divisions' steps none."""
    found = []
    for round_ in facts:
        stretch = _last_of_divisions(round_)
        if stretch is None:
            continue
        limit = _limit(round_, stretch, calendar)
        found += [
            Handover(round_.quarter, unit.unit_id, unit.unit, is_done(round_, unit, stretch.index), limit)
            for unit in round_.divisions
        ]
    return found


def rates(rows: Iterable[Handover]) -> Rates:
    found = list(rows)
    return Rates(len(found), sum(row.at is not None for row in found), sum(row.on_time for row in found))


def _last_of_divisions(facts: RoundFacts) -> engine.Stretch | None:
    own = [stretch for stretch in engine.stretches(facts.sop) if stretch.scope == "bidang"]
    return own[-1] if own and facts.divisions else None


def _limit(facts: RoundFacts, stretch: engine.Stretch, calendar: WorkCalendar) -> datetime:
    """A last step of minutes or hours gets the rest of its day, as its tasks do."""
    due = planned_until(facts, calendar, stretch=stretch.index)
    timed = [step.duration for step in map(facts.sop.step, stretch.steps) if isinstance(step.duration, Duration)]
    return late_from(due, timed[-1], facts.round.agency, calendar) if timed else due


def _share(part: int, whole: int) -> Decimal | None:
    return Decimal(part) * _HUNDRED / whole if whole else None
