"""What a performer says when he finishes a step, in plain values; pages and API build the same one."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from triwulan.audit.record import Actor
from triwulan.organisations.models import Person


@dataclass(frozen=True)
class Choice:
    """A recipient as chosen. `indicators` None: the drafted default; codes otherwise."""

    position_id: int
    indicators: tuple[str, ...] | None = None
    instruction: str = ""
    coordinator: bool = False


@dataclass(frozen=True)
class MarkChoice:
    fits: bool
    note: str = ""


@dataclass(frozen=True)
class Answer:
    """`recipients` None: as drafted. `marks` and `recommendations` are keyed by indicator code.

    `without_late` is the reason for starting without the units that have not handed over; `units` are the units a
    return across scopes goes to, where the marks do not say it.
    """

    outcome: str | None = None
    reason: str = ""
    note: str = ""
    urgency: str = ""
    recipients: tuple[Choice, ...] | None = None
    marks: Mapping[str, MarkChoice] = field(default_factory=dict)
    recommendations: Mapping[str, str] = field(default_factory=dict)
    archive_place: str = ""
    without_late: str = ""
    units: tuple[int, ...] = ()


@dataclass(frozen=True)
class Acting:
    """The person at the screen and the capacity in which the record keeps him."""

    person: Person
    actor: Actor
