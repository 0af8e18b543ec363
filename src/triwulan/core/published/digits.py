"""The digits of a printed number, with either mark for its decimals."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from triwulan.core.numbers import MOST_DIGITS

NUMBER = r"(?:\d{1,3}(?: \d{3})+(?![\d.])(?:,\d+)?|\d+(?:[.,]\d+)*|[.,]\d+)"
_GROUPS = re.compile(r"[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*")


@dataclass(frozen=True, slots=True)
class Digits:
    """`other` is the other reading of "1.234" and "1,234" (`mark`): they may mean thousands or three decimals."""

    value: Decimal
    decimals: int
    other: "Digits | None" = None
    mark: str = ""

    def preferring(self, mark: str) -> "Digits":
        """As a table means it that writes its decimals with `mark`; "" leaves it as it is."""
        return self.fine() if mark == self.mark else self.whole() if mark else self

    def fine(self) -> "Digits":
        return self if self.decimals else self._turned()

    def whole(self) -> "Digits":
        return self._turned() if self.decimals else self

    def _turned(self) -> "Digits":
        if self.other is None:
            return self
        return Digits(self.other.value, self.other.decimals, Digits(self.value, self.decimals), self.mark)


def read_digits(token: str) -> Digits | None:
    """None for what is no number: "92,19,37". Alone, a dot before three digits groups and a comma does not."""
    bare = token.replace(" ", "")
    marks = [sign for sign in bare if sign in ".,"]
    if len(bare) - len(marks) > MOST_DIGITS:
        return None
    if not marks:
        return Digits(Decimal(bare), 0)
    if _GROUPS.fullmatch(bare):
        return _grouped(bare, marks)
    before, _mark, _after = bare.rpartition(marks[-1])
    sound = len(marks) == 1 or (_GROUPS.fullmatch(before) and marks[-1] not in before)
    return _fine(bare) if sound else None


def decimal_mark(tokens: Iterable[str]) -> str:
    """ "," or "." where every number that can tell writes its decimals so; else ""."""
    seen: Counter[str] = Counter()
    for token in tokens:
        digits = read_digits(token)
        if digits is not None and digits.decimals and digits.other is None:
            seen["." if token.rfind(".") > token.rfind(",") else ","] += 1
    return next(iter(seen)) if len(seen) == 1 else ""


def _grouped(bare: str, marks: Sequence[str]) -> Digits:
    whole = _whole(bare)
    if len(marks) > 1:
        return whole
    fine = _fine(bare)
    if marks[0] == ".":
        return Digits(whole.value, whole.decimals, fine, ".")
    return Digits(fine.value, fine.decimals, whole, ",")


def _whole(bare: str) -> Digits:
    return Digits(Decimal(re.sub(r"[.,]", "", bare)), 0)


def _fine(bare: str) -> Digits:
    mark = max(bare.rfind("."), bare.rfind(","))
    before, after = re.sub(r"[.,]", "", bare[:mark]), bare[mark + 1 :]
    return Digits(Decimal(f"{before or 0}.{after}"), len(after))
