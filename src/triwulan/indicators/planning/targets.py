"""What is promised for a year and its quarters, and for the years of the plan. What was promised before is kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from triwulan.audit.record import Actor
from triwulan.core import clock
from triwulan.core.numbers import NumberUnreadable, format_exact
from triwulan.core.roman import to_roman
from triwulan.indicators.entries import note_indicator
from triwulan.indicators.ledger import NO_GOAL, Goal
from triwulan.indicators.models import Horizon, Indicator, PlanTarget, Target, TargetChange, TargetKind
from triwulan.indicators.planning.goals import Promised, goal_in_record, read_goal
from triwulan.indicators.planning.texts import line_faults, one_line
from triwulan.indicators.refusals import PlanRefused


@dataclass(frozen=True)
class _Change:
    year: int
    quarter: int | None
    before: Goal
    after: Goal


@transaction.atomic
def set_targets(
    *, indicator: Indicator, year: int, goals: Mapping[int | None, Promised], actor: Actor, reason: str = ""
) -> list[Target]:
    """Set the targets given, by quarter number, None for the year's; an empty one goes. The others stay.

    A range is written as "80–90". Another target than the one that was there needs a reason. PlanRefused with every
    fault; what changes nothing writes nothing.
    """
    present = {each.quarter: Goal(each.value, each.upper) for each in indicator.targets.filter(year=year)}
    shall, sentences = _read(indicator, {(year, quarter): promised for quarter, promised in goals.items()}, _in_year)
    merged = present | {quarter: goal for (_year, quarter), goal in shall.items()}
    changes = [
        _Change(year, quarter, present.get(quarter, NO_GOAL), goal)
        for (_year, quarter), goal in shall.items()
        if goal != present.get(quarter, NO_GOAL)
    ]
    _check([*sentences, *_falling(indicator, merged), *_reason_faults(changes, reason)])
    for change in changes:
        _write(indicator, change)
    if changes:
        _keep(Horizon.YEAR, indicator, changes, reason, actor)
        facts = {str(each.quarter or "year"): _pair(each) for each in changes}
        note_indicator("targets_set", indicator, actor, year=year, changes=facts, **_said(reason))
    return list(Target.objects.filter(indicator=indicator, year=year))


@transaction.atomic
def set_plan_targets(
    *, indicator: Indicator, goals: Mapping[int, Promised], actor: Actor, reason: str = ""
) -> list[PlanTarget]:
    """The plan's own, by year; as `set_targets` otherwise. The years' targets do not follow."""
    there = indicator.plan_targets.filter(year__in=list(goals))
    present = {each.year: Goal(each.value, each.upper) for each in there}
    shall, sentences = _read(indicator, {(year, None): promised for year, promised in goals.items()}, _in_plan)
    changes = [
        _Change(year, None, present.get(year, NO_GOAL), goal)
        for (year, _quarter), goal in shall.items()
        if goal != present.get(year, NO_GOAL)
    ]
    _check([*sentences, *_reason_faults(changes, reason)])
    for change in changes:
        _write_plan(indicator, change)
    if changes:
        _keep(Horizon.PLAN, indicator, changes, reason, actor)
        facts = {str(each.year): _pair(each) for each in changes}
        note_indicator("plan_targets_set", indicator, actor, changes=facts, **_said(reason))
    return list(PlanTarget.objects.filter(indicator=indicator))


def _read(
    indicator: Indicator, goals: Mapping[tuple[int, int | None], Promised], named: Callable[[int, int | None], str]
) -> tuple[dict[tuple[int, int | None], Goal], list[str]]:
    shall: dict[tuple[int, int | None], Goal] = {}
    sentences = []
    for place, promised in goals.items():
        try:
            shall[place] = read_goal(indicator, promised)
        except NumberUnreadable as unreadable:
            sentences.append(f"{named(*place)}: {unreadable.sentence}")
    return shall, sentences


def _in_year(_year: int, quarter: int | None) -> str:
    return _name(quarter)


def _in_plan(year: int, _quarter: int | None) -> str:
    return _("Target %d") % year


def _check(sentences: list[str]) -> None:
    if sentences:
        raise PlanRefused(*sentences)


def _reason_faults(changes: list[_Change], reason: str) -> list[str]:
    """First promises need none."""
    revised = next((each for each in changes if each.before != NO_GOAL), None)
    if revised is None:
        return []
    if not one_line(reason):
        facts = {"what": _name(revised.quarter), "year": revised.year}
        return [_("%(what)s %(year)d sudah ditetapkan. Tulis alasan perubahannya.") % facts]
    return [*line_faults(_("Alasan"), one_line(reason), 500)]


def _falling(indicator: Indicator, goals: Mapping[int | None, Goal]) -> list[str]:
    """What adds up cannot be promised to become less."""
    if indicator.target_kind != TargetKind.CUMULATIVE or indicator.aggregation != "jumlah":
        return []
    stated = [(quarter, value) for quarter in range(1, 5) if (value := goals.get(quarter, NO_GOAL).value) is not None]
    return [
        _("%(quarter)s: target kumulatif tidak boleh turun dari %(former)s menjadi %(now)s.")
        % {"quarter": _name(quarter), "former": format_exact(former), "now": format_exact(value)}
        for (_earlier, former), (quarter, value) in pairwise(stated)
        if value < former
    ]


def _write(indicator: Indicator, change: _Change) -> None:
    there: dict[str, Any] = {"indicator": indicator, "year": change.year, "quarter": change.quarter}
    if change.after.value is None:
        Target.objects.filter(**there).delete()
        return
    Target.objects.update_or_create(**there, defaults={"value": change.after.value, "upper": change.after.upper})


def _write_plan(indicator: Indicator, change: _Change) -> None:
    there: dict[str, Any] = {"indicator": indicator, "year": change.year}
    if change.after.value is None:
        PlanTarget.objects.filter(**there).delete()
        return
    PlanTarget.objects.update_or_create(**there, defaults={"value": change.after.value, "upper": change.after.upper})


def _keep(horizon: Horizon, indicator: Indicator, changes: list[_Change], reason: str, actor: Actor) -> None:
    TargetChange.objects.bulk_create(
        TargetChange(
            indicator=indicator,
            horizon=horizon,
            year=each.year,
            quarter=each.quarter,
            before=each.before.value,
            before_upper=each.before.upper,
            after=each.after.value,
            after_upper=each.after.upper,
            reason=one_line(reason),
            changed_at=clock.now(),
            changed_by_id=actor.person_id,
            position_id=actor.position_id,
        )
        for each in changes
    )


def _pair(change: _Change) -> list[str | None]:
    return [goal_in_record(change.before), goal_in_record(change.after)]


def _said(reason: str) -> dict[str, str]:
    return {"reason": one_line(reason)} if one_line(reason) else {}


def _name(quarter: int | None) -> str:
    return _("Target tahun") if quarter is None else _("Target TW %s") % to_roman(quarter)
