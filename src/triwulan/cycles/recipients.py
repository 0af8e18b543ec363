"""Whom a disposition may address, whom it addresses by default, and what a choice comes to."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

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
    """As drafted: of each performer everybody who has indicators, the first coordinating; one at least."""
    choices: list[Choice] = []
    for positions in _by_performer(_default_people(task)).values():
        split = split_by_owner(task.indicators.select_related("owner"), positions)
        busy = [p for p in positions if split[p.pk]] or positions[:1]
        choices += [
            Choice(p.pk, tuple(i.code for i in split[p.pk]), coordinator=not number) for number, p in enumerate(busy)
        ]
    return tuple(choices)


def _default_people(task: Assignment) -> list[tuple[Position, str]]:
    possible = candidates(task)
    others = [pair for pk, pair in possible.items() if pk != task.position_id]
    return others or list(possible.values())


def _by_performer(pairs: Iterable[tuple[Position, str]]) -> dict[str, list[Position]]:
    grouped: dict[str, list[Position]] = {}
    for position, performer in pairs:
        grouped.setdefault(performer, []).append(position)
    return grouped


def _problems(task: Assignment, choices: tuple[Choice, ...], possible: dict[int, tuple[Position, str]]) -> list[str]:
    if not choices:
        return [_("Belum ada penerima disposisi. Pilih sekurangnya satu jabatan.")]
    found = []
    known = set(task.indicators.values_list("code", flat=True))
    chosen = [choice.position_id for choice in choices]
    if len(chosen) != len(set(chosen)):
        found.append(_("Satu jabatan dipilih dua kali. Sebut setiap penerima sekali saja."))
    found += [
        _("Jabatan nomor %(number)s tidak dapat menerima disposisi ini.") % {"number": pk}
        for pk in chosen
        if pk not in possible
    ]
    leaders = [
        possible[choice.position_id][1] for choice in choices if choice.coordinator and choice.position_id in possible
    ]
    if len(leaders) != len(set(leaders)):
        found.append(_("Koordinator hanya satu. Pilih satu penerima sebagai koordinator."))
    for code in {c for choice in choices for c in choice.indicators or ()} - known:
        found.append(_("Indikator %(code)s tidak termasuk tugas ini.") % {"code": code})
    return found


def _addressees(
    task: Assignment, choices: tuple[Choice, ...], possible: dict[int, tuple[Position, str]]
) -> list[Addressee]:
    indicators = list(task.indicators.select_related("owner"))
    groups: dict[str, list[Choice]] = {}
    for choice in choices:
        groups.setdefault(possible[choice.position_id][1], []).append(choice)
    found = []
    for performer, group in groups.items():
        given = _divided(indicators, group, possible)
        leader = next((c.position_id for c in group if c.coordinator), group[0].position_id)
        found += [
            Addressee(
                possible[c.position_id][0], performer, given[c.position_id], c.instruction, c.position_id == leader
            )
            for c in group
        ]
    return found


def _divided(
    indicators: list[Indicator], group: list[Choice], possible: dict[int, tuple[Position, str]]
) -> dict[int, tuple[Indicator, ...]]:
    """What was chosen; the rest to those for whom nothing was chosen, else to the coordinator."""
    by_code = {indicator.code: indicator for indicator in indicators}
    given = {c.position_id: tuple(by_code[code] for code in c.indicators or () if code in by_code) for c in group}
    taken = {indicator.pk for chosen in given.values() for indicator in chosen}
    leader = next((c for c in group if c.coordinator), group[0])
    takers = [c for c in group if c.indicators is None] or [leader]
    rest = [indicator for indicator in indicators if indicator.pk not in taken]
    for pk, share in split_by_owner(rest, [possible[c.position_id][0] for c in takers]).items():
        given[pk] = (*given[pk], *share)
    return given
