"""What follows a finished share: who is next in this step, the next step, the next stretch, a return."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from triwulan.audit.record import SYSTEM, record
from triwulan.core import clock
from triwulan.cycles.answers import Acting, Answer
from triwulan.cycles.checkers import replace_authors
from triwulan.cycles.models import Assignment, Cycle, Paper, Round, StepRun
from triwulan.cycles.narrative import prepare_report
from triwulan.cycles.opening import add_shares, cycle_subject, new_runs, open_shares, start
from triwulan.cycles.people import SHARED_WORKS, Share, shares, shares_in
from triwulan.cycles.queries import sop_of
from triwulan.cycles.standing import cycles_of, standing, unfinished
from triwulan.documents.archive.retention_start import close_file
from triwulan.organisations.queries import today
from triwulan.sop import engine
from triwulan.sop.definition import Sop, Step


def settle(task: Assignment, answer: Answer, acting: Acting) -> None:
    """Close the run when it is complete, and open what the SOP says."""
    run = task.step_run
    sop = sop_of(run.cycle.round)
    if run.beside_id is not None:
        _close_if_done(run, task)
        return
    step = sop.step(run.code)
    returns = engine.is_return(sop, step, task.outcome)
    if returns:
        _withdraw_rest(run, task)
    elif flows_into(sop, step, run.cycle) is not None:
        _open_addressed(sop, step, task, acting)
    if _close_if_done(run, task, feeder=_feeder(sop, step, run.cycle)):
        _proceed(sop, run, task, answer, acting)


def flows_into(sop: Sop, step: Step, cycle: Cycle) -> Step | None:
    """The step that a disposition opens for each of its recipients at once, without waiting for its colleagues'."""
    if step.work != "disposisi":
        return None
    move = engine.follow(sop, step.code, step.ways[0].outcome, cycle.round.quarter)
    if move.target is None or move.kind != "next":
        return None
    target = sop.step(move.target)
    return target if set(target.performers) & set(step.addressees) else None


def open_step(sop: Sop, step: Step, cycles: Sequence[Cycle], *, waiting: bool = False) -> None:
    """For all its performers in each of the cycles: a round opens with all its divisions at once."""
    chosen = shares_in(sop, step, cycles)
    wanted = [
        (run, share) for run in new_runs(sop, step, cycles) for share in _checking(step, run, chosen[run.cycle_id])
    ]
    if waiting:
        add_shares(wanted)
    else:
        open_shares(wanted, sop)
    for cycle in cycles:
        prepare_report(step.work, cycle)


def open_again(sop: Sop, step: Step, run: StepRun, among: Iterable[Share]) -> None:
    """After a return, whose reason is what everybody in it is told."""
    told = [replace(share, instruction=run.returned_by.reason if run.returned_by else "") for share in among]
    open_shares([(run, share) for share in _checking(step, run, told)], sop)
    prepare_report(step.work, run.cycle)


def _checking(step: Step, run: StepRun, chosen: Sequence[Share]) -> Sequence[Share]:
    return replace_authors(run.cycle, chosen) if step.work == "periksa" else chosen


def open_stretch(sop: Sop, round_: Round, stretch: engine.Stretch, entry: Step) -> None:
    """Open the stretch's entry step in each of its units that is not already in it, or start what waits there."""
    lacking = []
    for cycle in cycles_of(round_, stretch):
        state = standing(sop, cycle, stretch.index)
        if state.run is not None and state.busy:
            start(_waiting(state.run), sop)
        elif state.run is None or (state.move is not None and state.move.is_return):
            lacking.append(cycle)
    if lacking:
        open_step(sop, entry, lacking)


