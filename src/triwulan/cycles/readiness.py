"""What the evaluators look for in a report, chapter by chapter: what is there, what is not, and who can supply it.

The criteria are those of the LKE's measuring and reporting components (PermenPANRB 88/2021; DOMAIN.md 1).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from triwulan.indicators.measured import Measured
from triwulan.indicators.spending import Spending
from triwulan.organisations.models import Position

SECTION, INDICATOR, PLAN, BUDGET, AGREEMENT, TREE = "section", "indicator", "plan", "budget", "agreement", "tree"
REVIEW = "review"
"""Where something is supplied: a part of this page, an indicator, its plan targets, the budgets, an agreement, the plan,
the report's review."""


@dataclass(frozen=True)
class Place:
    """`key`: a section's key or a row's, as `kind` says."""

    kind: str
    key: str = ""


@dataclass(frozen=True)
class Lack:
    """One thing that is not there. `supplier` has it to give; `who` says it where that is no position of the agency."""

    what: str
    place: Place | None = None
    supplier: Position | None = None
    who: str = ""


@dataclass(frozen=True)
class Wanted:
    """What is looked for under a criterion ("3.b"), in so many places, and where it is wanting."""

    sentence: str
    criterion: str
    count: int
    lacks: tuple[Lack, ...] = ()

    @property
    def is_there(self) -> bool:
        return not self.lacks

    @property
    def found(self) -> int:
        return self.count - len(self.lacks)


@dataclass(frozen=True)
class ChapterReadiness:
    title: str
    wanted: tuple[Wanted, ...]

    @property
    def found(self) -> int:
        return sum(one.is_there for one in self.wanted)

    @property
    def lacking(self) -> list[Wanted]:
        return [one for one in self.wanted if not one.is_there]


@dataclass(frozen=True)
class Readiness:
    chapters: tuple[ChapterReadiness, ...]

    @property
    def found(self) -> int:
        return sum(chapter.found for chapter in self.chapters)

    @property
    def count(self) -> int:
        return sum(len(chapter.wanted) for chapter in self.chapters)

    @property
    def is_whole(self) -> bool:
        return self.found == self.count


def of_each(
    sentence: str, criterion: str, asked: Sequence[Measured], lacking: Iterable[Measured], kind: str = INDICATOR
) -> Wanted:
    """Looked for with every indicator asked; its owner supplies it, unless it is the planner's."""
    lacks = (
        Lack(
            f"{figure.number}. {figure.indicator.name}",
            Place(kind, str(figure.indicator.pk)),
            figure.indicator.owner if kind == INDICATOR else None,
        )
        for figure in lacking
    )
    return Wanted(sentence, criterion, len(asked), tuple(lacks))


def once(sentence: str, criterion: str, *lacks: Lack, count: int = 1) -> Wanted:
    """Looked for in `count` places."""
    return Wanted(sentence, criterion, max(len(lacks), count), lacks)


def section_told(sentence: str, criterion: str, key: str, said: Mapping[str, str]) -> Wanted:
    """Looked for in a part of the report itself."""
    lacks = () if said.get(key, "").strip() else (Lack(_("Bagian ini masih kosong"), Place(SECTION, key)),)
    return once(sentence, criterion, *lacks)


def spending_told(sentence: str, criterion: str, spendings: Sequence[Spending]) -> Wanted:
    """Of every program with a budget."""
    if not spendings:
        return once(sentence, criterion, Lack(_("Belum ada program dengan pagu"), Place(BUDGET)))
    lacks = [Lack(str(one.node), Place(BUDGET)) for one in spendings if one.spent is None]
    return once(sentence, criterion, *lacks, count=len(spendings))
