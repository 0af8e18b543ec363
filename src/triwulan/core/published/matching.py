"""Does a formula in use give the figure that was printed?

The three that reports use (R/T, (2T−R)/T, T/R), and the one that the table itself states; free, or held at one of the
limits in use; rounded half up to the decimals printed. A direction that the table states does not narrow the search:
reports print R/T beside "makin rendah makin baik" too, and that is worth a note.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from triwulan.core.achievement import raw_achievement
from triwulan.core.caps import Cap
from triwulan.core.numbers import round_half_up

FORMULAS = ("R/T", "(2T−R)/T", "T/R")
LIMITS = tuple(Cap(Decimal(limit)) for limit in (100, 110, 120, 150, 200))
_HUNDRED = Decimal(100)
# Printed without a percent sign, 0,96 may stand for 96 %; 3,5 does not stand for 350 %.
_FRACTION = Decimal(3)
_FRACTION_DECIMALS = 2


@dataclass(frozen=True, slots=True)
class Sides:
    """What is compared: a target (with `upper`, a range) and a realisation."""

    target: Decimal
    realisation: Decimal
    upper: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Printed:
    value: Decimal
    decimals: int
    percent: bool = False
    sign: str = ""
    sharp: bool = False

    def shows(self, percent: Decimal) -> bool:
        return round_half_up(percent, self.decimals) == self.value

    def allows(self, percent: Decimal) -> bool:
        """Of "> 100": what was computed lies where it says; a sharp sign leaves the bound itself out."""
        if not self.sign:
            return False
        above = percent > self.value if self.sign == "≥" else percent < self.value
        return above or (percent == self.value and not self.sharp)

    @property
    def may_be_fraction(self) -> bool:
        return not self.percent and self.decimals >= _FRACTION_DECIMALS and abs(self.value) <= _FRACTION


@dataclass(frozen=True, slots=True)
class Way:
    """One way to a figure. `bound` is the target used where it is not the one that a range asks for."""

    formula: str
    raw: Decimal
    bound: Decimal | None = None
    cap: Cap | None = None
    fraction: bool = False

    @property
    def percent(self) -> Decimal:
        return self.raw if self.cap is None else self.cap.hold(self.raw)


def find_way(sides: Sides, printed: Printed, *, stated: str, cap: Cap | None = None) -> Way | None:
    """The plainest way to the printed figure: the stated formula before others, free before held."""
    ways = list(plain_ways(sides, stated))
    if printed.sign:
        return next((way for way in ways[:1] if way.formula == stated and printed.allows(way.raw)), None)
    for way in ways:
        if printed.shows(way.raw):
            return way
    for way in ways:
        for limit in (*((cap,) if cap else ()), *LIMITS):
            if printed.shows(limit.hold(way.raw)):
                return Way(way.formula, way.raw, way.bound, limit)
    if printed.may_be_fraction:
        return next((_as_fraction(way) for way in ways if printed.shows(way.raw / _HUNDRED)), None)
    return None


def plain_ways(sides: Sides, stated: str) -> Iterator[Way]:
    """By the stated formula and by the others, then against the range's other bound."""
    names = (stated, *(name for name in FORMULAS if name != stated))
    for name in names:
        raw = _raw(name, sides.target, sides.realisation, sides.upper)
        if raw is not None:
            yield Way(name, raw)
    for bound in (sides.target, sides.upper) if sides.upper is not None else ():
        for name in names:
            raw = _raw(name, bound, sides.realisation)
            if raw is not None:
                yield Way(name, raw, bound)


def _raw(name: str, target: Decimal, realisation: Decimal, upper: Decimal | None = None) -> Decimal | None:
    """As core has it; targets of nought and less, which it leaves unjudged, by plain arithmetic, as offices print them."""
    if name == "T/R" and target == 0 and realisation and upper is None:
        return target
    if target >= 0 or upper is not None:
        return raw_achievement(name, target, realisation, upper=upper)
    divided = {"R/T": realisation / target, "(2T−R)/T": (2 * target - realisation) / target}
    if name == "T/R" and realisation:
        return target * _HUNDRED / realisation
    return divided[name] * _HUNDRED if name in divided else None


def _as_fraction(way: Way) -> Way:
    return Way(way.formula, way.raw, way.bound, fraction=True)
