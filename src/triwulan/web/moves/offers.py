"""What a person may do with a task besides its work: take it away, give it on, name an acting officer, take it back."""

from collections.abc import Iterable
from dataclasses import dataclass

from triwulan.cycles import rules
from triwulan.cycles.actions.take_back_reach import acted_since, opened_by
from triwulan.cycles.models import Assignment
from triwulan.cycles.vacancies import PLANNER, actor_answering
from triwulan.organisations.models import Person
from triwulan.organisations.queries import holders_of
from triwulan.web.desk import Desk


@dataclass(frozen=True)
class Offers:
    """`vacant`: nobody holds its position; `anew`: the open task that stands in place of one taken back."""

    task: Assignment
    withdraw: bool = False
    readdress: bool = False
    name_acting: bool = False
    take_back: bool = False
    vacant: bool = False
    anew: Assignment | None = None

    def __bool__(self) -> bool:
        return any((self.withdraw, self.readdress, self.name_acting, self.take_back, self.vacant, self.anew))


def offers_of(desk: Desk, task: Assignment) -> Offers:
    if task.withdrawn_at is not None:
        return Offers(task, anew=_anew(desk.person, task))
    if task.finished_at is not None:
        return Offers(task, take_back=_may_take_back(desk.person, task))
    return open_offers(desk, [task])[task.pk]


def open_offers(desk: Desk, tasks: Iterable[Assignment]) -> dict[int, Offers]:
    """Of open tasks in his own agency, by their ids; one query for all that are held."""
    given = list(tasks)
    mine = {holding.position_id for holding in desk.holdings}
    held = holders_of({task.position_id for task in given}, desk.today)
    plans = PLANNER in desk.roles
    found = {}
    for task in given:
        gave = task.given_by is not None and task.given_by.position_id in mine
        vacant = task.position_id not in held
        answers = vacant and (plans or actor_answering(desk.person, task) is not None)
        found[task.pk] = Offers(
            task, withdraw=gave, readdress=gave or plans or answers, name_acting=answers, vacant=vacant
        )
    return found


def _may_take_back(person: Person, task: Assignment) -> bool:
    """Offered to who pressed, while nobody has acted; asked again when he presses."""
    if task.person_id != person.pk or task.step_run.withdrawn_at or not rules.may_take_back(person, task):
        return False
    return not acted_since(task, opened_by(task))


def _anew(person: Person, task: Assignment) -> Assignment | None:
    live = task.step_run.assignments.filter(position=task.position_id, withdrawn_at__isnull=True).order_by("-id")
    return live.first() if rules.holds_position(person, task) else None
