"""Whoever wrote a report may not check it: the check goes to the next superior who did not."""

from dataclasses import replace

from triwulan.cycles.models import Assignment, Cycle
from triwulan.cycles.people import Share
from triwulan.organisations.models import Person, Position
from triwulan.organisations.queries import holder_of, superiors, today


def authors(cycle: Cycle) -> set[int]:
    """Persons who wrote any part of the round's reports that this cycle's check looks at."""
    written = Assignment.objects.filter(
        step_run__cycle=cycle, step_run__work="laporan", finished_at__isnull=False, person__isnull=False
    )
    return set(written.values_list("person_id", flat=True))


def is_author(person: Person, cycle: Cycle) -> bool:
    return person.pk in authors(cycle)


def replace_authors(cycle: Cycle, shares: list[Share]) -> list[Share]:
    """Each share whose holder is an author goes to the next superior; it stays where there is none, and is refused."""
    wrote = authors(cycle)
    replaced: dict[int, Share] = {}
    for share in shares:
        position = _free_position(cycle, share.position, wrote)
        replaced.setdefault(position.pk, replace(share, position=position))
    return list(replaced.values())


def _free_position(cycle: Cycle, position: Position, wrote: set[int]) -> Position:
    day = today(cycle.round.agency)
    for candidate in (position, *superiors(position)):
        holder = holder_of(candidate, day)
        if holder is None and candidate.pk == position.pk:
            return position
        if holder is not None and holder.person_id not in wrote:
            return candidate
    return position
