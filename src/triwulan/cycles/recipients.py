"""Whom a disposition may address, whom it addresses by default, and what a choice comes to."""

from dataclasses import dataclass

from triwulan.cycles.answers import Choice
from triwulan.cycles.models import Assignment
from triwulan.cycles.people import holders_of_role, split_by_owner
from triwulan.cycles.queries import sop_of, step_of
from triwulan.indicators.models import Indicator
from triwulan.organisations.models import Position


@dataclass(frozen=True)
class Addressee:
    """A recipient, resolved: position, the SOP's performer it stands for, its indicators."""

    position: Position
    performer: str
    indicators: tuple[Indicator, ...]
    instruction: str = ""
    coordinator: bool = False


def candidates(task: Assignment) -> dict[int, tuple[Position, str]]:
    """Positions that may be addressed, each with the performer it stands for.

    Those under the giver, else all that carry the role; a giver with nobody under him may address himself.
    """
    sop = sop_of(task.step_run.cycle.round)
    found: dict[int, tuple[Position, str]] = {}
    for code in step_of(task).addressees:
        carriers = [p for p in holders_of_role(task.step_run.cycle, sop.performer(code)) if p.pk != task.position_id]
        below = [p for p in carriers if p.superior_id == task.position_id or p.unit_id == task.position.unit_id]
        elsewhere = carriers if not _has_own_people(task, carriers) else []
        for position in below or elsewhere:
            found.setdefault(position.pk, (position, code))
        if not below:
            found.setdefault(task.position_id, (task.position, code))
    return found


def _has_own_people(task: Assignment, carriers: list[Position]) -> bool:
    """Colleagues of the same rank have people of their own, so theirs are not his to order."""
    return any(p.superior_id not in {None, task.position_id} for p in carriers)


def resolve(task: Assignment, choices: tuple[Choice, ...] | None) -> tuple[list[Addressee], list[str]]:
    """The addressees, and what is wrong with the choice, a sentence each.

    Indicators nobody was given go to the coordinator, so that none is forgotten.
    """
    possible = candidates(task)
    if choices is None:
        choices = default_choices(task)
    problems = _problems(task, choices, possible)
    if problems:
        return [], problems
    return _addressees(task, choices, possible), []


def default_choices(task: Assignment) -> tuple[Choice, ...]:
    """As drafted: everybody who is asked, each his indicators; the first coordinates."""
    positions = [position for position, _ in _default_people(task)]
    split = split_by_owner(task.indicators.select_related("owner"), positions)
    busy = [p for p in positions if split[p.pk]] or positions[:1]
    return tuple(
        Choice(p.pk, tuple(i.code for i in split[p.pk]), coordinator=not number) for number, p in enumerate(busy)
    )


def _default_people(task: Assignment) -> list[tuple[Position, str]]:
    possible = candidates(task)
    others = [pair for pk, pair in possible.items() if pk != task.position_id]
    return others or list(possible.values())


def _problems(task: Assignment, choices: tuple[Choice, ...], possible: dict[int, tuple[Position, str]]) -> list[str]:
    if not choices:
        return ["Belum ada penerima disposisi. Pilih sekurangnya satu jabatan."]
    found = []
    known = set(task.indicators.values_list("code", flat=True))
    chosen = [choice.position_id for choice in choices]
    if len(chosen) != len(set(chosen)):
        found.append("Satu jabatan dipilih dua kali. Sebut setiap penerima sekali saja.")
    found += [f"Jabatan nomor {pk} tidak dapat menerima disposisi ini." for pk in chosen if pk not in possible]
    if sum(choice.coordinator for choice in choices) > 1:
        found.append("Koordinator hanya satu. Pilih satu penerima sebagai koordinator.")
    for code in {c for choice in choices for c in choice.indicators or ()} - known:
        found.append(f"Indikator {code} tidak termasuk tugas ini.")
    return found


def _addressees(
    task: Assignment, choices: tuple[Choice, ...], possible: dict[int, tuple[Position, str]]
) -> list[Addressee]:
    indicators = {i.code: i for i in task.indicators.select_related("owner")}
    given = {choice.position_id: _given(choice, indicators) for choice in choices}
    open_choices = [possible[c.position_id][0] for c in choices if c.indicators is None]
    taken = {i.pk for chosen in given.values() for i in chosen}
    rest = [i for i in indicators.values() if i.pk not in taken]
    leader = next((c.position_id for c in choices if c.coordinator), choices[0].position_id)
    for pk, share in split_by_owner(rest, open_choices or [possible[leader][0]]).items():
        given[pk] = (*given[pk], *share)
    return [
        Addressee(
            *possible[choice.position_id],
            given[choice.position_id],
            choice.instruction,
            choice.position_id == leader,
        )
        for choice in choices
    ]


def _given(choice: Choice, indicators: dict[str, Indicator]) -> tuple[Indicator, ...]:
    return tuple(indicators[code] for code in choice.indicators or () if code in indicators)
