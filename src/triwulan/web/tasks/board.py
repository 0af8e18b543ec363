"""What a person's task page shows: his own, nearest limit first; what is with others; what he finished this week."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _

from triwulan.core import clock
from triwulan.core.duration import Duration
from triwulan.core.spoken import say_duration, say_minutes
from triwulan.core.work_calendar import WorkCalendar
from triwulan.core.working_time import working_minutes_between
from triwulan.cycles.models import Assignment, StepRun
from triwulan.cycles.queries import asked_tasks, finished_tasks, my_tasks, sop_of
from triwulan.cycles.vacancies import stuck_tasks_for
from triwulan.documents.models import Signing
from triwulan.organisations.calendars import work_calendar
from triwulan.sop import engine
from triwulan.sop.definition import Sop, Step
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
    mine = list(my_tasks(desk.person, desk.agency))
    positions = [holding.position_id for holding in desk.holdings]
    given = asked_tasks().filter(given_by__position_id__in=positions).exclude(position_id__in=positions)
    others = list(given)
    stuck = stuck_tasks_for(desk.person, desk.agency)
    finished = finished_tasks(desk.person).filter(finished_at__gte=clock.now() - timedelta(days=WEEK_DAYS))
    calendar = work_calendar(desk.agency)
    cards = _Cards([*mine, *others, *stuck], calendar)
    return Board(
        open=[cards.card(task) for task in mine if task.opened_at],
        waiting=[cards.card(task) for task in mine if not task.opened_at],
        others=[cards.card(task) for task in others],
        done=[_done(task, calendar) for task in finished[:MOST_FINISHED]],
        signings=list(
            Signing.objects.filter(position_id__in=positions, signed_at__isnull=True)
            .select_related("document__unit")
            .order_by("document__date", "pk")[:MOST_FINISHED]
        ),
        stuck=[cards.card(task) for task in stuck],
    )


class _Cards:
    """Reads the runs of all the tasks' cycles at once."""

    def __init__(self, tasks: Sequence[Assignment], calendar: WorkCalendar) -> None:
        self.calendar = calendar
        self.runs: dict[int, list[StepRun]] = defaultdict(list)
        cycles = {task.step_run.cycle_id for task in tasks}
        for run in StepRun.objects.filter(cycle__in=cycles, withdrawn_at__isnull=True, beside__isnull=True):
            self.runs[run.cycle_id].append(run)

    def card(self, task: Assignment) -> Card:
        sop = sop_of(task.step_run.cycle.round)
        step = sop.step(task.step_run.code)
        standard = step.duration if isinstance(step.duration, Duration) else None
        reading = task_clock(task, self.calendar, standard) if task.opened_at else None
        return Card(task, step, sop.label(step), reading, self._stages(task, sop))

    def _stages(self, task: Assignment, sop: Sop) -> list[Stage]:
        """Of the steps that apply in the quarter: behind, open, to come."""
        latest = {run.code: run for run in sorted(self.runs[task.step_run.cycle_id], key=lambda run: run.pk)}
        return [
            _stage(latest.get(step.code)) for step in engine.steps_of_quarter(sop, task.step_run.cycle.round.quarter)
        ]


def _stage(run: StepRun | None) -> Stage:
    if run is None:
        return "wait"
    return "done" if run.finished_at else "now"


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
