"""What each kind of work offers the one door, and where it is. A new kind is a new line here and a new module."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from triwulan.cycles.answers import Acting, Answer
from triwulan.cycles.models import Assignment
from triwulan.documents.actions import Registration
from triwulan.documents.content import Paper
from triwulan.documents.signer_rules import Signatory
from triwulan.organisations.models import Position


@dataclass(frozen=True)
class PaperPlan:
    """The paper a finished share yields. `compose` is called with the number and the verification it has been given.

    `guests` from another agency sign before the `signers`.
    """

    kind: str
    title: str
    compose: Callable[[Registration], Paper]
    signers: Sequence[Position]
    guests: Sequence[Signatory] = ()


@dataclass(frozen=True)
class StepKind:
    """`missing`: what blocks, a sentence each. `finish`: its own writes. `paper`: what it yields, None for nothing."""

    missing: Callable[[Assignment, Answer], list[str]]
    finish: Callable[[Assignment, Answer, Acting], None]
    paper: Callable[[Assignment, Acting], PaperPlan | None]
