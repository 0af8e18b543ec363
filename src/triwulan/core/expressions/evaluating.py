"""Does a comparison hold for these figures? `Decimal` throughout, and no sum can grow beyond its digits."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Context, Decimal, DivisionByZero, InvalidOperation, Overflow, localcontext
from enum import StrEnum

from triwulan.core.expressions.tree import Expression, Name, Negative, Number, Pair, Term
from triwulan.core.numbers import round_half_up

# Enough for what a text of this length can multiply without rounding that anybody sees.
_CONTEXT = Context(prec=60, traps=[DivisionByZero, InvalidOperation, Overflow])
# As finely as a realisation is stored: a third times three is one again.
COMPARED_DECIMALS = 6

Figures = Mapping[tuple[str, str], Decimal | None]


class Verdict(StrEnum):
    HOLDS = "berlaku"
    BROKEN = "tidak_terpenuhi"
    UNKNOWN = "belum_lengkap"
    UNDEFINED = "tidak_dapat_dihitung"


@dataclass(frozen=True)
class Outcome:
    """`sides` only where they could be worked out."""

    verdict: Verdict
    sides: tuple[Decimal, ...] = ()


def evaluate(expression: Expression, figures: Figures) -> Outcome:
    """`figures` by `Name.key`. A figure that is not there leaves it unknown, a division by zero undefined."""
    if any(figures.get(name.key) is None for name in expression.names):
        return Outcome(Verdict.UNKNOWN)
    try:
        with localcontext(_CONTEXT):
            worked = tuple(_value(side, figures) for side in expression.sides)
            sides = tuple(round_half_up(side, COMPARED_DECIMALS) for side in worked)
    except (DivisionByZero, InvalidOperation, Overflow):
        return Outcome(Verdict.UNDEFINED)
    pairs = zip(sides, expression.signs, sides[1:], strict=False)
    holds = all(_holds(left, sign, right) for left, sign, right in pairs)
    return Outcome(Verdict.HOLDS if holds else Verdict.BROKEN, sides)


def _value(term: Term, figures: Figures) -> Decimal:
    if isinstance(term, Number):
        return term.value
    if isinstance(term, Name):
        found = figures[term.key]
        assert found is not None  # noqa: S101 - asked before
        return found
    if isinstance(term, Negative):
        return -_value(term.of, figures)
    return _worked(term, _value(term.left, figures), _value(term.right, figures))


def _worked(term: Pair, left: Decimal, right: Decimal) -> Decimal:
    if term.sign == "+":
        return left + right
    if term.sign == "-":
        return left - right
    return left * right if term.sign == "*" else left / right


def _holds(left: Decimal, sign: str, right: Decimal) -> bool:
    found = {"=": left == right, "!=": left != right, "<": left < right, ">": left > right}
    if sign in found:
        return found[sign]
    return left <= right if sign == "<=" else left >= right
