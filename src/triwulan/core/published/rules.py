"""The rule that a table states for a row, in whatever words: direction, formula, limit."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from triwulan.core.achievement import FORMULAS, Polarity
from triwulan.core.caps import Cap, CapUnreadable, parse_cap
from triwulan.core.categories import NO_CATEGORIES, Categories, CategoriesInvalid, parse_categories
from triwulan.core.published.tidy import is_unfilled, tidy
from triwulan.core.sentences import say

DEFAULT_POLARITY: Polarity = "naik"

_POLARITIES: tuple[tuple[Polarity, re.Pattern[str]], ...] = (
    ("rentang", re.compile(r"rentang|range|kisaran")),
    ("tetap", re.compile(r"tetap|stabil|konstan|exact")),
    ("turun", re.compile(r"rendah|turun|kecil|sedikit|negati[fv]|minim|lower|down")),
    ("naik", re.compile(r"tinggi|naik|besar|banyak|positi[fv]|maks|max|higher|up")),
)
_WORSE = re.compile(r"(?:tinggi|besar|banyak|naik).*(?:buruk|jelek|rendah|turun)")
_SPELLED = (
    (r"realisasi|actual", "r"), (r"target|rencana", "t"), (r"\s+", ""), (r"[×x·]", "*"), (r"[÷:]", "/"),
    (r"\*?100(?:[.,]0+)?%?\*?|%", ""), (r"2\*t", "2t"), (r"[\[{]", "("), (r"[\]}]", ")"),
)  # fmt: skip
_FORMS = {
    "r/t": "R/T",
    "2t-r/t": "(2T−R)/T",
    "t-r-t/t": "(2T−R)/T",
    "t+t-r/t": "(2T−R)/T",
    "1+1-r/t": "(2T−R)/T",
    "2-r/t": "(2T−R)/T",
    "t/r": "T/R",
    "t-r/t": "(T−R)/T",
    "1-r/t": "(T−R)/T",
    "-|r-t|/t": "100−|R−T|/T",
    "1-|r-t|/t": "100−|R−T|/T",
    "-|t-r|/t": "100−|R−T|/T",
}
_LIMITED = re.compile(r"(?:dibatasi|maks(?:imal|imum)?\.?|paling tinggi)\s*(\d+(?:[.,]\d+)?)\s*%?", re.IGNORECASE)
_FLOOR = re.compile(r"\s*0\s*%?\s*(?:-|–|s\.?d\.?|sampai)\s*(\d.*)")


@dataclass(frozen=True, slots=True)
class Rule:
    """None where the table does not say; `faults` are what it says and nobody can read."""

    polarity: Polarity | None = None
    formula: str | None = None
    cap: Cap | None = None
    floor: Decimal | None = None
    categories: Categories = NO_CATEGORIES
    faults: tuple[str, ...] = ()


def read_rule(*, polarity: str = "", formula: str = "", cap: str = "", categories: str = "") -> Rule:
    """Most rows of a table state the same; only sentences are made anew, in the reader's language."""
    kept = _kept_rule(polarity, formula, cap, categories)
    return _read_rule(polarity, formula, cap, categories) if kept.faults else kept


def _read_rule(polarity: str, formula: str, cap: str, categories: str) -> Rule:
    faults: list[str] = []
    limited = _LIMITED.search(formula)
    said_limit = _LIMITED.fullmatch(cap.strip())
    direction = _polarity(polarity, faults)
    name = _formula(_LIMITED.sub("", formula), faults)
    floor = _FLOOR.fullmatch(cap)
    limit = floor[1] if floor else said_limit[1] if said_limit else cap
    limit = limited[1] if limited and is_unfilled(tidy(limit)) else limit
    return Rule(
        direction or _direction_of(name),
        name,
        _cap(limit, faults),
        floor=Decimal(0) if floor else None,
        categories=_categories(categories, faults),
        faults=tuple(faults),
    )


_kept_rule = lru_cache(maxsize=512)(_read_rule)


def _direction_of(formula: str | None) -> Polarity | None:
    """A formula for one direction only tells it."""
    found = [polarity for polarity, names in FORMULAS.items() if formula in names and polarity != "rentang"]
    return next((polarity for polarity in _known() if [polarity] == found), None)


def _known() -> tuple[Polarity, ...]:
    return ("naik", "turun", "tetap")


def _polarity(text: str, faults: list[str]) -> Polarity | None:
    said = tidy(text).casefold()
    if is_unfilled(said):
        return None
    if _WORSE.search(said):
        return "turun"
    # "makin rendah makin baik": what stands first counts
    found = sorted((match.start(), name) for name, pattern in _POLARITIES if (match := pattern.search(said)))
    if not found:
        faults.append(say("Polaritas “%(text)s” tidak dikenal: tulis tinggi, rendah, tetap, atau rentang.", text=said))
        return None
    return found[0][1]


def _formula(text: str, faults: list[str]) -> str | None:
    said = tidy(text).casefold()
    if is_unfilled(said):
        return None
    bare = said
    for pattern, sign in _SPELLED:
        bare = re.sub(pattern, sign, bare)
    name = _FORMS.get(bare.replace("(", "").replace(")", ""))
    if name is None or (name == "T/R" and "(" in bare and "-" in bare):
        faults.append(say("Rumus “%(text)s” tidak dikenal: tulis R/T, (2T-R)/T, atau T/R.", text=said))
        return None
    return name


def _cap(text: str, faults: list[str]) -> Cap | None:
    if is_unfilled(tidy(text)):
        return None
    try:
        return parse_cap(text)
    except CapUnreadable as unreadable:
        faults.append(unreadable.sentence)
        return None


def _categories(text: str, faults: list[str]) -> Categories:
    try:
        return parse_categories(text)
    except CategoriesInvalid as invalid:
        faults.extend(invalid.sentences)
        return NO_CATEGORIES
