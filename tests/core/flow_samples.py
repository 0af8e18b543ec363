"""Charts to route: the seed's shape, one with a joint step and two checks, and as many invented ones as wanted."""

import random

from triwulan.core.flow.chart import Chart, Row, Step, Way, arrange
from triwulan.core.flow.measures import PAPER, Columns

SEED_COLUMNS = ("kabid", "kasubid", "analis", "perencana")
SEED_STEPS = (
    Step("1", "1", ("kabid",), (Way("2"),)),
    Step("2", "2", ("kasubid",), (Way("3"),)),
    Step("3", "3", ("analis",), (Way("4"),)),
    Step("4", "4", ("kasubid",), (Way("5"),)),
    Step("5", "5", ("kabid",), (Way("5a", "Ya"), Way("4", "Tidak"))),
    Step("5a", "5", ("kasubid",), (Way("6a"),), "5a"),
    Step("6a", "6", ("perencana",), (Way("6b"),), "6a"),
    Step("6b", "6", ("perencana",), (Way(None),), "6b"),
)
FOURTEEN_PERFORMERS = (0, 1, 2, 3, 4, 3, 2, 4, 2, 1, 0, 1, 2, 5)


def seed_chart(height: float = 18.0) -> Chart:
    return arrange(SEED_COLUMNS, [Row(str(number), height) for number in range(1, 7)], SEED_STEPS)


def fourteen() -> Chart:
    """Fourteen steps, six performers, two checks."""
    back = {6: "5", 10: "7"}
    steps = []
    for number, performer in enumerate(FOURTEEN_PERFORMERS, 1):
        onward = Way(str(number + 1) if number < len(FOURTEEN_PERFORMERS) else None, "Ya" if number in back else "")
        ways = (onward, Way(back[number], "Tidak")) if number in back else (onward,)
        steps.append(Step(str(number), str(number), (f"p{performer}",), ways))
    rows = [Row(step.row, 18.0) for step in steps]
    return arrange([f"p{number}" for number in range(6)], rows, steps)


def paper_columns(count: int) -> Columns:
    width = round(max(44, min(count * 23, 104)) / count, 2)
    return Columns(count, width, min(round(width * 0.62, 2), 17.0), PAPER.pentagon)


def invented(seed: int) -> Chart:
    """2–6 performers, 3–20 steps, random decisions, jumps, joint steps and rows of several steps."""
    chance = random.Random(seed)  # noqa: S311 - repeatable, and nothing secret
    codes = [f"p{number}" for number in range(chance.randint(2, 6))]
    last = chance.randint(3, 20)
    rows: list[Row] = []
    steps: list[Step] = []
    for number in range(1, last + 1):
        shared = bool(rows) and chance.random() < 0.15
        if not shared:
            rows.append(Row(str(number), chance.choice([8.0, 12.0, 15.6, 20.0, 28.0, 38.0])))
        ways = _ways(chance, number, last)
        steps.append(Step(str(number), rows[-1].key, _performers(chance, codes), ways, str(number) if shared else ""))
    return arrange(codes, rows, steps)


def _performers(chance: random.Random, codes: list[str]) -> tuple[str, ...]:
    joint = chance.random() < 0.12
    return tuple(chance.sample(codes, chance.randint(2, min(len(codes), 3)))) if joint else (chance.choice(codes),)


def _ways(chance: random.Random, number: int, last: int) -> tuple[Way, ...]:
    draw = chance.random()
    if number == last:
        return (Way(None, "Ya"), Way(str(chance.randint(1, last - 1)), "Tidak")) if draw < 0.3 else (Way(None),)
    if number > 2 and draw < 0.25:
        return Way(str(number + 1), "Ya"), Way(str(chance.randint(max(1, number - 6), number)), "Tidak")
    if 2 < number < last - 2 and draw < 0.4:
        return Way(str(number + 1), "Tidak"), Way(str(chance.randint(number + 2, min(last, number + 4))), "Ya")
    return (Way(str(number + 1)),)
