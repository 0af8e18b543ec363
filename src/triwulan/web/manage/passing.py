"""What passes with a position when its holder changes: shown before anybody confirms."""

from collections.abc import Sequence
from dataclasses import dataclass

from triwulan.cycles.models import Assignment
from triwulan.cycles.queries import asked_tasks, step_of
from triwulan.documents.access import curtained
from triwulan.documents.models import Signing
from triwulan.documents.queries import waiting_signings
from triwulan.indicators.models import Indicator
from triwulan.organisations.models import Position, Role
from triwulan.sop.definition import Step


@dataclass(frozen=True)
class PassingTask:
    task: Assignment
    step: Step


@dataclass(frozen=True)
class Passing:
    """`tasks`: open and waiting ones. `subordinates`: whose vacancies escalate here."""

    tasks: Sequence[PassingTask]
    indicators: Sequence[Indicator]
    signings: Sequence[Signing]
    roles: Sequence[Role]
    subordinates: Sequence[Position]

    @property
    def nothing(self) -> bool:
        return not (self.tasks or self.indicators or self.signings)


def passing_with(position: Position, person: object) -> Passing:
    """As the person who confirms it may see it."""
    signings = list(waiting_signings([position.pk]).select_related("document"))
    curtained(person, (each.document for each in signings))
    return Passing(
        tasks=[PassingTask(task, step_of(task)) for task in asked_tasks().filter(position=position)],
        indicators=list(Indicator.objects.filter(owner=position).order_by("order", "code")),
        signings=signings,
        roles=list(position.roles.order_by("pk")),
        subordinates=list(position.subordinates.all()),
    )
