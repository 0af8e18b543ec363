"""The live map of a cycle: every step of the quarter, done, here or to come, with who has it until when."""

from collections import Counter
from collections.abc import Sequence

from django.utils.translation import gettext as _

from triwulan.core import clock
from triwulan.core.flow.chart import Step as FlowStep
from triwulan.core.flow.chart import Way as FlowWay
from triwulan.core.flow.figure import Phrase, Progress
from triwulan.core.flow.screens import Figures, Headings, LiveRow, Said, live_figures
from triwulan.core.spoken import say_instant_near, say_minutes
from triwulan.core.work_calendar import WorkCalendar
from triwulan.core.working_time import working_minutes_between
from triwulan.cycles.models import Assignment, StepRun
from triwulan.sop import engine
from triwulan.sop.definition import Sop, Step
from triwulan.web.clock import task_clock
from triwulan.web.standards import standard_words


def live_map(sop: Sop, steps: Sequence[Step], runs: Sequence[StepRun], calendar: WorkCalendar, title: str) -> Figures:
    """`runs` of all cycles that the map shows, oldest first, with their assignments prefetched."""
    latest = {run.code: run for run in runs if run.beside_id is None}
    states = {code: "done" if run.finished_at else _open_state(run) for code, run in latest.items()}
    rows = [_row(sop, step, latest.get(step.code), calendar, joins=_joins(steps, n)) for n, step in enumerate(steps)]
    progress = Progress(
        states=states,
        times=_travelled(sop, runs),
        said="{label} · {times} " + _("kali"),
        caption=_caption(latest, calendar),
    )
    performers = [(performer.code, performer.name) for performer in sop.performers]
    flow = flow_steps(sop, steps)
    said = Said("peta", title, _description(sop, steps, states))
    return live_figures(performers, rows, flow, progress, said, _headings())


def flow_steps(sop: Sop, steps: Sequence[Step]) -> list[FlowStep]:
    """Each step in a row of its own; ways to steps that do not apply go on to where those lead."""
    codes = {step.code for step in steps}
    return [
        FlowStep(
            step.code,
            step.code,
            step.performers,
            tuple(
                FlowWay(_landing(sop, way.target, codes), _label(step, number)) for number, way in enumerate(step.ways)
            ),
        )
        for step in steps
    ]


def _landing(sop: Sop, code: str | None, codes: set[str]) -> str | None:
    while code is not None and code not in codes:
        code = sop.step(code).ways[0].target
    return code


def _label(step: Step, number: int) -> str:
    if not step.decides:
        return ""
    return (_("Ya"), _("Tidak"))[number] if len(step.ways) == 2 else step.ways[number].outcome  # noqa: PLR2004 - yes or no


def _joins(steps: Sequence[Step], number: int) -> bool:
    return number > 0 and (steps[number].phase, steps[number].row) == (steps[number - 1].phase, steps[number - 1].row)


def _row(sop: Sop, step: Step, run: StepRun | None, calendar: WorkCalendar, *, joins: bool) -> LiveRow:
    return LiveRow(step.code, sop.label(step), step.title, standard_words(sop, step), _standing(run, calendar), joins)


def _standing(run: StepRun | None, calendar: WorkCalendar) -> tuple[Phrase, ...]:
    if run is None:
        return (Phrase(_("Menunggu"), "fm-s"),)
    if run.finished_at is not None:
        return _finished(run, calendar)
    shares = [share for share in run.assignments.all() if share.finished_at is None and share.withdrawn_at is None]
    if all(share.opened_at is None for share in shares):
        return (Phrase(_("Menunggu bidang lain"), "fm-s"),)
    first = min(shares, key=lambda share: (share.due_at is None, share.due_at or run.opened_at, share.pk))
    return (*_clock(first, calendar), Phrase(_with(shares), "fm-b"), *_limit(first, calendar))


def _finished(run: StepRun, calendar: WorkCalendar) -> tuple[Phrase, ...]:
    shares = [share for share in run.assignments.all() if share.finished_at is not None]
    used = [
        working_minutes_between(share.clock_from, share.finished_at, calendar)
        for share in shares
        if share.clock_from and share.finished_at
    ]
    late = any(share.late_at and share.finished_at and share.finished_at > share.late_at for share in shares)
    words = _("Selesai %(time)s") % {"time": say_minutes(max(0, *used))} if used else _("Selesai")
    when = say_instant_near(run.finished_at or run.opened_at, clock.now(), calendar.zone)
    return (Phrase(words, "fm-late" if late else "fm-ok"), Phrase(when, "fm-s"))


def _clock(share: Assignment, calendar: WorkCalendar) -> tuple[Phrase, ...]:
    reading = task_clock(share, calendar, None)
    return (Phrase(reading.words.capitalize(), {"late": "fm-late", "soon": "fm-soon"}.get(reading.state, "")),)


def _limit(share: Assignment, calendar: WorkCalendar) -> tuple[Phrase, ...]:
    return (Phrase(task_clock(share, calendar, None).due, "fm-s"),) if share.due_at else ()


def _with(shares: Sequence[Assignment]) -> str:
    titles = [share.position.title for share in shares]
    return (
        titles[0]
        if len(titles) == 1
        else _("%(first)s dan %(more)d lagi")
        % {
            "first": titles[0],
            "more": len(titles) - 1,
        }
    )


def _open_state(run: StepRun) -> str:
    shares = run.assignments.all()
    return "now" if any(share.opened_at and not share.finished_at for share in shares) else "wait"


def _travelled(sop: Sop, runs: Sequence[StepRun]) -> dict[tuple[str, str], int]:
    done = [run for run in runs if run.finished_at and run.beside_id is None]
    ways = ((run.code, engine.way(sop.step(run.code), run.outcome).target) for run in done)
    return dict(Counter((code, target) for code, target in ways if target is not None))


def _caption(latest: dict[str, StepRun], calendar: WorkCalendar) -> tuple[Phrase, ...]:
    now = next((run for run in latest.values() if run.finished_at is None and _open_state(run) == "now"), None)
    return _standing(now, calendar)[:2] if now else ()


def _description(sop: Sop, steps: Sequence[Step], states: dict[str, str]) -> str:
    words = {"done": _("selesai"), "now": _("sekarang di sini"), "wait": _("menunggu")}
    return ". ".join(
        _("Langkah %(number)s %(state)s") % {"number": sop.label(step), "state": words[states.get(step.code, "wait")]}
        for step in steps
    )


def _headings() -> Headings:
    return Headings("No", _("Kegiatan"), _("Pelaksana"), duration=_("Waktu"), standing=_("Keadaan"))
