"""Is a figure far from its own history? By the median and the median absolute deviation, which one bad quarter
does not move (Iglewicz and Hoaglin 1993: modified z-score above 3.5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

FEWEST = 6
LIMIT = Decimal("3.5")
CONSISTENCY = Decimal("0.6745")
# A history that hardly ever moved would make every change an outlier.
LEAST_DEVIATION = Decimal("0.05")


@dataclass(frozen=True)
class Usual:
    """The history's range, and on which side of it the figure lies."""

    low: Decimal
    high: Decimal
    above: bool


def outlier(value: Decimal, history: Sequence[Decimal]) -> Usual | None:
    """None: the figure is as usual, it has been seen before, or the history is too short to say."""
    if len(history) < FEWEST:
        return None
    low, high = min(history), max(history)
    if low <= value <= high:
        return None
    middle = median(history)
    spread = max(median(abs(past - middle) for past in history), abs(middle) * LEAST_DEVIATION)
    if CONSISTENCY * abs(value - middle) <= LIMIT * spread:
        return None
    return Usual(low, high, above=value > high)
