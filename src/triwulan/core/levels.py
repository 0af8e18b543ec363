"""From one level to the next: indicators → sasaran → unit, division, agency → government.

No regulation says how; reports print the plain mean, applications also weights. So the weights are data, and the rule
that was used is said beside the number.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from triwulan.core.numbers import format_exact
from triwulan.core.sentences import say, term

Way = Literal["mean", "weighted"]
WHOLE = Decimal(100)

INDICATORS, OBJECTIVES, AGENCIES = term("indikator"), term("sasaran"), term("perangkat daerah")
# English counts one thing otherwise than two.
_ONE = {
    INDICATORS: term("1 indikator"),
    OBJECTIVES: term("1 sasaran"),
    AGENCIES: term("1 perangkat daerah"),
}


class Part(NamedTuple):
    """What goes in; `percent` None for what cannot be judged: it is left out, neither 0 nor 100.

    `excused`: how many indicators of it are n/a, itself or further down.
    """

    percent: Decimal | None
    weight: Decimal | None = None
    excused: int = 0


@dataclass(frozen=True, slots=True)
class Level:
    """`judged` of `count` parts have a figure. `weighed` is the weight of those, where weights were used.

    `mistaken` is what the weights add up to where they are not used because it is not 100. `excused` indicators are n/a
    and count nowhere, on this level or below it.
    """

    percent: Decimal | None
    way: Way
    judged: int
    count: int
    weighed: Decimal | None = None
    mistaken: Decimal | None = None
    excused: int = 0

    def rule(self, noun: str) -> str:
        """Like "rata-rata berbobot 2 dari 3 indikator (bobot terpakai 80)", to be printed beside the figure."""
        rule = self._way_words(noun)
        if not self.excused:
            return rule
        return rule + say("; %(count)s indikator n/a tidak dihitung", count=self.excused)

    def _way_words(self, noun: str) -> str:
        told = say(_ONE[noun]) if self.count == 1 else say("%(count)s %(noun)s", count=self.count, noun=say(noun))
        if self.judged < self.count:
            told = say("%(judged)s dari %(told)s", judged=self.judged, told=told)
        if self.weighed is not None:
            rule = say("rata-rata berbobot %(told)s", told=told)
            used = say(" (bobot terpakai %(weighed)s)", weighed=format_exact(self.weighed))
            return rule + used if self.weighed != WHOLE else rule
        rule = say("rata-rata %(told)s", told=told)
        if self.mistaken is None:
            return rule
        return rule + say(" (bobot berjumlah %(sum)s, bukan 100, jadi tidak dipakai)", sum=format_exact(self.mistaken))


def roll_up(parts: Iterable[Part]) -> Level:
    """By the weights where every part has one and they add up to 100, else the plain mean.

    Of the weights of judged parts the same hundred is made, so that what cannot be judged counts for nothing.
    """
    parts = list(parts)
    excused = sum(part.excused for part in parts)
    judged = [part for part in parts if part.percent is not None]
    weights = [part.weight for part in parts if part.weight is not None]
    total = sum(weights, Decimal(0))
    if parts and len(weights) == len(parts) and total == WHOLE:
        weighed = sum((part.weight for part in judged if part.weight is not None), Decimal(0))
        return Level(_weighted(judged, weighed), "weighted", len(judged), len(parts), weighed, excused=excused)
    return Level(_mean(judged), "mean", len(judged), len(parts), mistaken=total if weights else None, excused=excused)


def _mean(judged: Sequence[Part]) -> Decimal | None:
    percents = [part.percent for part in judged if part.percent is not None]
    return sum(percents, Decimal(0)) / len(percents) if percents else None


def _weighted(judged: Sequence[Part], weighed: Decimal) -> Decimal | None:
    if not weighed:
        return None
    told = (part.percent * part.weight for part in judged if part.percent is not None and part.weight is not None)
    return sum(told, Decimal(0)) / weighed
