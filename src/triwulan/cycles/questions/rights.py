"""Who may ask about a value, answer for it, and say that the question is resolved."""

from triwulan.audit.record import Actor
from triwulan.cycles.models import Assignment, Question
from triwulan.cycles.vacancies import PLANNER, actor_of
from triwulan.indicators.models import Indicator, Realisation
from triwulan.organisations.models import Holding, Person, Position
from triwulan.organisations.queries import holdings_of, superiors, today

_ASKING = frozenset({PLANNER, "kepala_dinas", "sekretaris"})


def owner_of(row: Realisation) -> Position | None:
    """The indicator's own; else who entered the value last in its round."""
    if row.indicator.owner is not None:
        return row.indicator.owner
    given = Assignment.objects.filter(
        step_run__cycle__round__agency=row.indicator.agency_id,
        step_run__cycle__round__year=row.year,
        step_run__cycle__round__quarter=row.quarter,
        step_run__work="bahan",
        indicators=row.indicator_id,
        withdrawn_at__isnull=True,
    )
    last = given.select_related("position__unit").order_by("-id").first()
    return last.position if last else None


def asking(person: Person, row: Realisation) -> Actor | None:
    """A superior of the owner, which a checker is; the planner; who leads the agency."""
    owner = owner_of(row)
    above = {each.pk for each in superiors(owner)} if owner else set()
    held = _held(person, row.indicator)
    return _first([each for each in held if each.position_id in above] or _with(held, _ASKING))


def answering_for(person: Person, question: Question) -> Actor | None:
    """The owner, his superiors, and who asked."""
    held = _held(person, question.realisation.indicator)
    known = {question.owner_id, question.position_id, *(each.pk for each in superiors(question.owner))}
    return _first([each for each in held if each.position_id in known])


def resolving(person: Person, question: Question) -> Actor | None:
    held = _held(person, question.realisation.indicator)
    own = [each for each in held if each.position_id == question.position_id]
    return _first(own or _with(held, frozenset({PLANNER})))


def _held(person: Person, indicator: Indicator) -> list[Holding]:
    held = holdings_of(person, today(indicator.agency))
    return [each for each in held if each.position.unit.agency_id == indicator.agency_id]


def _with(held: list[Holding], roles: frozenset[str]) -> list[Holding]:
    carrying = Position.objects.filter(pk__in=[each.position_id for each in held], roles__code__in=roles)
    found = set(carrying.values_list("pk", flat=True))
    return [each for each in held if each.position_id in found]


def _first(held: list[Holding]) -> Actor | None:
    return actor_of(held[0]) if held else None
