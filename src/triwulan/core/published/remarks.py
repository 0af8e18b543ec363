"""What is said beside a recomputed row: how it was read, why it holds or does not."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from triwulan.core.achievement import PRINTED
from triwulan.core.numbers import format_exact, format_number
from triwulan.core.published.cells import Cell
from triwulan.core.published.matching import Printed, Sides, Way, plain_ways
from triwulan.core.published.oddities import oddity
from triwulan.core.published.rules import Rule
from triwulan.core.sentences import say

SAME_WORDS = "kata sama"
DECIMALS = 2


@dataclass(frozen=True, slots=True)
class Judged:
    """A row with its figure; `formula` is the one that it was computed by."""

    sides: Sides | None
    printed: Cell
    shown: Printed | None
    rule: Rule
    formula: str
    raw: Decimal | None
    percent: Decimal | None
    way: Way | None


def readings(before: tuple[Cell, Cell], after: tuple[Cell, Cell]) -> list[str]:
    """Where "1.234" was read the other way because the printed figure then holds."""
    return [
        say(
            "“%(text)s” dibaca %(value)s: dengan itu angka tercetak cocok.",
            text=new.text,
            value=format_exact(new.value),
        )
        for old, new in zip(before, after, strict=True)
        if old != new
    ]


def guesses(rule: Rule, target: Cell) -> list[str]:
    if rule.polarity is None and target.sign == "≤":
        return [say("Target “%(text)s” dibaca: makin rendah makin baik.", text=target.text)]
    if rule.polarity == "rentang" and target.kind == "number":
        return [say("Target bukan rentang; dibandingkan dengan satu angka.")]
    return []


def why_not(judged: Judged) -> str:
    """Both sides are there, and yet nothing can be computed."""
    target = judged.sides.target if judged.sides else Decimal(0)
    if target < 0:
        return say("Target di bawah nol: persentase terhadapnya tidak bermakna.")
    if target == 0:
        return say("Target nol: tidak ada yang dapat dibandingkan.")
    return say("Realisasi nol: %(formula)s tidak terdefinisi.", formula=PRINTED[judged.formula])


def remarks(judged: Judged) -> list[str]:
    """What is worth knowing of a figure that holds."""
    way = judged.way
    if way is None:
        return []
    notes = []
    if judged.shown and judged.shown.sign:
        raw = format_number(way.raw, DECIMALS)
        notes.append(say("Tercetak “%(text)s”; hitungan %(raw)s memenuhinya.", text=judged.printed.text, raw=raw))
    if way.formula != judged.formula:
        notes.append(_misfit(judged, way))
    if way.bound is not None:
        notes.append(say("Dihitung terhadap batas %(bound)s dari rentang.", bound=format_exact(way.bound)))
    if way.cap is not None and way.cap != judged.rule.cap:
        raw = format_number(way.raw, DECIMALS)
        notes.append(say("Tercetak karena dibatasi %(cap)s; tanpa batas %(raw)s.", cap=way.cap, raw=raw))
    if way.fraction:
        notes.append(say("Tercetak sebagai pecahan, bukan persen."))
    return notes


def _misfit(judged: Judged, way: Way) -> str:
    facts = {
        "way": PRINTED[way.formula],
        "own": PRINTED[judged.formula],
        "computed": "–" if judged.raw is None else format_number(judged.raw, DECIMALS),
    }
    if judged.rule.formula or judged.rule.polarity:
        return say("Angka tercetak memakai %(way)s, padahal arahnya meminta %(own)s (%(computed)s).", **facts)
    return say("Angka tercetak memakai %(way)s, bukan %(own)s (%(computed)s); arahnya tidak disebut.", **facts)


def untested(judged: Judged) -> list[str]:
    """Why a printed achievement could not be held against anything, where its own text is the reason."""
    if judged.shown is not None:
        return []
    return [judged.printed.note or say("Capaian tercetak “%(text)s” bukan satu angka.", text=judged.printed.text)]


def doubts(judged: Judged) -> list[str]:
    """What comes out instead of the printed figure, and what is odd about it."""
    decimals = max(DECIMALS, judged.printed.decimals)
    facts = {
        "computed": "–" if judged.percent is None else format_number(judged.percent, decimals),
        "formula": PRINTED.get(judged.formula, judged.formula),
        "text": judged.printed.text,
    }
    notes = [say("Hitungan %(computed)s (%(formula)s), tercetak %(text)s.", **facts)]
    if judged.sides and judged.shown:
        ways = [way for way in plain_ways(judged.sides, judged.formula) if way.bound is None]
        odd = oddity(judged.sides, judged.shown, ways)
        notes += [odd] if odd else []
    return notes


# By verdict.
SAID: Mapping[str, Callable[[Judged], list[str]]] = MappingProxyType(
    {"ya": remarks, "tidak": doubts, "tidak_dapat_diuji": untested}
)
