"""A task: one position's share of a step."""

from triwulan.api.shapes.base import Instant, Shape
from triwulan.api.shapes.office import PositionName, Somebody


class TaskIndicator(Shape):
    code: str
    name: str


class Task(Shape):
    """`no` is the step's own number as printed, `code` is unique where numbers repeat between phases.

    `missing`: what still keeps it from being finished with the drafted defaults, a sentence each; while `waiting`, the
    units that have not handed over. `warnings` never block by themselves; one that must be answered stands in both.
    """

    id: int
    no: str
    code: str
    phase: str
    work: str
    activity: str
    performer: str
    unit: str
    unit_id: int
    cycle: int
    round: int
    year: int
    quarter: int
    position: PositionName
    attempt: int
    coordinator: bool
    waiting: bool
    correction: bool
    opened_at: Instant | None
    due_at: Instant | None
    late: bool
    finished_at: Instant | None
    withdrawn_at: Instant | None
    outcome: str | None
    instruction: str
    urgency: str
    requirements: list[str]
    outputs: list[str]
    indicators: list[TaskIndicator]
    missing: list[str]
    warnings: list[str]
    outcomes: list[str]


class Candidate(PositionName):
    """Somebody a disposition may address, and what the draft gives him. `holder` null: vacant."""

    unit: str
    holder: str | None
    username: str | None
    performer: str
    drafted: bool
    indicators: list[str]


class DraftedRecipient(Shape):
    """Ready to be sent back in `recipients`."""

    position: int
    indicators: list[str]
    instruction: str
    coordinator: bool


class ReturnedValue(Shape):
    indicator: str
    reason: str
    by: str
    at: Instant


class Section(Shape):
    """A stretch of a report's narrative. `indicator` is the code, null where it speaks of none."""

    key: str
    title: str
    body: str
    version: int
    indicator: str | None
    edited_at: Instant | None


class Attached(Shape):
    id: int
    name: str
    sha256: str
    size: int


class TaskDetail(Task):
    """With all that is needed to do it. What does not belong to its kind of work is empty."""

    reason: str
    note: str
    holder: Somebody
    given_by: Somebody | None
    candidates: list[Candidate]
    recipients: list[DraftedRecipient]
    returned_values: list[ReturnedValue]
    sections: list[Section]
    attachments: list[Attached]
