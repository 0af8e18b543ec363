"""The most an achievement counts: the limits that offices set, and how they are written. The raw figure is always kept.

Seen in use: none; 100 where over-achievement does not count; 120 (national ministries, customs offices 2019); 150 and
200 (districts' applications); and a step, more than 110 counts as 120 (individual targets, PermenPANRB 8/2021).
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from triwulan.core.numbers import NumberUnreadable, format_exact, parse_number
from triwulan.core.sentences import say

NO_CAP = "tanpa"
_MOST = Decimal(10_000)
_STEP = re.compile(r"\s*(?:→|-+>|>)\s*")


class CapUnreadable(ValueError):
    """Carries one Indonesian sentence."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Cap:
    """In per cent. With `above`, whatever exceeds `above` counts as `limit`, and what does not stays as it is."""

    limit: Decimal
    above: Decimal | None = None

    def hold(self, raw: Decimal) -> Decimal:
        if self.above is None:
            return min(raw, self.limit)
        return self.limit if raw > self.above else raw

    def __str__(self) -> str:
        limit = format_exact(self.limit)
        return limit if self.above is None else f"{format_exact(self.above)}→{limit}"


def parse_cap(text: str) -> Cap | None:
    """Read "120", "120 %", "110→120" (also "110->120"); None for "tanpa". CapUnreadable with what to write instead."""
    bare = text.strip().casefold()
    if bare in {NO_CAP, "tanpa batas", "tidak ada", "tidak ada batas", "tidak dibatasi", "tidak", "none", "-"}:
        return None
    parts = _STEP.split(bare)
    try:
        numbers = [parse_number(part) for part in parts]
    except NumberUnreadable:
        numbers = []
    if len(numbers) not in (1, 2):
        raise CapUnreadable(
            say("Batas capaian “%(text)s” tidak terbaca. Tulis tanpa, 120, atau 110→120.", text=text.strip())
        )
    if any(not 0 < number < _MOST for number in numbers):
        raise CapUnreadable(say("Batas capaian harus lebih dari 0 dan kurang dari 10.000 persen."))
    if len(numbers) == 1:
        return Cap(numbers[0])
    if numbers[0] > numbers[1]:
        raise CapUnreadable(say("Batas bertingkat ditulis dari yang rendah ke yang tinggi, misalnya 110→120."))
    return Cap(numbers[1], numbers[0])


def cap_words(cap: Cap | None) -> str:
    """Like "tanpa batas", "paling tinggi 120 %", "di atas 110 % dihitung 120 %"."""
    if cap is None:
        return say("tanpa batas")
    if cap.above is None:
        return say("paling tinggi %(limit)s %%", limit=format_exact(cap.limit))
    return say(
        "di atas %(above)s %% dihitung %(limit)s %%", above=format_exact(cap.above), limit=format_exact(cap.limit)
    )
