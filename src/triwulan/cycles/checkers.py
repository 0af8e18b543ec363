"""Whoever wrote a report may not check it: the check goes to the next superior who did not, or to whom the planner names."""

from collections.abc import Iterable
from dataclasses import replace

from django.db.models import QuerySet

from triwulan.cycles.models import Assignment, Cycle, Round
from triwulan.cycles.narrative import WRITING_WORKS, section_writers
from triwulan.cycles.people import Share
from triwulan.organisations.models import Person, Position, Unit
from triwulan.organisations.queries import holder_of, superiors, today


def authors(cycle: Cycle) -> set[int]:
    """Persons who wrote any part of what this cycle's check looks at, in whatever capacity; also who changed a passage.

    An agency without a report of its own checks its units' reports together: there only who wrote in each of them is
    his own checker. A Sekretaris who heads his secretariat, too, still checks the others'.
    """
    written = Assignment.objects.filter(
        step_run__cycle__round=cycle.round_id,
        step_run__work__in=WRITING_WORKS,
        finished_at__isnull=False,
        withdrawn_at__isnull=True,
        person__isnull=False,
    )
    own = written.filter(step_run__cycle=cycle)
    if cycle.unit.parent_id is None and not own.exists():
        return _wrote_in_each(written, cycle.round)
    return set(own.values_list("person_id", flat=True)) | section_writers(cycle.round, cycle.unit)


def _wrote_in_each(written: QuerySet[Assignment], round_: Round) -> set[int]:
    by_unit: dict[int, set[int]] = {}
    units = Unit.objects.in_bulk(written.values_list("step_run__cycle__unit", flat=True))
    for unit, person in written.values_list("step_run__cycle__unit", "person"):
        by_unit.setdefault(unit, section_writers(round_, units[unit])).add(person)
    return set.intersection(*by_unit.values()) if by_unit else set()


def is_author(person: Person, cycle: Cycle) -> bool:
    return person.pk in authors(cycle)


def replace_authors(cycle: Cycle, shares: Iterable[Share]) -> list[Share]:
    """Each share whose holder is an author goes to the next superior; it stays where there is none, and is refused."""
    wrote = authors(cycle)
    replaced: dict[int, Share] = {}
    for share in shares:
        position = free_position(cycle, share.position, wrote)
        replaced.setdefault(position.pk, replace(share, position=position))
    return list(replaced.values())


def free_position(cycle: Cycle, position: Position, wrote: set[int]) -> Position:
    """The position itself while nobody holds it: a vacancy escalates by its own rule."""
    day = today(cycle.round.agency)
    for candidate in (position, *superiors(position)):
        holder = holder_of(candidate, day)
        if holder is None and candidate.pk == position.pk:
            return position
        if holder is not None and holder.person_id not in wrote:
            return candidate
    return position
