"""What a person's task page shows: his own, nearest limit first; what is with others; what he finished this week."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django_scopes import scope

from triwulan.core import clock
from triwulan.core.duration import Duration
from triwulan.core.spoken import say_duration, say_minutes
from triwulan.core.work_calendar import WorkCalendar
from triwulan.core.working_time import working_minutes_between
from triwulan.cycles.models import Assignment, StepRun
from triwulan.cycles.queries import asked_tasks, finished_tasks, sop_of
from triwulan.cycles.vacancies import stuck_tasks_for
from triwulan.documents.models import Signing
from triwulan.documents.queries import ready_signings
from triwulan.organisations.calendars import work_calendar
from triwulan.organisations.models import Agency, Person
from triwulan.organisations.prepared import prepared
from triwulan.sop import engine
from triwulan.sop.definition import Step
from triwulan.web.clock import Clock, task_clock
from triwulan.web.desk import Desk
from triwulan.web.drawing.stepbar import Stage

WEEK_DAYS = 7
MOST_FINISHED = 6


@dataclass(frozen=True)
class Card:
    """A task as a list shows it. `clock` is None while it waits for others."""

    task: Assignment
    step: Step
    label: str
    clock: Clock | None
    stages: Sequence[Stage]

    @property
    def state(self) -> str:
        return self.clock.state if self.clock else "wait"

    @property
    def attempt(self) -> int:
        return self.task.step_run.attempt

    @property
    def correction(self) -> bool:
        return self.task.step_run.beside_id is not None


@dataclass(frozen=True)
class Done:
    task: Assignment
    step: Step
    spent: str
    late: bool


@dataclass(frozen=True)
class Board:
    open: Sequence[Card]
    waiting: Sequence[Card]
    others: Sequence[Card]
    done: Sequence[Done]
    signings: Sequence[Signing]
    stuck: Sequence[Card] = ()
    elsewhere: Sequence[tuple[Agency, int]] = ()

    @property
    def listed(self) -> Sequence[Card]:
        """All of it in one table: one's own, what one answers for, what is with others."""
        return [*self.open, *self.stuck, *self.waiting, *self.others]

    @property
    def late(self) -> int:
        return sum(card.state == "late" for card in self.open)

    @property
    def soon(self) -> int:
        return sum(card.state == "soon" for card in self.open)


def board_of(desk: Desk) -> Board:
    """A fixed number of queries, however many tasks there are."""
    positions = {holding.position_id for holding in desk.holdings}
    signing = {holding.position_id for holding in desk.signing}
    asked = _asked_around(positions=positions) if positions else []
    mine = [task for task in asked if task.position_id in positions]
    others = [task for task in asked if task.position_id not in positions]
    stuck = stuck_tasks_for(desk.person, desk.agency)
    calendar = work_calendar(desk.agency)
    cards = _Cards([*mine, *others, *stuck], calendar)
    week_ago = clock.now() - timedelta(days=WEEK_DAYS)
    return Board(
        open=[cards.card(task) for task in mine if task.opened_at],
        waiting=[cards.card(task) for task in mine if not task.opened_at],
        others=[cards.card(task) for task in others],
        done=[_done(task, calendar) for task in _finished_since(person=desk.person, moment=week_ago)],
        signings=_signings_of(positions=signing) if signing else [],
        stuck=[cards.card(task) for task in stuck],
        elsewhere=_signed_elsewhere(desk, signing),
    )


@prepared
def _asked_around(*, positions: Collection[int]) -> QuerySet[Assignment]:
    """What the positions are asked for, and what they have asked of others."""
    return asked_tasks().filter(Q(position__in=positions) | Q(given_by__position__in=positions))


@prepared
def _finished_since(*, person: Person, moment: datetime) -> QuerySet[Assignment]:
    return finished_tasks(person).filter(finished_at__gte=moment)[:MOST_FINISHED]


@prepared
def _signings_of(*, positions: Collection[int]) -> QuerySet[Signing]:
    return ready_signings(positions).select_related("document").order_by("document__date", "document_id", "order")


def _signed_elsewhere(desk: Desk, positions: Collection[int]) -> list[tuple[Agency, int]]:
    """How many papers wait for him in each other agency that he may open; nothing of them but their number."""
    others = {agency.pk: agency for agency in desk.agencies if agency.pk != desk.agency.pk}
    if not others or not positions:
        return []
    with scope(government=desk.agency.government_id, agency=None):
        waiting = ready_signings(positions).filter(document__agency__in=others).order_by("document__agency")
        counted = list(waiting.values_list("document__agency").annotate(count=Count("pk")))
    return [(others[pk], count) for pk, count in counted]


@prepared
def _runs_of(*, cycles: Collection[int]) -> QuerySet[StepRun, tuple[int, str, datetime | None]]:
    runs = StepRun.objects.filter(cycle__in=cycles, withdrawn_at__isnull=True, beside__isnull=True)
    return runs.order_by("id").values_list("cycle_id", "code", "finished_at")


class _Cards:
    """Reads the runs of all the tasks' cycles at once."""

    def __init__(self, tasks: Sequence[Assignment], calendar: WorkCalendar) -> None:
        self.calendar = calendar
        self.stages: dict[int, dict[str, Stage]] = defaultdict(dict)
        cycles = {task.step_run.cycle_id for task in tasks}
        for cycle, code, finished_at in _runs_of(cycles=cycles) if cycles else ():
            self.stages[cycle][code] = "done" if finished_at else "now"

    def card(self, task: Assignment) -> Card:
        round_ = task.step_run.cycle.round
        sop = sop_of(round_)
        step = sop.step(task.step_run.code)
        standard = step.duration if isinstance(step.duration, Duration) else None
        reading = task_clock(task, self.calendar, standard) if task.opened_at else None
        latest = self.stages[task.step_run.cycle_id]
        stages = [latest.get(step.code, "wait") for step in engine.steps_of_quarter(sop, round_.quarter)]
        return Card(task, step, sop.label(step), reading, stages)


def _done(task: Assignment, calendar: WorkCalendar) -> Done:
    step = sop_of(task.step_run.cycle.round).step(task.step_run.code)
    late = bool(task.late_at and task.finished_at and task.finished_at > task.late_at)
    if task.clock_from is None or task.finished_at is None:
        return Done(task, step, "", late)
    used = say_minutes(max(0, working_minutes_between(task.clock_from, task.finished_at, calendar)))
    if not isinstance(step.duration, Duration):
        return Done(task, step, used, late)
    return Done(
        task, step, _("%(used)s dari %(standard)s") % {"used": used, "standard": say_duration(step.duration)}, late
    )


def summary(cards: Iterable[Card], *, late: int, soon: int) -> str:
    """Like "2 tugas terbuka, satu hampir lewat batas." for the head of the page."""
    count = len(list(cards))
    if not count:
        return _("Tidak ada tugas terbuka.")
    words = [_("%(count)d tugas terbuka") % {"count": count}]
    if late:
        words.append(_("%(count)d terlambat") % {"count": late})
    if soon:
        words.append(_("%(count)d hampir lewat batas") % {"count": soon})
    return ", ".join(words) + "."
