"""An indicator's realisation in a quarter."""

from decimal import Decimal
from typing import Any, Literal

from django.utils.translation import gettext as _
from pydantic import Field, field_validator

from triwulan.api.shapes.answer import by_key
from triwulan.api.shapes.base import Given, Instant, Number, Shape, Unusable, Whole


class VariableValue(Shape):
    """`unit` is what it is counted in; `decimals` how many digits it may have behind the comma."""

    label: str
    value: Number | None
    unit: str
    decimals: int


class FigureWarning(Shape):
    """`answer` null: still to be answered (`answers` of the PATCH, by `code`)."""

    code: str
    sentence: str
    answer: str | None


class EvidenceRow(Shape):
    id: int
    name: str
    sha256: str
    size: int
    content_type: str
    attached_at: Instant
    attached_by: str | None


class RealisationRow(Shape):
    """`achievement` is the percentage reached of the target, not rounded; null unless `status` is "calculated".

    `not_applicable` is why the quarter cannot be judged (n/a): then `variables` are empty and `status` is
    "not_evaluable"; "" where it can. `blockers` keep it from being handed in. `version` counts what was saved; send it back to notice others' changes.
    """

    indicator: str
    name: str
    unit: str
    measure: str
    decimals: int
    variables: dict[str, VariableValue]
    target: Number | None
    target_upper: Number | None
    value: Number | None
    achievement: Number | None
    status: Literal["calculated", "not_evaluable", "incomplete"]
    formula: str
    predicate: str | None
    not_applicable: str
    explanation: str
    support: str
    obstacle: str
    follow_up: str
    blockers: list[str]
    warnings: list[FigureWarning]
    evidence: list[EvidenceRow]
    version: int


class RealisationIn(Given):
    """What is left out stays. A variable is a number, "1.234,5" as an office writes it, or null to empty it.

    `not_applicable` is the reason of an n/a; it goes with empty variables only, and "" lifts it. `reason` is asked of a report's author who changes a value himself. `version` (also as If-Match) refuses the change
    with 409 when somebody else has saved since.
    """

    variables: dict[str, Decimal | str | None] | None = None
    not_applicable: str | None = None
    explanation: str | None = None
    support: str | None = None
    obstacle: str | None = None
    follow_up: str | None = None
    answers: dict[str, str] = Field(default_factory=dict)
    reason: str = ""
    version: Whole | None = Field(default=None, ge=0)

    @field_validator("variables", mode="before")
    @classmethod
    def _numbers(cls, value: Any) -> Any:
        """A number in quotes stays text: only the office's own reader knows what "1.234" means."""
        for name, entered in value.items() if isinstance(value, dict) else ():
            if entered is not None and (isinstance(entered, bool) or not isinstance(entered, int | Decimal | str)):
                raise Unusable(
                    _("%(variable)s: “%(entered)s” bukan angka. Tulis angka biasa, misalnya 1.234,5.")
                    % {"variable": name, "entered": entered}
                )
        return value

    @field_validator("answers", mode="before")
    @classmethod
    def _answers_by_code(cls, value: Any) -> Any:
        return by_key(value, ("code", "warning"), ("text", "answer"))


class ReturnIn(Given):
    reason: str = ""
