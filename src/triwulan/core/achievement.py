"""Capaian: what was reached, in per cent of what was promised. The only place that computes it.

PermenPANRB 53/2014 asks for target, realisation and their comparison, but prescribes no formula for indicators where
less is better. Published reports use several, with different results; so each indicator names its own, and it is
printed wherever the figure is.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Literal

from triwulan.core.caps import Cap
from triwulan.core.sentences import say

Polarity = Literal["naik", "turun", "tetap", "rentang"]
Status = Literal["calculated", "not_evaluable", "incomplete"]

POLARITIES: tuple[Polarity, ...] = ("naik", "turun", "tetap", "rentang")

# What an indicator may choose; the first of each row is the default. The names use the minus sign "−".
FORMULAS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "naik": ("R/T",),
        "turun": ("(2T−R)/T", "T/R", "(T−R)/T"),
        "tetap": ("100−|R−T|/T",),
        "rentang": ("R/T", "(2T−R)/T"),
    }
)

PRINTED: Mapping[str, str] = MappingProxyType(
    {
        "R/T": "R / T × 100",
        "(2T−R)/T": "(2T − R) / T × 100",
        "T/R": "T / R × 100",
        "(T−R)/T": "(T − R) / T × 100",
        "100−|R−T|/T": "100 − |R − T| / T × 100",
    }
)

_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Achievement:
    """`percent` is what counts, after floor and cap; `raw` is what the formula gave. Neither is rounded."""

    status: Status
    percent: Decimal | None
    raw: Decimal | None
    formula: str


def achievement(
    target: Decimal | None,
    realisation: Decimal | None,
    *,
    polarity: str,
    formula: str | None = None,
    cap: Cap | None = None,
    upper: Decimal | None = None,
    floor: Decimal | None = None,
    applicable: bool = True,
) -> Achievement:
    """Compare a realisation with its target; for a "rentang", `target` is the lower and `upper` the upper bound.

    Without a target nothing can be judged, without a realisation it is too early to; 0 is a realisation like any
    other. Where there can be none (n/a: not `applicable`), nothing is outstanding: not_evaluable. A zero or negative target makes no percentage (7 of 0 is not 100 %), save the case in `_falling`.
    """
    name = formula_name(polarity, formula)
    printed = PRINTED[name]
    if target is None or (polarity == "rentang" and upper is None):
        return Achievement("not_evaluable", None, None, printed)
    if realisation is None:
        return Achievement("incomplete" if applicable else "not_evaluable", None, None, printed)
    raw = raw_achievement(name, target, realisation, upper=upper if polarity == "rentang" else None)
    if raw is None:
        return Achievement("not_evaluable", None, None, printed)
    floor = Decimal(0) if polarity == "tetap" and floor is None else floor
    return Achievement("calculated", _within(raw, floor, cap), raw, printed)


def raw_achievement(
    name: str, target: Decimal, realisation: Decimal, *, upper: Decimal | None = None
) -> Decimal | None:
    """What the formula of that name gives, in per cent, neither held nor rounded; None where it gives nothing.

    With `upper`, the target is the range from `target` to there.
    """
    return _RULES[name](target, realisation) if upper is None else _range(target, upper, realisation, name)


@cache
def formula_name(polarity: str, formula: str | None) -> str:
    """Return the formula's name as in FORMULAS, the default for None or ""; ValueError for one that is not allowed."""
    if polarity not in FORMULAS:
        message = f"Unknown polarity: {polarity!r}"
        raise ValueError(message)
    if not formula:
        return FORMULAS[polarity][0]
    name = formula.replace(" ", "").replace("-", "−")
    if name not in FORMULAS[polarity]:
        message = say(
            'Rumus "%(formula)s" tidak tersedia untuk polaritas %(polarity)s.', formula=formula, polarity=polarity
        )
        raise ValueError(message)
    return name


def _rising(target: Decimal, realisation: Decimal) -> Decimal | None:
    """R/T × 100, as in the measurement table of PermenPANRB 53/2014 (target, realisasi, capaian)."""
    return realisation * _HUNDRED / target if target > 0 else None


def _falling(target: Decimal, realisation: Decimal) -> Decimal | None:
    """(2T − R)/T × 100: "rumus 2" of the LKjIP Kabupaten Maluku Tengah 2021, p. 94, there (T − (R − T))/T.

    The same as (1 + (1 − R/T)) × 100 of PermenPANRB 8/2021 (kondisi khusus). Negative when R > 2T; see `floor`.
    """
    return _lower_is_better(target, realisation, lambda: (2 * target - realisation) * _HUNDRED / target)


def _falling_inverse(target: Decimal, realisation: Decimal) -> Decimal | None:
    """T/R × 100, as the open application wp-eval-sakip (Kabupaten Magetan) has it; no result for R = 0 but T > 0."""
    return _lower_is_better(target, realisation, lambda: target * _HUNDRED / realisation if realisation else None)


def _falling_remainder(target: Decimal, realisation: Decimal) -> Decimal | None:
    """(T − R)/T × 100, the share of a permitted amount left unused: annual function of wp-eval-sakip (Magetan)."""
    return _lower_is_better(target, realisation, lambda: (target - realisation) * _HUNDRED / target)


def _lower_is_better(target: Decimal, realisation: Decimal, share: Callable[[], Decimal | None]) -> Decimal | None:
    """Nothing promised and nothing happened is 100 %: documented, though not kept, in wp-eval-sakip (Magetan)."""
    if target == 0 and realisation == 0:
        return _HUNDRED
    return share() if target > 0 else None


def _steady(target: Decimal, realisation: Decimal) -> Decimal | None:
    """100 − |R − T|/T × 100. No regulation gives one; the ministries' "stabilize" polarity wants both sides to cost."""
    return _HUNDRED - abs(realisation - target) * _HUNDRED / target if target > 0 else None


def _range(lower: Decimal, upper: Decimal, realisation: Decimal, name: str) -> Decimal | None:
    """100 inside; above, the upper bound is the target, below, the lower one: annex of PermenPANRB 8/2021.

    The annex prints 113 % for 92 in a range of 80-90; 92/90 is 102.2 %, so that line is a misprint and not followed.
    """
    if lower > upper:
        message = say("Batas bawah rentang (%(lower)s) melebihi batas atasnya (%(upper)s).", lower=lower, upper=upper)
        raise ValueError(message)
    if lower <= realisation <= upper:
        return _HUNDRED
    return _RULES[name](upper if realisation > upper else lower, realisation)


def _within(raw: Decimal, floor: Decimal | None, cap: Cap | None) -> Decimal:
    raised = raw if floor is None else max(raw, floor)
    return raised if cap is None else cap.hold(raised)


_RULES: Mapping[str, Callable[[Decimal, Decimal], Decimal | None]] = MappingProxyType(
    {
        "R/T": _rising,
        "(2T−R)/T": _falling,
        "T/R": _falling_inverse,
        "(T−R)/T": _falling_remainder,
        "100−|R−T|/T": _steady,
    }
)
