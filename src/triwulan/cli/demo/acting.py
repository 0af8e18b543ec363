"""The demo's people at work: every value, return and report comes from the real actions, under a set clock."""

import random
from datetime import datetime, timedelta
from decimal import Decimal

from django_scopes import scope

from triwulan.audit.record import Actor
from triwulan.cli.demo.plan import MEASURES, Measure, target_of
from triwulan.cli.demo.reviewed import write_the_year
from triwulan.core import clock
from triwulan.core.work_calendar import WorkCalendar
from triwulan.core.working_time import Duration, add_working_time, clock_from
from triwulan.cycles.actions.finish import finish_assignment
from triwulan.cycles.actions.values import Changes, attach, save_values
from triwulan.cycles.answers import Answer
from triwulan.cycles.models import Assignment, Round
from triwulan.cycles.queries import open_tasks, step_of
from triwulan.cycles.refusals import StepIncomplete
from triwulan.documents.actions import mark_signed
from triwulan.documents.models import Signing
from triwulan.indicators.figures import figure_for
from triwulan.indicators.models import Indicator
from triwulan.indicators.validation import findings
from triwulan.organisations.models import Person
from triwulan.organisations.queries import capacity_word, holder_of, today

BY_CODE = {measure.code: measure for measure in MEASURES}

# How a task's standard is used: mostly in part, now and then beyond it.
_PACES = (30, 45, 55, 60, 70, 75, 80, 85, 90, 95, 95, 120)
# By indicator and quarter: what cannot be judged then, and why.
_ABSENT = {
    ("2.16.02.2.01.0020", 2): "Survei khalayak triwulan ini baru terbit bersama survei semester kedua (data contoh).",
}
_RETURN_REASON = "Penjelasan indikator yang capaiannya menurun belum menyebut sebabnya. Mohon dilengkapi."


