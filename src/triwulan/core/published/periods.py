"""Tables that print several years or quarters side by side: which columns belong together, and a line for each of them.

Reports set last year's figures beside this year's. Where only one period has a target and a realisation, that one is
meant; where several have, each line is told once for every period, its other columns repeated.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from triwulan.core.published.columns import NEEDED, Columns, find_columns, kind_of

FIGURES = (*NEEDED, "capaian")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PART = re.compile(
    r"(?P<until>\bs\.? ?/?d\.? ?)?\b(?P<kind>tw|tri ?wulan|semester|smt)\.? ?-?(?P<number>iv|iii|ii|i|[1-4])\b",
    re.IGNORECASE,
)
_ROMAN = MappingProxyType({"1": "I", "2": "II", "3": "III", "4": "IV"})
_LONGEST = 30

Numbered = tuple[int, list[str]]


@dataclass(frozen=True)
class Period:
    """`places` of its target, realisation and achievement."""

    name: str
    places: dict[str, int] = field(default_factory=dict)


def period_of(text: str) -> str:
    """ "2023", "2023 TW I", "s.d. TW II"; "" where none is named."""
    said = " ".join(text.replace("_", " ").split())
    parts = ["–".join(dict.fromkeys(_YEAR.findall(said)))]
    if part := _PART.search(said):
        kind = "Semester" if part["kind"].casefold().startswith("s") else "TW"
        number = part["number"].upper()
        parts.append(f"{'s.d. ' if part['until'] else ''}{kind} {_ROMAN.get(number, number)}")
    return " ".join(filter(None, parts))


def side_by_side(heading: Sequence[str]) -> list[Period]:
    """The periods that have a target and a realisation each, in the table's order; () where one has two of a kind."""
    found: dict[str, Period] = {}
    loose: list[tuple[int, str]] = []
    last = ""
    for place, name in enumerate(heading):
        kind, period = kind_of(name), period_of(name)
        if not kind:
            continue
        if kind == "capaian" and not period:
            loose.append((place, last))
            continue
        one = found.setdefault(period, Period(period))
        if kind in one.places:
            return []
        one.places[kind] = place
        last = period if kind == "realisasi" else last
    for place, period in loose:
        if period in found:
            found[period].places.setdefault("capaian", place)
    return [one for one in found.values() if set(NEEDED) <= set(one.places)]


def columns_of(heading: Sequence[str], period: Period) -> Columns:
    """What belongs to another period is nobody's."""
    names = [
        "" if kind_of(name) and (place in period.places.values() or period_of(name)) else name
        for place, name in enumerate(heading)
    ]
    for kind, place in period.places.items():
        names[place] = kind
    return find_columns(names)


def line_by_line(
    heading: Sequence[str], rows: Sequence[Numbered], periods: Sequence[Period]
) -> tuple[list[str], list[Numbered], Columns]:
    """Each row once for every period: what they share, the period's name, and its figures."""
    taken = {place for period in periods for place in period.places.values()}
    shared = [place for place in range(len(heading)) if place not in taken]
    kinds = [kind for kind in FIGURES if any(kind in period.places for period in periods)]
    told = []
    for number, cells in rows:
        full = cells + [""] * (len(heading) - len(cells))
        for period in periods:
            figures = [full[period.places[kind]] if kind in period.places else "" for kind in kinds]
            told.append((number, [*(full[at] for at in shared), period.name, *figures, *full[len(heading) :]]))
    named = [heading[at] for at in shared]
    found = find_columns([*("" if kind_of(name) else name for name in named), "", *kinds])
    return [*named, "periode", *kinds], told, Columns(found.places | {"periode": len(named)}, found.name)


def whole_heading(filled: Sequence[Numbered], place: int) -> tuple[list[str], int]:
    """A heading of two lines made one: years above "Target" and "Realisasi", or below them. And where it ends."""
    heading = list(filled[place][1])
    below = filled[place + 1][1] if place + 1 < len(filled) else []
    if _only_periods(below):
        return _joined(_carried(heading, below), below), place + 1
    above = filled[place - 1][1] if place else []
    if sum(bool(cell.strip()) for cell in above) > 1:
        heading = _under(above, heading)
    return heading, place


def _only_periods(cells: Sequence[str]) -> bool:
    said = [cell.strip() for cell in cells if cell.strip()]
    return len(said) > 1 and all(period_of(cell) and len(cell) < _LONGEST for cell in said)


def _carried(heading: Sequence[str], below: Sequence[str]) -> list[str]:
    """A merged heading stands over all that is below it until the next."""
    carried, last = [], ""
    for place in range(max(len(heading), len(below))):
        said = heading[place].strip() if place < len(heading) else ""
        under = below[place].strip() if place < len(below) else ""
        last = said or (last if under else "")
        carried.append(last)
    return carried


def _joined(heading: Sequence[str], below: Sequence[str]) -> list[str]:
    filled = [*below, *[""] * (len(heading) - len(below))]
    return [f"{one} {other.strip()}".strip() for one, other in zip(heading, filled, strict=False)]


def _under(above: Sequence[str], heading: Sequence[str]) -> list[str]:
    whole, period = [], ""
    for place, cell in enumerate(heading):
        said = above[place].strip() if place < len(above) else ""
        period = period_of(said) if said else period
        names = bool(kind_of(cell)) and not period_of(cell) and period
        whole.append(f"{cell.strip()} {period}" if names else cell if cell.strip() else said)
    return whole
