"""Turns the words by which steps name each other into codes, once all rows are read."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from triwulan.core.sentences import say
from triwulan.core.working_time import Duration
from triwulan.sop.definition import DONE, Performer, SharedDuration, Step, Way
from triwulan.sop.fields import MAX_CODE
from triwulan.sop.rows import WrittenStep


def assign_codes(written: Sequence[WrittenStep]) -> list[WrittenStep]:
    """`kode`, else `no`. Where numbering restarts between phases, every step without `kode` is "tahap/no".

    A phase with a long name lends its place instead: "2/3" is the third step of the second phase.
    """
    phases = list(dict.fromkeys(item.step.phase for item in written if item.step.phase))
    numbers = {(item.step.phase, item.step.no) for item in written if not item.code}
    restarts = max(Counter(no for _, no in numbers).values(), default=1) > 1
    coded: list[WrittenStep] = []
    taken: dict[str, WrittenStep] = {}
    for item in written:
        code = item.code or (_code_in_phase(item.step, phases) if restarts else item.step.no)
        if code and code in taken:
            _refuse_reuse(item, taken[code], code)
        taken.setdefault(code, item)
        coded.append(replace(item, step=replace(item.step, code=code)))
    return coded


def _code_in_phase(step: Step, phases: Sequence[str]) -> str:
    if not step.phase:
        return step.no
    code = f"{step.phase}/{step.no}"
    return code if len(code) <= MAX_CODE else f"{phases.index(step.phase) + 1}/{step.no}"


def _refuse_reuse(item: WrittenStep, first: WrittenStep, code: str) -> None:
    item.fields.fault(
        "kode" if item.code else "no",
        say(
            "Dua langkah memakai kode “%(code)s”, yang pertama langkah %(first)s; beri salah satunya “kode” sendiri.",
            code=code,
            first=first.label,
        ),
    )


def resolve(written: Sequence[WrittenStep], performers: Sequence[Performer]) -> tuple[Step, ...]:
    """Every reference that is not found becomes a fault and is left out of the step."""
    steps = [item.step for item in written]
    ways = [_ways(item, position, steps) for position, item in enumerate(written)]
    resolved = []
    for item, its_ways in zip(written, ways, strict=True):
        if performers:
            _refuse_unknown_performers(item, performers)
        step = replace(item.step, ways=its_ways, duration=_shared(item, steps))
        resolved.append(replace(step, addressees=step.addressees or _next_performers(step, steps)))
    return tuple(resolved)


def find_code(steps: Sequence[Step], reference: str, phase: str) -> str | None:
    """A code; else a number of the same phase; else a number or "tahap/no" that only one step has."""
    if any(step.code == reference for step in steps):
        return reference
    for candidates in (
        [step.code for step in steps if step.phase == phase and step.no == reference],
        [step.code for step in steps if reference in {step.no, f"{step.phase}/{step.no}"}],
    ):
        if len(candidates) == 1:
            return candidates[0]
    return None


def _ways(item: WrittenStep, position: int, steps: Sequence[Step]) -> tuple[Way, ...]:
    if item.ways is None:
        following = steps[position + 1].code if position + 1 < len(steps) else None
        return (Way(DONE, following),)
    found: list[Way] = []
    for outcome, reference in item.ways:
        code = find_code(steps, reference, item.step.phase)
        if code is None and reference != DONE:
            item.fields.fault(
                "lanjut",
                say(
                    "Hasil “%(outcome)s” menuju langkah “%(reference)s”, yang tidak ada atau tidak hanya satu.",
                    outcome=outcome,
                    reference=reference,
                ),
            )
        else:
            found.append(Way(outcome, code))
    return tuple(found)


def _shared(item: WrittenStep, steps: Sequence[Step]) -> Duration | SharedDuration | None:
    shared = item.step.duration
    if not isinstance(shared, SharedDuration):
        return shared
    code = find_code(steps, shared.step, item.step.phase)
    if code is None:
        item.fields.fault(
            "waktu", say("“bersama %(step)s” menunjuk langkah yang tidak ada atau tidak hanya satu.", step=shared.step)
        )
        return None
    return SharedDuration(code)


def _refuse_unknown_performers(item: WrittenStep, performers: Sequence[Performer]) -> None:
    known = {performer.code for performer in performers}
    listed = ", ".join(f"“{performer.code}”" for performer in performers if performer.code)
    for key, codes in (("pelaksana", item.step.performers), ("kepada", item.step.addressees)):
        for code in codes:
            if code not in known:
                item.fields.fault(
                    key, say("Pelaksana “%(code)s” tidak dikenal; yang ada %(listed)s.", code=code, listed=listed)
                )


def _next_performers(step: Step, steps: Sequence[Step]) -> tuple[str, ...]:
    if step.work != "disposisi" or not step.ways or step.ways[0].target is None:
        return ()
    return next(other.performers for other in steps if other.code == step.ways[0].target)
