"""Cycles and rounds, and where they stand."""

from typing import Literal

from triwulan.api.shapes.base import Instant, Shape
from triwulan.api.shapes.office import Somebody

StepState = Literal["done", "open", "waiting", "again", "ahead", "skipped"]
CycleState = Literal["done", "open", "waiting", "not_begun"]


class CycleStep(Shape):
    """`again`: was done, and comes again after a return. `skipped`: the row does not run in this quarter.

    `attempt` 0: never opened. `who`: whose turn it is, of an open or waiting step; else who did it.
    """

    no: str
    code: str
    phase: str
    work: str
    activity: str
    performer: str
    state: StepState
    attempt: int
    opened_at: Instant | None
    due_at: Instant | None
    finished_at: Instant | None
    late: bool
    who: list[Somebody]


class Event(Shape):
    """`event`: "opened", "finished", "withdrawn", "value_returned" or "started_without" (then `reason` says why)."""

    at: Instant
    event: str
    no: str
    step: str
    attempt: int
    position: str
    person: str | None
    capacity: str
    outcome: str | None
    reason: str
    late: bool


class CycleRow(Shape):
    """`step`: the numbers of the steps that are open (or waited for) now; empty once done."""

    id: int
    unit: str
    unit_id: int
    year: int
    quarter: int
    round: int
    state: CycleState
    step: list[str]
    due_at: Instant | None
    late: bool
    who: list[Somebody]


class CycleDetail(CycleRow):
    agency: str
    sop: str
    steps: list[CycleStep]
    timeline: list[Event]


class RoundRow(Shape):
    id: int
    year: int
    quarter: int
    period: str
    agency: str
    agency_id: int
    opened_at: Instant
    sop: str
    sop_id: int


class RoundDetail(RoundRow):
    cycles: list[CycleRow]
