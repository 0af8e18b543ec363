"""The readiness list on a report's page: each thing that is wanting leads to where it is supplied."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse

from triwulan.cycles.readiness import (
    AGREEMENT,
    BUDGET,
    INDICATOR,
    PLAN,
    REVIEW,
    SECTION,
    TREE,
    Lack,
    Place,
    Readiness,
    Wanted,
)

# What only a planner may open; others read what is wanting without a way there.
PLANNERS = {PLAN: "manage:indicator", BUDGET: "manage:budgets"}
EVERYBODY = {
    INDICATOR: "indicators:detail",
    TREE: "cascade:tree",
    AGREEMENT: "agreements:detail",
    REVIEW: "reviews:detail",
}


@dataclass(frozen=True)
class ShownLack:
    lack: Lack
    href: str


@dataclass(frozen=True)
class ShownWanted:
    wanted: Wanted
    lacks: Sequence[ShownLack]


@dataclass(frozen=True)
class ShownChapter:
    title: str
    found: int
    count: int
    rows: Sequence[ShownWanted]


@dataclass(frozen=True)
class ShownReadiness:
    readiness: Readiness
    chapters: Sequence[ShownChapter]


def shown(readiness: Readiness, *, editable: bool) -> ShownReadiness:
    return ShownReadiness(readiness, list(_chapters(readiness, editable=editable)))


def _chapters(readiness: Readiness, *, editable: bool) -> Iterator[ShownChapter]:
    for chapter in readiness.chapters:
        rows = [
            ShownWanted(one, [ShownLack(lack, _href(lack.place, editable=editable)) for lack in one.lacks])
            for one in chapter.wanted
        ]
        yield ShownChapter(chapter.title, chapter.found, len(rows), rows)


def _href(place: Place | None, *, editable: bool) -> str:
    if place is None:
        return ""
    if place.kind == SECTION:
        return f"#b-{place.key}"
    name = EVERYBODY.get(place.kind) or (PLANNERS[place.kind] if editable else "")
    return reverse(name, args=[place.key] if place.key else []) if name else ""
