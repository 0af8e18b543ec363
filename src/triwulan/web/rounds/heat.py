"""Divisions against steps: what each step took, who is late, where it stands."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from triwulan.core import clock
from triwulan.core.duration import Duration
from triwulan.core.spoken import say_minutes
from triwulan.core.work_calendar import WorkCalendar
from triwulan.core.working_time import working_minutes_between
from triwulan.cycles.models import Assignment, Cycle, Round, StepRun
from triwulan.cycles.queries import sop_of, tasks
from triwulan.organisations.calendars import work_calendar
from triwulan.sop import engine
from triwulan.sop.definition import Sop, Step
from triwulan.web.clock import Clock, task_clock
from triwulan.web.standards import standard_words


@dataclass(frozen=True)
class Cell:
    """`state`: ok, late, back, now, latenow, wait or na; `words` is what the cell says, `hint` what it means."""

    code: str
    state: str
    words: str = ""
    hint: str = ""


@dataclass(frozen=True)
class HeatRow:
    cycle: Cycle
    cells: Sequence[Cell]

    @property
    def done(self) -> bool:
        """Nothing of it is open or still to come."""
        return not any(cell.state in {"wait", "now", "latenow"} for cell in self.cells)


@dataclass(frozen=True)
class Column:
    step: Step
    label: str
    name: str
    standard: str


@dataclass(frozen=True)
class Holding:
    """An open task: with whom, until when, and what waits for it."""

    task: Assignment
    step: Step
    label: str
    clock: Clock | None
    next: str

    @property
    def state(self) -> str:
        return self.clock.state if self.clock else "wait"


@dataclass(frozen=True)
class RoundBoard:
    round: Round
    sop: Sop
    columns: Sequence[Column]
    rows: Sequence[HeatRow]
    open: Sequence[Holding]

    @property
    def late(self) -> Sequence[Holding]:
        return [holding for holding in self.open if holding.state == "late"]


def round_board(round_: Round) -> RoundBoard:
    """A fixed number of queries, however many units and steps there are."""
    sop = sop_of(round_)
    steps = engine.steps_of_quarter(sop, round_.quarter)
    reader = _Reader(round_, sop, work_calendar(round_.agency))
    cycles = list(round_.cycles.select_related("unit").order_by("unit__parent_id", "unit__order", "id"))
    cycles.sort(key=lambda cycle: (cycle.unit.parent_id is None, cycle.unit.order, cycle.pk))
    return RoundBoard(
        round=round_,
        sop=sop,
        columns=[Column(step, sop.label(step), step.kind.label, standard_words(sop, step)) for step in steps],
        rows=[HeatRow(cycle, [reader.cell(cycle, step) for step in steps]) for cycle in cycles],
        open=reader.open_holdings(),
    )


class _Reader:
    """All runs and tasks of a round, read once."""

    def __init__(self, round_: Round, sop: Sop, calendar: WorkCalendar) -> None:
        self.sop = sop
        self.calendar = calendar
        self.now = clock.now()
        self.shared: dict[int, list[Assignment]] = defaultdict(list)
        self.tasks = list(tasks().filter(step_run__cycle__round=round_))
        for task in self.tasks:
            self.shared[task.step_run_id].append(task)
        self.runs: dict[tuple[int, str], list[StepRun]] = defaultdict(list)
        found = StepRun.objects.filter(cycle__round=round_, withdrawn_at__isnull=True, beside__isnull=True)
        for run in found.order_by("id"):
            self.runs[run.cycle_id, run.code].append(run)
        self.stretches = {code: stretch.scope for stretch in engine.stretches(sop) for code in stretch.steps}

    def cell(self, cycle: Cycle, step: Step) -> Cell:
        at_agency = self.stretches[step.code] == "perangkat_daerah"
        if at_agency != (cycle.unit.parent_id is None):
            return Cell(step.code, "na", hint=_("tidak berlaku"))
        runs = self.runs.get((cycle.pk, step.code), [])
        if not runs:
            return Cell(step.code, "wait", _("menunggu"), _("menunggu"))
        if runs[-1].finished_at is None:
            return self._running(step, runs[-1])
        returns = sum(run.returned_by_id is not None for run in runs)
        if returns:
            times = ngettext("%(count)d kali", "%(count)d kali", returns) % {"count": returns}
            return Cell(step.code, "back", times, _("dikembalikan"))
        return self._finished(step, runs[-1])

    def _running(self, step: Step, run: StepRun) -> Cell:
        shares = [task for task in self.shared[run.pk] if task.finished_at is None]
        if shares and all(task.opened_at is None for task in shares):
            return Cell(step.code, "wait", _("menunggu bidang"), _("menunggu"))
        late = [task for task in shares if task.late_at and task.late_at < self.now]
        if late:
            return Cell(step.code, "latenow", self._over(late[0].due_at), _("terlambat, di sini"))
        limits = [task.due_at for task in shares if task.due_at]
        words = _("berjalan") if not limits else self._left(min(limits))
        return Cell(step.code, "now", words, _("di sini"))

    def _finished(self, step: Step, run: StepRun) -> Cell:
        shares = [task for task in self.shared[run.pk] if task.finished_at]
        late = [task for task in shares if task.late_at and task.finished_at and task.finished_at > task.late_at]
        if late:
            return Cell(step.code, "late", self._over(late[0].due_at, late[0].finished_at), _("terlambat"))
        used = [
            working_minutes_between(task.clock_from, task.finished_at, self.calendar)
            for task in shares
            if task.clock_from and task.finished_at
        ]
        return Cell(step.code, "ok", say_minutes(max(0, *used)) if used else "", _("tepat waktu"))

    def _over(self, due: datetime | None, until: datetime | None = None) -> str:
        if due is None:
            return ""
        return f"+{say_minutes(working_minutes_between(due, until or self.now, self.calendar))}"

    def _left(self, due: datetime) -> str:
        left = working_minutes_between(self.now, due, self.calendar)
        if left < 0:
            return _("lewat %(time)s") % {"time": say_minutes(-left)}
        return _("sisa %(time)s") % {"time": say_minutes(left)}

    def open_holdings(self) -> list[Holding]:
        found = []
        for task in self.tasks:
            if task.finished_at is not None:
                continue
            step = self.sop.step(task.step_run.code)
            standard = step.duration if isinstance(step.duration, Duration) else None
            reading = task_clock(task, self.calendar, standard) if task.opened_at else None
            found.append(Holding(task, step, self.sop.label(step), reading, self._next(step)))
        return found

    def _next(self, step: Step) -> str:
        target = step.ways[0].target
        return self.sop.performer_names(self.sop.step(target)) if target else ""
