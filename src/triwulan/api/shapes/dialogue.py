"""Questions pinned to values, and corrections of values that were approved."""

from decimal import Decimal
from typing import Literal

from pydantic import Field

from triwulan.api.shapes.base import Given, Instant, Shape, Whole
from triwulan.api.shapes.figure import EvidenceRow, FigureWarning, VariableValue


class ReplyRow(Shape):
    text: str
    at: Instant
    person: str
    position: str


class QuestionRow(Shape):
    """`owner`: the position that answers. `resolved_at` null: still open."""

    id: int
    indicator: str
    year: int
    quarter: int
    text: str
    asked_at: Instant
    person: str
    position: str
    owner: str
    resolved_at: Instant | None
    resolved_by: str | None
    replies: list[ReplyRow]


class SaidIn(Given):
    text: str


class RemovalRow(Shape):
    """Evidence that leaves the value once the correction is handed in; `evidence` is its id there."""

    id: int
    evidence: int
    name: str
    sha256: str
    reason: str
    person: str
    at: Instant


class CorrectionValueRow(Shape):
    """What a value was when it was named (`before`) and is to become; `edition` counts what was saved.

    `not_applicable`: why it becomes n/a; `not_applicable_before`: why it was.
    """

    id: int
    indicator: str
    before: dict[str, str | None]
    not_applicable_before: str
    variables: dict[str, VariableValue]
    not_applicable: str
    explanation: str
    support: str
    obstacle: str
    follow_up: str
    blockers: list[str]
    warnings: list[FigureWarning]
    files: list[EvidenceRow]
    removals: list[RemovalRow]
    edition: int


class CorrectionRow(Shape):
    """`documents`: the papers issued again, by number."""

    id: int
    cycle: int
    unit: str
    year: int
    quarter: int
    state: Literal["diusulkan", "diminta", "diizinkan", "ditolak", "berakhir", "selesai"]
    indicators: list[str]
    reason: str
    asked_at: Instant
    person: str
    position: str
    decided_at: Instant | None
    decided_by: str | None
    decision: str
    ended_at: Instant | None
    end_reason: str
    handed_in_at: Instant | None


class CorrectionDetail(CorrectionRow):
    values: list[CorrectionValueRow]
    documents: list[str]


class CorrectionIn(Given):
    """`indicators`: their codes."""

    indicators: list[str]
    reason: str


class DecisionIn(Given):
    granted: bool
    reason: str


class RemovalIn(Given):
    """`evidence`: the id of evidence that stands with the value now."""

    evidence: Whole
    reason: str


class EndIn(Given):
    reason: str


class CorrectionValueIn(Given):
    """What is left out stays; `not_applicable` as for a realisation. `edition` refuses the change with 409 when somebody else has saved since."""

    variables: dict[str, Decimal | str | None] | None = None
    not_applicable: str | None = None
    explanation: str | None = None
    support: str | None = None
    obstacle: str | None = None
    follow_up: str | None = None
    answers: dict[str, str] = Field(default_factory=dict)
    edition: Whole | None = None
