"""Whom a disposition may go to: who they are, what speaks against them, and what each is to get."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from triwulan.cycles.answers import Choice
from triwulan.cycles.models import Assignment
from triwulan.cycles.queries import sop_of
from triwulan.cycles.recipients import candidates, default_choices
from triwulan.indicators.figures import Figure
from triwulan.organisations.models import Holding, Position
from triwulan.organisations.people import unqualified
from triwulan.organisations.queries import capacity_word, holders_of, today

# The form was filled in: what is not ticked is not meant.
FORM = "borang"


@dataclass(frozen=True)
class Candidate:
    """A position that may be addressed; `holder` says who acts for it today, where that is not in its title already.

    `warnings`: what the SOP asks of him and nobody has recorded, or that the position is vacant.
    """

    position: Position
    performer: str
    holder: str
    vacant: bool
    warnings: Sequence[str]
    chosen: bool
    coordinator: bool
    instruction: str
    given: frozenset[str]
    own: bool = False

    @property
    def pk(self) -> int:
        return self.position.pk

    @property
    def indicators_name(self) -> str:
        return f"i-{self.pk}"

    @property
    def instruction_name(self) -> str:
        return f"p-{self.pk}"

    @property
    def lead_name(self) -> str:
        return lead_name(self.performer)


@dataclass(frozen=True)
class Line:
    """An indicator with one box for each candidate."""

    figure: Figure
    boxes: Sequence[tuple[Candidate, bool]]

    @property
    def before(self) -> str:
        """What was reached in the quarter before, like "37,50 %"; empty where nothing was entered."""
        previous = self.figure.previous
        return self.figure.say(previous.value) if previous else ""


def choices_of(task: Assignment, fields: QueryDict) -> tuple[Choice, ...] | None:
    """None: as drafted. A number that is none names no position; the step refuses it with its sentence."""
    if FORM not in fields:
        return None
    possible = candidates(task)
    general = fields.get("perintah", "").strip()
    return tuple(
        Choice(
            position_id=pk,
            indicators=tuple(fields.getlist(f"i-{pk}")),
            instruction=fields.get(f"p-{pk}", "").strip() or general,
            coordinator=pk in possible and fields.get(lead_name(possible[pk][1])) == str(pk),
        )
        for pk in (int(text) for text in fields.getlist("penerima") if text.isdecimal())
    )


def candidates_of(task: Assignment, fields: QueryDict) -> list[Candidate]:
    """In the order of the house, those of one performer together."""
    possible = candidates(task)
    agency = task.step_run.cycle.round.agency
    holders = holders_of(possible, today(agency))
    qualifications = sop_of(task.step_run.cycle.round).identity.qualifications
    chosen = choices_of(task, fields)
    drafted = {choice.position_id: choice for choice in (default_choices(task) if chosen is None else chosen)}
    return [
        _candidate(
            task,
            possible[pk],
            drafted.get(pk),
            holders.get(pk),
            warnings=warnings_of(holders.get(pk), qualifications),
            instruction=fields.get(f"p-{pk}", ""),
        )
        for pk in sorted(possible, key=lambda pk: possible[pk][1])
    ]


def lines_of(figures: Sequence[Figure], everyone: Sequence[Candidate]) -> list[Line]:
    return [Line(one, [(each, one.indicator.code in each.given) for each in everyone]) for one in figures]


def warnings_of(holding: Holding | None, qualifications: Sequence[str]) -> list[str]:
    """They warn, they never block: the giver knows his people."""
    if holding is None:
        return [_("Jabatan ini sedang kosong. Tugasnya menunggu sampai ada pemegangnya.")]
    return unqualified(holding.person, qualifications)


def lead_name(performer: str) -> str:
    return f"koordinator-{performer}"


def _candidate(
    task: Assignment,
    pair: tuple[Position, str],
    choice: Choice | None,
    holding: Holding | None,
    *,
    warnings: Sequence[str],
    instruction: str,
) -> Candidate:
    position, performer = pair
    return Candidate(
        position=position,
        performer=performer,
        holder=_named(holding) if holding else "",
        vacant=holding is None,
        warnings=warnings,
        chosen=choice is not None,
        coordinator=bool(choice and choice.coordinator),
        instruction=instruction,
        given=frozenset((choice.indicators or ()) if choice else ()),
        own=position.pk == task.position_id,
    )


def _named(holding: Holding) -> str:
    named = f"{capacity_word(holding)} {holding.person.full_name}".strip()
    return "" if named == holding.position.title else named
