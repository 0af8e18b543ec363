"""Walks an SOP on paper: everyone finishes at the last moment, and each scope counts as one unit."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from triwulan.core.national_holidays import national_holidays, ramadan_periods
from triwulan.core.quarters import Quarter
from triwulan.core.sentences import say
from triwulan.core.working_time import (
    Duration,
    WorkCalendar,
    add_working_time,
    default_ramadan_week,
    default_week,
)
from triwulan.sop.definition import SharedDuration, Sop, Step
from triwulan.sop.engine import first_step, follow, way

MAX_RUNS = 1000
MAX_YEARS = 30


class SimulationRefused(Exception):
    """What was asked cannot be walked; the message is a sentence."""


@dataclass(frozen=True)
class SimulatedRun:
    """`due_at` is None where the SOP sets no time; `attempt` counts the runs of this step from 1."""

    step: Step
    started_at: datetime
    due_at: datetime | None
    outcome: str
    attempt: int


def collected_quarter(sop: Sop, start: datetime) -> Quarter:
    """What a round opened at `start` (local time) collects; opened by hand, the quarter that ended last."""
    day = start.date()
    return sop.start.collected_quarter(day) if sop.start else Quarter.containing(day).previous


def simulate(sop: Sop, start: datetime, *, zone: str, outcomes: Mapping[str, Sequence[str]]) -> list[SimulatedRun]:
    """`outcomes`: step code → its outcomes, attempt by attempt; where it ends, or has none, the first way is taken.

    `start` is aware. Raises SimulationRefused, and UnknownOutcome for an outcome a step does not have.
    """
    for code, names in outcomes.items():
        for name in names:
            way(sop.step(code), name)
    instant = start.astimezone(ZoneInfo(zone))
    number = collected_quarter(sop, instant).number
    clock = _Clock(zone, instant.year)
    runs: list[SimulatedRun] = []
    attempts: Counter[str] = Counter()
    step = first_step(sop, number)
    while step is not None:
        if len(runs) == MAX_RUNS:
            raise SimulationRefused(
                say("SOP belum selesai setelah %(most)s langkah; periksa hasil yang selalu kembali.", most=MAX_RUNS)
            )
        outcome = _outcome(step, outcomes.get(step.code, ()), attempts[step.code])
        attempts[step.code] += 1
        run = SimulatedRun(step, instant, _due_at(step, instant, runs, clock), outcome, attempts[step.code])
        runs.append(run)
        instant = max(instant, run.due_at or instant)
        target = follow(sop, step.code, outcome, number).target
        step = sop.step(target) if target is not None else None
    return runs


def _outcome(step: Step, wanted: Sequence[str], attempts_before: int) -> str:
    return wanted[attempts_before] if attempts_before < len(wanted) else step.outcomes[0]


def _due_at(step: Step, started_at: datetime, runs: Sequence[SimulatedRun], clock: "_Clock") -> datetime | None:
    if isinstance(step.duration, SharedDuration):
        shared = step.duration.step
        return next((run.due_at for run in reversed(runs) if run.step.code == shared), None)
    return clock.add(started_at, step.duration) if step.duration else None


class _Clock:
    """The default working week in a zone, with the national days off of as many years as the walk turns out to need."""

    def __init__(self, zone: str, year: int) -> None:
        self.zone = zone
        self.first_year = year
        self._cover(year + 1)

    def add(self, start: datetime, duration: Duration) -> datetime:
        due_at = add_working_time(start, duration, self.calendar)
        while due_at.year >= self.last_year:
            if due_at.year > self.first_year + MAX_YEARS:
                raise SimulationRefused(
                    say("SOP belum selesai setelah %(most)s tahun; periksa waktunya.", most=MAX_YEARS)
                )
            self._cover(due_at.year + 1)
            due_at = add_working_time(start, duration, self.calendar)
        return due_at

    def _cover(self, last_year: int) -> None:
        """One year more than the walk reaches: Ramadan in December belongs to an Idul Fitri in January."""
        years = range(self.first_year, last_year + 1)
        self.last_year = last_year
        self.calendar = WorkCalendar(
            zone=self.zone,
            week=default_week(),
            ramadan_week=default_ramadan_week(),
            ramadan=tuple(period for year in years for period in ramadan_periods(year)),
            holidays=frozenset(holiday.day for year in years for holiday in national_holidays(year)),
        )
