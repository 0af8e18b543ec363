"""How an indicator came to be what it is: its versions with their decisions, and its targets as they were."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from triwulan.indicators.measured import goal_words
from triwulan.indicators.models import Horizon, Indicator, IndicatorRevision, TargetChange
from triwulan.indicators.planning import line_of

MOST_CHANGES = 40


@dataclass(frozen=True)
class Change:
    """`what` is the quarter's Roman number, "" for the year, and whose target it is."""

    change: TargetChange
    before: str
    after: str

    @property
    def is_plan(self) -> bool:
        return self.change.horizon == Horizon.PLAN


@dataclass(frozen=True)
class History:
    versions: Sequence[Indicator]
    decisions: Sequence[IndicatorRevision]
    changes: Sequence[Change]

    def in_force(self, year: int) -> Indicator | None:
        """The version that measures that year."""
        newest = reversed(self.versions)
        return next((one for one in newest if one.valid_from <= year <= (one.valid_to or year)), None)


def history_of(indicator: Indicator) -> History:
    versions = line_of(indicator)
    decisions = IndicatorRevision.objects.filter(Q(indicator__in=versions) | Q(former__in=versions))
    changes = TargetChange.objects.filter(indicator__in=versions).select_related("changed_by", "position")
    return History(
        versions,
        list(decisions.select_related("indicator", "former", "decided_by")),
        [_change(indicator, each) for each in changes.order_by("-changed_at", "-id")[:MOST_CHANGES]],
    )


def _change(indicator: Indicator, change: TargetChange) -> Change:
    return Change(
        change,
        goal_words(indicator, change.before, change.before_upper),
        goal_words(indicator, change.after, change.after_upper),
    )
