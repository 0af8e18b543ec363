"""What a figure's rule costs beside the bare quotient of the same numbers; one core, no database."""

import random
import time
from collections.abc import Callable, Iterator
from decimal import Decimal
from statistics import median

from bench.table import Row

COUNT = 100_000
RUNS = 5
WAYS = (("naik", ""), ("turun", "(2T−R)/T"), ("turun", "T/R"), ("tetap", ""), ("rentang", ""))


def recomputing() -> Iterator[Row]:
    from triwulan.core.achievement import achievement
    from triwulan.core.caps import Cap
    from triwulan.core.formula import derive
    from triwulan.core.predicates import DEFAULT_SCALE, predicate

    pairs, cap = _pairs(), Cap(Decimal(120))

    def bare() -> None:
        for target, realisation, _way in pairs:
            realisation * 100 / target

    def judge() -> None:
        for target, realisation, (polarity, formula) in pairs:
            achievement(target, realisation, polarity=polarity, formula=formula, cap=cap, upper=target + 10)

    def whole() -> None:
        for target, realisation, (polarity, formula) in pairs:
            value = derive("persentase", {"pembilang": realisation, "penyebut": target}).value
            reached = achievement(target, value, polarity=polarity, formula=formula, cap=cap, upper=target + 10)
            predicate(reached.percent, DEFAULT_SCALE)

    yield _row("recomputing achievements, capped, by five rules in turn", judge, bare, "≥ 100.000 per second")
    yield _row("from a share's variables to its predicate", whole, bare, "")


def tables() -> Iterator[Row]:
    """As `triwulan calc` does it, against reading the same lines with the csv module alone."""
    import csv
    import io

    from triwulan.core.published.result import as_csv, recompute_sheet
    from triwulan.core.published.sheet import read_sheet

    lines = [f"{target:.2f};{real:.2f};{real * 100 / target:.2f};tinggi" for target, real, _way in _pairs()[:10_000]]
    text = "\n".join(("target;realisasi;capaian;polaritas", *lines)).replace(".", ",")

    def ours() -> None:
        sheet = read_sheet(text)
        as_csv(sheet, recompute_sheet(sheet))

    def bare() -> None:
        csv.writer(io.StringIO()).writerows(csv.reader(io.StringIO(text), delimiter=";"))

    yield _row(
        "checking printed rows, reading and writing included", ours, bare, "", count=len(lines), what="csv alone"
    )


def _row(
    name: str,
    ours: Callable[[], None],
    bare: Callable[[], None],
    goal: str,
    *,
    count: int = COUNT,
    what: str = "bare R × 100 / T",
) -> Row:
    found = [(_seconds(ours), _seconds(bare)) for _ in range(RUNS)]
    mine, yardstick = median(one for one, _ in found), median(one for _, one in found)
    return Row(
        name,
        f"{_per_second(count, mine)} per second",
        f"{_per_second(count, yardstick)}, {what}",
        mine / yardstick,
        goal,
    )


def _per_second(count: int, seconds: float) -> str:
    return f"{count / seconds:,.0f}".replace(",", ".")


def _pairs() -> list[tuple[Decimal, Decimal, tuple[str, str]]]:
    """Always the same."""
    dice = random.Random(19)
    return [
        (Decimal(dice.randint(100, 99_999)) / 100, Decimal(dice.randint(1, 99_999)) / 100, WAYS[number % len(WAYS)])
        for number in range(COUNT)
    ]


def _seconds(act: Callable[[], None]) -> float:
    begun = time.process_time()
    act()
    return time.process_time() - begun