def stretch_finished(sop: Sop, round_: Round, index: int) -> None:
    """Called when a unit leaves a stretch: opens the next one when all units have, lets the agency's wait for the rest."""
    stretch = engine.stretches(sop)[index]
    moves = [standing(sop, cycle, index).move for cycle in cycles_of(round_, stretch)]
    target = engine.entry_step(sop, [move for move in moves if move is not None and not move.is_return])
    if target is None:
        return
    entry = sop.step(target)
    following = engine.stretch_of(sop, target)
    if not unfinished(round_, sop, stretch):
        open_stretch(sop, round_, following, entry)
        return
    for cycle in cycles_of(round_, following):
        state = standing(sop, cycle, following.index)
        if following.scope == "perangkat_daerah" and state.run is None:
            open_step(sop, entry, [cycle], waiting=True)


def resume(run: StepRun, acting: Acting) -> None:
    """Close a run whose last open share was withdrawn, and open what follows, as the last who finished would have."""
    last = _last_finished(run)
    if last is None:
        return
    sop = sop_of(run.cycle.round)
    feeder = None if run.beside_id else _feeder(sop, sop.step(run.code), run.cycle)
    if _close_if_done(run, last, feeder=feeder) and run.beside_id is None:
        _proceed(sop, run, last, Answer(outcome=last.outcome), acting)


def _proceed(sop: Sop, run: StepRun, task: Assignment, answer: Answer, acting: Acting) -> None:
    cycle = run.cycle
    move = engine.follow(sop, run.code, task.outcome, cycle.round.quarter)
    if move.target is None:
        record("cycle_finished", actor=acting.actor, subject=cycle_subject(cycle, "cycle", cycle.id))
        _close_file(cycle)
        stretch_finished(sop, cycle.round, move.from_stretch)
    elif move.kind == "return_across":
        _return_across(sop, move, run, task, answer)
    elif move.kind == "return":
        _return(sop, sop.step(move.target), cycle, run, task)
    elif move.kind == "next_stretch":
        record(
            "unit_handed_over",
            actor=acting.actor,
            subject=cycle_subject(cycle, "cycle", cycle.pk),
            facts={"unit": cycle.unit_id, "to": move.target},
        )
        _close_file(cycle)
        stretch_finished(sop, cycle.round, move.from_stretch)
    else:
        _next(sop, sop.step(move.target), cycle, answer, acting)


def _close_file(cycle: Cycle) -> None:
    """What was handed over is a closed file: from now on its papers' retention counts."""
    papers = Paper.objects.filter(step_run__cycle=cycle).values_list("document", flat=True)
    close_file(papers, today(cycle.round.agency))


def _next(sop: Sop, step: Step, cycle: Cycle, answer: Answer, acting: Acting) -> None:
    """Open the next step, unless a disposition has opened it already: then it may be complete by now."""
    opened = StepRun.objects.filter(
        cycle=cycle, code=step.code, finished_at__isnull=True, beside__isnull=True, withdrawn_at__isnull=True
    ).first()
    if opened is None:
        open_step(sop, step, [cycle])
        return
    last = _last_finished(opened)
    if last is not None and _close_if_done(opened, last):
        _proceed(sop, opened, last, answer, acting)


def _return(sop: Sop, step: Step, cycle: Cycle, run: StepRun, task: Assignment) -> None:
    """Re-open a step for those whom the marks concern, and for who coordinates; without marks, for all."""
    marked = set(task.marks.filter(fits=False).values_list("indicator_id", flat=True))
    everyone = shares(sop, step, cycle)
    among = [
        share
        for share in everyone
        if not marked or (share.coordinator and step.work != "bahan") or marked & {i.pk for i in share.indicators}
    ]
    if step.work == "bahan" and marked:
        among = [
            Share(s.position, tuple(i for i in s.indicators if i.pk in marked), s.coordinator, s.instruction)
            for s in among
        ]
    [again] = new_runs(sop, step, [cycle], returned_by=run)
    open_again(sop, step, again, among or everyone)


