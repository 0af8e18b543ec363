"""What rows may not say together: steps none reaches, paths without an end, deadlines shared with the wrong step."""

from collections.abc import Mapping, Sequence

from triwulan.core.sentences import say
from triwulan.sop.definition import Performer, SharedDuration, Sop, Step
from triwulan.sop.engine import applies, first_step, landing, stretch_of
from triwulan.sop.fields import Fields

QUARTER_NUMBERS = (1, 2, 3, 4)


def check_rows(steps: Sequence[Step], places: Mapping[str, Fields]) -> None:
    """One printed row is one stretch of neighbouring steps."""
    previous = ("", "")
    seen: set[tuple[str, str]] = set()
    for step in steps:
        row = (step.phase, step.row)
        if row != previous and row in seen and places[step.code].has("baris"):
            places[step.code].fault(
                "baris",
                say("Baris “%(row)s” terpisah oleh langkah lain; langkah sebaris harus berurutan.", row=step.row),
            )
        seen.add(row)
        previous = row


def check_paths(sop: Sop, places: Mapping[str, Fields]) -> None:
    """For each quarter by itself, since `hanya` makes its own paths."""
    reached: set[str] = set()
    endless: set[str] = set()
    for number in QUARTER_NUMBERS:
        graph = _graph(sop, number)
        reached |= graph.keys()
        endless |= graph.keys() - _ending(graph)
    for step in sop.steps:
        if step.code not in reached:
            places[step.code].fault(
                "", say("Langkah ini tidak pernah dicapai: tidak ada jalan dari langkah pertama ke sini.")
            )
    if endless:
        first = next(step for step in sop.steps if step.code in endless)
        listed = ", ".join(step.no for step in sop.steps if step.code in endless)
        places[first.code].fault(
            "lanjut",
            say("SOP ini tidak pernah selesai: dari langkah %(listed)s tidak ada jalan ke akhir.", listed=listed),
        )


def check_returns(sop: Sop, places: Mapping[str, Fields]) -> None:
    """A return must find its step in every quarter in which it can be pressed."""
    for step in sop.steps:
        for way in step.ways:
            if way.target is None or sop.position(way.target) >= sop.position(step.code):
                continue
            target = sop.step(way.target)
            if any(applies(step, number) and not applies(target, number) for number in QUARTER_NUMBERS):
                places[step.code].fault(
                    "lanjut",
                    say(
                        "Hasil “%(outcome)s” kembali ke langkah %(step)s, yang tidak berlaku di semua triwulan langkah ini.",
                        outcome=way.outcome,
                        step=target.no,
                    ),
                )


def check_shared(sop: Sop, places: Mapping[str, Fields]) -> None:
    for step in sop.steps:
        if not isinstance(step.duration, SharedDuration):
            continue
        other = sop.step(step.duration.step)
        if sop.position(other.code) >= sop.position(step.code):
            places[step.code].fault(
                "waktu", say("“bersama %(step)s” harus menunjuk langkah sebelum langkah ini.", step=other.no)
            )
        elif stretch_of(sop, other.code) != stretch_of(sop, step.code):
            places[step.code].fault(
                "waktu",
                say("“bersama %(step)s” menunjuk langkah di lingkup lain; batas waktunya tidak sama.", step=other.no),
            )


def known_performers(steps: Sequence[Step], performers: Sequence[Performer]) -> bool:
    codes = {performer.code for performer in performers}
    return all(code in codes for step in steps for code in step.performers)


def _graph(sop: Sop, number: int) -> dict[str, set[str | None]]:
    """Every step reached when quarter `number` is collected, with what each leads to (None: the end)."""
    first = first_step(sop, number)
    graph: dict[str, set[str | None]] = {}
    waiting = [first] if first else []
    while waiting:
        step = waiting.pop()
        if step.code in graph:
            continue
        landings = [landing(sop, way.target, number) for way in step.ways]
        graph[step.code] = {target.code if target else None for target in landings}
        waiting += [target for target in landings if target]
    return graph


def _ending(graph: Mapping[str, set[str | None]]) -> set[str]:
    ending: set[str] = set()
    while True:
        more = {code for code, targets in graph.items() if None in targets or targets & ending} - ending
        if not more:
            return ending
        ending |= more
