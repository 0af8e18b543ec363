"""The scale of a chart: round steps that hold every value; the frame with its grid lines."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from triwulan.core.numbers import format_number
from triwulan.documents.charts import svg

_ROUND = tuple(Decimal(step) for step in ("1", "2", "2.5", "5", "10"))
_STEPS = 4


@dataclass(frozen=True)
class Scale:
    low: Decimal
    high: Decimal
    step: Decimal

    def share(self, value: Decimal) -> float:
        """Where the value lies between low (0.0) and high (1.0)."""
        return float((value - self.low) / (self.high - self.low))

    @property
    def decimals(self) -> int:
        """As many as the finest tick needs, for all of them alike."""
        return max(max(0, -int(tick.normalize().as_tuple().exponent)) for tick in self.ticks())

    def ticks(self) -> tuple[Decimal, ...]:
        count = int((self.high - self.low) / self.step)
        return tuple(self.low + self.step * i for i in range(count + 1))


def scale(values: Iterable[Decimal | None], *, from_zero: bool) -> Scale:
    """Bars start at zero; lines may start higher, so that a year's movement can be seen."""
    known = [value for value in values if value is not None] or [Decimal(0), Decimal(1)]
    low, high = min(known), max(known)
    if from_zero:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    if low == high:
        low, high = (low, low + 1) if low >= 0 else (low - 1, low)
    room = (high - low) / 8
    low = low - room if low < 0 or (not from_zero and low > room * 4) else min(low, Decimal(0))
    step = _round_step((high + room - low) / _STEPS)
    bottom = (low / step).to_integral_value(ROUND_FLOOR) * step
    top = ((high + room * Decimal("0.8")) / step).to_integral_value(ROUND_CEILING) * step
    return Scale(bottom, top, step)


def frame(
    top: float, bottom: float, left: float, right: float, found: Scale, unit: str
) -> tuple[str, Callable[[Decimal], float]]:
    """The grid with its figures, and the function that gives a value's height on the page."""

    def height(value: Decimal) -> float:
        return bottom - found.share(value) * (bottom - top)

    wide = svg.width_of(unit, svg.SMALL) + 5 > left
    parts = [
        svg.text(
            0 if wide else left - 5, top - 9, unit, anchor="start" if wide else "end", size=svg.SMALL, style="italic"
        )
    ]
    decimals = found.decimals
    for tick in found.ticks():
        y = height(tick)
        parts.append(svg.line(left, y, right, y, kind="axis" if tick in (0, found.low) else "grid"))
        parts.append(svg.text(left - 5, y + 3.6, format_number(tick, decimals), anchor="end", size=svg.SMALL))
    return "".join(parts), height


def _round_step(least: Decimal) -> Decimal:
    unit = Decimal(1).scaleb(least.adjusted())
    return next(unit * step for step in _ROUND if unit * step >= least)
