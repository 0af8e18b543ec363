"""Whose correction it is: the unit's analysts propose and fill in, its heads ask and hand in, the planner decides."""

from collections.abc import Iterable

from triwulan.audit.record import Actor
from triwulan.cycles.models import Assignment, Correction, Cycle
from triwulan.cycles.vacancies import actor_of, planners
from triwulan.indicators.models import Indicator
from triwulan.organisations.models import Agency, Holding, Person, Position
from triwulan.organisations.queries import descendant_ids, holdings_of, today

HEADS = frozenset({"kepala_bidang", "kepala_subbidang"})
ANALYSTS = frozenset({"analis"})
PLANNERS = frozenset({"perencana"})
LEADERS = frozenset({"kepala_dinas", "sekretaris"})


def head_of(person: Person, cycle: Cycle) -> Actor | None:
    """He, as a head within the cycle's unit."""
    return _acting(person, cycle.round.agency, HEADS, descendant_ids(cycle.unit))


def proposer(person: Person, cycle: Cycle) -> Actor | None:
    return _acting(person, cycle.round.agency, ANALYSTS, descendant_ids(cycle.unit))


def filler(person: Person, cycle: Cycle, indicator: Indicator) -> Actor | None:
    """The unit's heads, and who enters this value: its owner, or who was given it in the round."""
    own = [each for each in _held(person, cycle.round.agency) if _enters(each.position_id, cycle, indicator)]
    return actor_of(own[0]) if own else head_of(person, cycle)


def decider(person: Person, correction: Correction) -> Actor | None:
    """Nobody decides on what he asked for; where that leaves no planner, who leads the agency does."""
    agency = correction.cycle.round.agency
    asked = {correction.asked_by_id, correction.endorsed_by_id}
    if person.pk in asked:
        return None
    planning = {held.person_id for held in planners(agency, today(agency))}
    return _acting(person, agency, PLANNERS if planning - asked else LEADERS)


def ender(person: Person, correction: Correction) -> Actor | None:
    """Who asked withdraws; heads of the unit and the planner end it."""
    agency = correction.cycle.round.agency
    if person.pk == correction.asked_by_id:
        return _acting(person, agency, HEADS | ANALYSTS, descendant_ids(correction.cycle.unit))
    return head_of(person, correction.cycle) or _acting(person, agency, PLANNERS)


def _enters(position: int, cycle: Cycle, indicator: Indicator) -> bool:
    given = Assignment.objects.filter(
        step_run__cycle__round=cycle.round_id, step_run__work="bahan", indicators=indicator, position=position
    )
    return position == indicator.owner_id or given.filter(withdrawn_at__isnull=True).exists()


def _acting(person: Person, agency: Agency, roles: Iterable[str], units: set[int] | None = None) -> Actor | None:
    held = [each for each in _held(person, agency) if units is None or each.position.unit_id in units]
    carrying = set(
        Position.objects.filter(pk__in=[each.position_id for each in held], roles__code__in=list(roles)).values_list(
            "pk", flat=True
        )
    )
    found = next((each for each in held if each.position_id in carrying), None)
    return actor_of(found) if found else None


def _held(person: Person, agency: Agency) -> list[Holding]:
    return [each for each in holdings_of(person, today(agency)) if each.position.unit.agency_id == agency.pk]