class Pace:
    """When each task of a round is done; the same round gives the same instants every time."""

    def __init__(self, round_: Round, calendar: WorkCalendar) -> None:
        self.calendar = calendar
        self.seed = f"{round_.year}-{round_.quarter}"

    def done_at(self, task: Assignment) -> datetime:
        chance = random.Random(f"{self.seed}-{task.step_run.code}-{task.step_run.attempt}-{task.position_id}")  # noqa: S311
        begins = task.clock_from or clock_from(task.opened_at or clock.now(), self.calendar)
        duration = step_of(task).duration
        minutes = _minutes(duration) if isinstance(duration, Duration) else 60
        used = max(1, minutes * chance.choice(_PACES) // 100)
        return add_working_time(begins, Duration(used, "menit"), self.calendar)


def finish_next(round_: Round, pace: Pace) -> bool:
    """Do the task that is done first; False when nothing is open any more."""
    tasks = list(open_tasks().filter(step_run__cycle__round=round_, opened_at__isnull=False))
    for task in sorted(tasks, key=lambda one: (pace.done_at(one), one.pk)):
        with clock.frozen(max(pace.done_at(task), _last_instant(round_))):
            try:
                perform(task, *_decision(task))
            except StepIncomplete:
                continue  # a colleague comes first
            return True
    return False


def perform(task: Assignment, outcome: str | None = None, reason: str = "") -> None:
    """Finish the task as its holder would, the first way unless told otherwise."""
    person = acting_person(task)
    if task.step_run.work == "bahan":
        fill(task, person)
    if task.step_run.work == "laporan_tahunan":
        write_the_year(task, person)
    answer = Answer(outcome=outcome or _straight(task), reason=reason)
    finish_assignment(person=person, task_id=task.pk, answer=answer)


def acting_person(task: Assignment) -> Person:
    held = holder_of(task.position, today(task.step_run.cycle.round.agency))
    if held is None:
        message = f"nobody holds {task.position}"
        raise LookupError(message)
    return held.person


def fill(task: Assignment, person: Person, *, only: int | None = None) -> None:
    """Values near their targets, a file of evidence each, and an answer to every question."""
    for indicator in list(task.indicators.select_related("owner").prefetch_related("variables"))[:only]:
        round_ = task.step_run.cycle.round
        absent = _ABSENT.get((indicator.code, round_.quarter))
        if absent:
            said = Changes(not_applicable=absent)
            save_values(person=person, cycle_id=task.step_run.cycle_id, code=indicator.code, changes=said)
            continue
        save_values(
            person=person,
            cycle_id=task.step_run.cycle_id,
            code=indicator.code,
            changes=Changes(
                variables=values_for(indicator, round_),
                explanation="Kegiatan berjalan menurut rencana aksi triwulan ini (data contoh).",
                support="Unit pengelola data menunjuk petugas tetap (data contoh).",
                obstacle="Sebagian data dari perangkat daerah terlambat diterima (data contoh).",
                follow_up="Menjadwalkan pengumpulan data setiap akhir bulan (data contoh).",
            ),
        )
        _prove(task, person, indicator)
        _answer(task, person, indicator)


def sign_papers(round_: Round) -> None:
    """In wet ink on the day of each paper, as an office does; a signature that is there stays."""
    waiting = Signing.objects.filter(
        signed_at__isnull=True,
        document__paper__step_run__cycle__round=round_,
    ).select_related("document__agency", "position__unit__agency")
    for signing in waiting:
        with scope(government=signing.document.agency.government_id, agency=None):
            held = holder_of(signing.position, signing.document.date)
        if held is None:
            continue
        with clock.frozen(signing.document.created_at + timedelta(hours=2)):
            mark_signed(
                signing=signing,
                person=held.person,
                capacity=capacity_word(held),
                actor=Actor(held.person_id, signing.position_id, capacity_word(held)),
            )


def values_for(indicator: Indicator, round_: Round) -> dict[str, Decimal]:
    """Invented, the same for the same quarter, between 86 and 108 percent of the target."""
    chance = random.Random(f"{indicator.code}-{round_.year}-{round_.quarter}")  # noqa: S311
    measure = BY_CODE.get(indicator.code)
    share = Decimal(chance.randint(86, 108)) / 100
    if measure is None:
        return {"nilai": (Decimal(110) * share).quantize(Decimal(1))}
    reached = target_of(measure, round_.quarter, 0) * share
    if measure.kind == "tunggal":
        places = Decimal(1) if measure.decimals == 0 else Decimal("0.01")
        return {"nilai": max(reached.quantize(places), places)}
    return _fraction(measure, reached)


def _fraction(measure: Measure, reached: Decimal) -> dict[str, Decimal]:
    part = reached * measure.whole / (100 if measure.kind == "persentase" else 1)
    whole = Decimal(measure.whole)
    counted = part.quantize(Decimal(1))
    return {"pembilang": min(counted, whole) if measure.kind == "persentase" else counted, "penyebut": whole}


def _prove(task: Assignment, person: Person, indicator: Indicator) -> None:
    round_ = task.step_run.cycle.round
    if figure_for(indicator, round_.period).evidence:
        return
    content = (
        "uraian;nilai;keterangan\n"
        f"{indicator.name};{indicator.measure};data contoh {round_.period}\n"
        f"kode;{indicator.code};unit {indicator.unit_id}\n"
    )
    attach(
        person=person,
        cycle_id=task.step_run.cycle_id,
        code=indicator.code,
        name=f"bukti-{indicator.code}-tw{round_.quarter}-{round_.year}.csv",
        content=content.encode(),
    )


def _answer(task: Assignment, person: Person, indicator: Indicator) -> None:
    figure = figure_for(indicator, task.step_run.cycle.round.period)
    open_questions = [warning.code for warning in findings(figure).warnings if not warning.answer]
    if open_questions:
        answers = dict.fromkeys(open_questions, "Benar, sesuai catatan bidang (data contoh).")
        save_values(
            person=person,
            cycle_id=task.step_run.cycle_id,
            code=indicator.code,
            changes=Changes(answers=answers),
        )


def _straight(task: Assignment) -> str | None:
    step = step_of(task)
    return step.outcomes[0] if step.decides and task.step_run.beside_id is None else None


def _decision(task: Assignment) -> tuple[str | None, str]:
    """About one check in six returns the report, once; the same unit and quarter decide the same way every time."""
    cycle = task.step_run.cycle
    chance = random.Random(f"{cycle.unit.name}-{cycle.round.period}-{task.step_run.code}")  # noqa: S311
    straight = _straight(task)
    returns = straight is not None and task.step_run.attempt == 1 and chance.randrange(6) == 0
    if returns and "kembalikan" in step_of(task).outcomes:
        return "kembalikan", _RETURN_REASON
    return straight, ""


def _last_instant(round_: Round) -> datetime:
    """Nothing happens before what has happened."""
    last = (
        Assignment.objects.filter(step_run__cycle__round=round_, finished_at__isnull=False)
        .order_by("-finished_at")
        .values_list("finished_at", flat=True)
        .first()
    )
    return (last or round_.opened_at) + timedelta(seconds=20)


def _minutes(duration: Duration) -> int:
    """As working minutes of a normal day, 7,5 hours."""
    return duration.amount * {"menit": 1, "jam": 60, "hari": 450}[duration.unit]
