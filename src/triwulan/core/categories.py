"""Targets in words: "WTP", "Baik", "BB". A scale gives each category its code, and codes are compared as numbers are.

PermenPANRB 53/2014 lets an indicator be qualitative but gives no codes; so each indicator states its own, beside the
figure. Categories are never added up.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from triwulan.core.numbers import NumberUnreadable, format_exact, parse_number
from triwulan.core.sentences import say

_BETWEEN = re.compile(r"\s*[|;\n]\s*")
FEWEST = 2


class CategoriesInvalid(ValueError):
    """Carries every fault, one Indonesian sentence each."""

    def __init__(self, sentences: tuple[str, ...]) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences


@dataclass(frozen=True, slots=True)
class Category:
    label: str
    code: Decimal


@dataclass(frozen=True, slots=True)
class Categories:
    """In the order in which they were written; labels and codes each name one category."""

    rows: tuple[Category, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.rows)

    def __str__(self) -> str:
        """As one writes it: "WTP = 4 | WDP = 3"."""
        return " | ".join(f"{row.label} = {format_exact(row.code)}" for row in self.rows)

    def code_of(self, label: str) -> Decimal | None:
        wanted = _folded(label)
        return next((row.code for row in self.rows if _folded(row.label) == wanted), None)

    def label_of(self, code: Decimal) -> str | None:
        """None between two categories, as a mean of several quarters can be."""
        return next((row.label for row in self.rows if row.code == code), None)

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(row.label for row in self.rows)


def parse_categories(text: str) -> Categories:
    """Read "WTP = 4 | WDP = 3"; also divided by ";" or lines. CategoriesInvalid with every fault."""
    rows, faults = [], []
    for part in filter(None, _BETWEEN.split(text.strip())):
        label, sign, code = (piece.strip() for piece in part.rpartition("="))
        try:
            rows.append(Category(label, parse_number(code)))
        except NumberUnreadable:
            label, sign = part, ""
        if not sign or not label:
            faults.append(say("“%(part)s” belum lengkap. Tulis kategori dan angkanya, misalnya WTP = 4.", part=part))
    faults += category_problems(rows) if not faults else []
    if faults:
        raise CategoriesInvalid(tuple(faults))
    return Categories(tuple(rows))


def category_problems(rows: Iterable[Category]) -> list[str]:
    """Say what keeps every category from having one code and every code one category."""
    rows = list(rows)
    problems = []
    if 0 < len(rows) < FEWEST:
        problems.append(say("Skala kategori memerlukan sekurangnya dua kategori."))
    if len({_folded(row.label) for row in rows}) < len(rows):
        problems.append(say("Nama kategori tidak boleh berulang."))
    if len({row.code for row in rows}) < len(rows):
        problems.append(say("Angka kategori tidak boleh berulang."))
    return problems


def _folded(label: str) -> str:
    return " ".join(label.split()).casefold()


NO_CATEGORIES = Categories()

OPINION = Categories(
    (
        Category("WTP", Decimal(4)),
        Category("WDP", Decimal(3)),
        Category("TW", Decimal(2)),
        Category("TMP", Decimal(1)),
    )
)
"""BPK's opinions on financial reports, best first; the codes of the two best as district reports print them."""

GRADES = ("AA", "A", "BB", "B", "CC", "C", "D")
"""SAKIP predicates, best first (PermenPANRB 88/2021). They stand for bands of a score, so they have an order but no code."""
