"""Where an SOP goes next. Pure: knows steps and outcomes, not people, units or time."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from triwulan.core.sentences import say
from triwulan.sop.definition import Scope, Sop, Step, Way

MoveKind = Literal["next", "next_stretch", "return", "return_across", "end"]


class UnknownOutcome(Exception):
    """The step has no such outcome. The message is a sentence for the user."""


@dataclass(frozen=True)
class Stretch:
    """A maximal run of steps of one scope. `index` counts from 0 in the order written."""

    index: int
    scope: Scope
    steps: tuple[str, ...]


@dataclass(frozen=True)
class Move:
    """What a finished step leads to.

    `target` and `to_stretch` are None where the SOP ends. `is_return` is true where the outcome points back; rows that
    do not apply in the quarter have been skipped over in `target`.
    """

    source: str
    outcome: str
    target: str | None
    from_stretch: int
    to_stretch: int | None
    is_return: bool

    @property
    def ends(self) -> bool:
        return self.target is None

    @property
    def crosses(self) -> bool:
        return self.to_stretch is not None and self.to_stretch != self.from_stretch

    @property
    def kind(self) -> MoveKind:
        if self.ends:
            return "end"
        if self.is_return:
            return "return_across" if self.crosses else "return"
        return "next_stretch" if self.crosses else "next"


def performers_scope(sop: Sop, performers: Iterable[str]) -> Scope:
    """A joint step runs in every division as soon as one of its performers does."""
    scopes = {sop.performer(code).scope for code in performers}
    return "bidang" if "bidang" in scopes else "perangkat_daerah"


def step_scope(sop: Sop, step: Step) -> Scope:
    return performers_scope(sop, step.performers)


def stretches(sop: Sop) -> tuple[Stretch, ...]:
    """Worked out once: what has been read never changes."""
    known: tuple[Stretch, ...] | None = vars(sop).get("_stretches")
    if known is None:
        runs = groupby(sop.steps, key=lambda step: step_scope(sop, step))
        known = tuple(Stretch(index, scope, tuple(s.code for s in steps)) for index, (scope, steps) in enumerate(runs))
        vars(sop)["_stretches"] = known
    return known


def stretch_of(sop: Sop, code: str) -> Stretch:
    return next(stretch for stretch in stretches(sop) if code in stretch.steps)


def applies(step: Step, quarter_number: int) -> bool:
    """Whether the row runs when quarter 1..4 is collected."""
    return not step.only or quarter_number in step.only


def first_step(sop: Sop, quarter_number: int) -> Step | None:
    """None where no row applies in that quarter: then there is nothing to open."""
    return landing(sop, sop.steps[0].code, quarter_number)


def steps_of_quarter(sop: Sop, quarter_number: int) -> tuple[Step, ...]:
    return tuple(step for step in sop.steps if applies(step, quarter_number))


def way(step: Step, outcome: str) -> Way:
    for candidate in step.ways:
        if candidate.outcome == outcome:
            return candidate
    known = ", ".join(f"“{name}”" for name in step.outcomes)
    message = say(
        "Langkah %(step)s tidak mengenal hasil “%(outcome)s”; hasilnya %(known)s.",
        step=step.no,
        outcome=outcome,
        known=known,
    )
    raise UnknownOutcome(message)


def is_return(sop: Sop, step: Step, outcome: str) -> bool:
    """Whether the outcome points back, to a step before this one or to itself."""
    target = way(step, outcome).target
    return target is not None and sop.position(target) <= sop.position(step.code)


def needs_reason(sop: Sop, step: Step, outcome: str) -> bool:
    """A decision that sends work back is explained; a step that only leads back (rework, then the check again) is not."""
    return step.decides and is_return(sop, step, outcome)


def follow(sop: Sop, step_code: str, outcome: str, quarter_number: int) -> Move:
    """Raises UnknownOutcome; KeyError for a step the SOP does not have."""
    step = sop.step(step_code)
    reached = landing(sop, way(step, outcome).target, quarter_number)
    return Move(
        source=step.code,
        outcome=outcome,
        target=reached.code if reached else None,
        from_stretch=stretch_of(sop, step.code).index,
        to_stretch=stretch_of(sop, reached.code).index if reached else None,
        is_return=reached is not None and sop.position(reached.code) <= sop.position(step.code),
    )


def entry_step(sop: Sop, moves: Iterable[Move]) -> str | None:
    """Where the next stretch begins once all units of one are done: the earliest step any of them leads to.

    None where every unit's way ends the SOP.
    """
    targets = [move.target for move in moves if move.target is not None]
    return min(targets, key=sop.position, default=None)


def landing(sop: Sop, code: str | None, quarter_number: int) -> Step | None:
    """The step meant, or where a row that does not apply leads: its straight way if forward, else the row after it."""
    while code is not None:
        step = sop.step(code)
        if applies(step, quarter_number):
            return step
        position = sop.position(code)
        code = step.ways[0].target
        if code is not None and sop.position(code) <= position:
            code = sop.steps[position + 1].code if position + 1 < len(sop.steps) else None
    return None