def _return_across(sop: Sop, move: engine.Move, run: StepRun, task: Assignment, answer: Answer) -> None:
    """Re-open the named units' step: those of the marked indicators, else those chosen, else all."""
    stretch = engine.stretches(sop)[move.to_stretch or 0]
    cycles = cycles_of(run.cycle.round, stretch)
    marked = set(task.marks.filter(fits=False).values_list("indicator_id", flat=True))
    chosen = [
        cycle
        for cycle in cycles
        if cycle.unit_id in answer.units
        or marked & {i.pk for share in shares(sop, sop.step(move.target or ""), cycle) for i in share.indicators}
    ]
    for cycle in chosen or cycles:
        _return(sop, sop.step(move.target or ""), cycle, run, task)


def _open_addressed(sop: Sop, step: Step, task: Assignment, acting: Acting) -> None:
    """Recipients begin as soon as their superior has ordered; their clock starts now."""
    cycle = task.step_run.cycle
    target = flows_into(sop, step, cycle)
    if target is None:
        return
    run = (
        StepRun.objects.filter(
            cycle=cycle, code=target.code, finished_at__isnull=True, beside__isnull=True, withdrawn_at__isnull=True
        ).first()
        or new_runs(sop, target, [cycle])[0]
    )
    wanted = [(run, share) for share in _addressed_shares(target, task, run)]
    open_shares(wanted, sop, given_by=task, actor=acting.actor)
    prepare_report(target.work, cycle)


def _addressed_shares(target: Step, task: Assignment, run: StepRun) -> list[Share]:
    """One for each recipient; where one position does the step for all, only the coordinator's, and only once."""
    recipients = task.recipients.filter(performer__in=target.performers).select_related("position__unit")
    found = [
        Share(row.position, tuple(row.indicators.all()), row.coordinator, row.instruction)
        for row in recipients.prefetch_related("indicators")
    ]
    if target.work in SHARED_WORKS:
        return found
    busy = run.assignments.filter(withdrawn_at__isnull=True).exists()
    return [] if busy else sorted(found, key=lambda share: not share.coordinator)[:1]


def _feeder(sop: Sop, step: Step, cycle: Cycle) -> StepRun | None:
    """The disposition that is still opening shares of this step, None when nobody will any more."""
    codes = [s.code for s in sop.steps if (into := flows_into(sop, s, cycle)) is not None and into.code == step.code]
    return StepRun.objects.filter(
        cycle=cycle, code__in=codes, finished_at__isnull=True, withdrawn_at__isnull=True
    ).first()


def _last_finished(run: StepRun) -> Assignment | None:
    shares = run.assignments.filter(finished_at__isnull=False, withdrawn_at__isnull=True)
    return shares.order_by("-finished_at", "-id").first()


def _close_if_done(run: StepRun, task: Assignment, *, feeder: StepRun | None = None) -> bool:
    unfinished_shares = run.assignments.filter(finished_at__isnull=True, withdrawn_at__isnull=True)
    if feeder is not None or unfinished_shares.exists():
        return False
    run.finished_at = clock.now()
    run.outcome = task.outcome
    run.reason = task.reason
    run.save(update_fields=["finished_at", "outcome", "reason"])
    return True


def _withdraw_rest(run: StepRun, task: Assignment) -> None:
    """One checker's return ends a joint check: the others' shares fall."""
    rest = run.assignments.filter(finished_at__isnull=True, withdrawn_at__isnull=True)
    for other in rest:
        record("task_withdrawn", actor=SYSTEM, subject=cycle_subject(run.cycle, "assignment", other.id))
    rest.update(withdrawn_at=clock.now(), withdrawal_reason=f"Dikembalikan oleh {task.position.title}: {task.reason}")


def _waiting(run: StepRun) -> list[Assignment]:
    waiting = run.assignments.filter(opened_at__isnull=True, finished_at__isnull=True, withdrawn_at__isnull=True)
    return list(waiting.select_related("step_run__cycle__round__agency", "given_by", "step_run__beside"))
