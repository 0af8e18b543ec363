"""Divisions against steps: what each step took, who is late, where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from triwulan.core import clock
from triwulan.core.duration import Duration
from triwulan.core.spoken import say_minutes
from triwulan.core.work_calendar import WorkCalendar
from triwulan.core.working_time import working_minutes_between
from triwulan.cycles.models import Assignment, Round
from triwulan.cycles.queries import open_tasks, sop_of
from triwulan.dashboards.facts import RoundFacts, Run, UnitRound
from triwulan.organisations.calendars import work_calendar
from triwulan.organisations.prepared import prepared
from triwulan.sop import engine
from triwulan.sop.definition import Sop, Step
from triwulan.web.clock import Clock, task_clock
from triwulan.web.icons import icon
from triwulan.web.standards import standard_words


@dataclass(frozen=True)
class Cell:
    """`state`: ok, late, back, now, latenow, wait or na; `words` is what the cell says, `hint` what it means."""

    code: str
    state: str
    words: str = ""
    hint: str = ""

    @property
    def shown(self) -> SafeString:
        hint = format_html('<span class="vh">{}</span>', self.hint)
        drawn = icon("late" if self.state == "latenow" else self.state) if self.state != "na" else ""
        return format_html("{}<b>{}</b>{}", drawn, self.words, hint) if drawn else hint


@dataclass(frozen=True)
class HeatRow:
    unit: UnitRound
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


def round_board(facts: RoundFacts) -> RoundBoard:
    """One query besides the facts', however many units and steps there are."""
    sop = facts.sop
    steps = engine.steps_of_quarter(sop, facts.round.quarter)
    reader = _Reader(facts, work_calendar(facts.round.agency))
    return RoundBoard(
        round=facts.round,
        sop=sop,
        columns=[Column(step, sop.label(step), step.kind.label, standard_words(sop, step)) for step in steps],
        rows=[HeatRow(unit, [reader.cell(unit, step) for step in steps]) for unit in facts.units],
        open=open_holdings(facts.round),
    )


def open_holdings(round_: Round) -> list[Holding]:
    """With whom the round's open tasks are, nearest limit first."""
    sop, calendar = sop_of(round_), work_calendar(round_.agency)
    found = []
    for task in _open_in(round_=round_):
        task.step_run.cycle.round = round_
        step = sop.step(task.step_run.code)
        standard = step.duration if isinstance(step.duration, Duration) else None
        reading = task_clock(task, calendar, standard) if task.opened_at else None
        target = step.ways[0].target
        following = sop.performer_names(sop.step(target)) if target else ""
        found.append(Holding(task, step, sop.label(step), reading, following))
    return found


@prepared
def _open_in(*, round_: Round) -> QuerySet[Assignment]:
    """Without the round itself, which each of them would bring along once more."""
    whole = ("step_run__cycle__unit", "position__unit", "given_by__position")
    return open_tasks().filter(step_run__cycle__round=round_).select_related(None).select_related(*whole)


class _Reader:
    """What each unit did at each step, in words."""

    def __init__(self, facts: RoundFacts, calendar: WorkCalendar) -> None:
        self.calendar = calendar
        self.now = clock.now()
        self.stretches = {code: stretch.scope for stretch in engine.stretches(facts.sop) for code in stretch.steps}

    def cell(self, unit: UnitRound, step: Step) -> Cell:
        at_agency = self.stretches[step.code] == "perangkat_daerah"
        if at_agency != unit.is_agency:
            return Cell(step.code, "na", hint=_("tidak berlaku"))
        runs = unit.of(step.code)
        if not runs:
            return Cell(step.code, "wait", _("menunggu"), _("menunggu"))
        if runs[-1].finished_at is None:
            return self._running(step, runs[-1])
        returns = sum(run.returned for run in runs)
        if returns:
            times = ngettext("%(count)d kali", "%(count)d kali", returns) % {"count": returns}
            return Cell(step.code, "back", times, _("dikembalikan"))
        return self._finished(step, runs[-1])

    def _running(self, step: Step, run: Run) -> Cell:
        shares = [task for task in run.tasks if task.finished_at is None]
        if shares and all(task.opened_at is None for task in shares):
            return Cell(step.code, "wait", _("menunggu bidang"), _("menunggu"))
        late = [task for task in shares if task.late_at and task.late_at < self.now]
        if late:
            return Cell(step.code, "latenow", self._over(late[0].due_at), _("terlambat, di sini"))
        limits = [task.due_at for task in shares if task.due_at]
        words = _("berjalan") if not limits else self._left(min(limits))
        return Cell(step.code, "now", words, _("di sini"))

    def _finished(self, step: Step, run: Run) -> Cell:
        shares = [task for task in run.tasks if task.finished_at]
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
