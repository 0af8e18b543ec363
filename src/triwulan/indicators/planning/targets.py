"""What is promised for a year and its quarters."""

import re
from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise

from django.db import transaction
from django.utils.translation import gettext as _

from triwulan.audit.record import Actor
from triwulan.core.numbers import NumberUnreadable, format_exact
from triwulan.core.roman import to_roman
from triwulan.indicators.entries import note_indicator
from triwulan.indicators.entry import TOO_LARGE, decimals_of, entered_text, read_number
from triwulan.indicators.ledger import NO_GOAL, Goal
from triwulan.indicators.models import Indicator, Polarity, Target, TargetKind
from triwulan.indicators.refusals import PlanRefused

Promised = str | int | float | Decimal | None

# "80–90", "80 - 90", "80 sampai 90"; a minus at the beginning is a sign.
_SPAN = re.compile(r"\s*(?:–|(?<=[\d%])\s*-|\bsampai\b|\bs\.?d\.?)\s*", re.IGNORECASE)


@transaction.atomic
def set_targets(*, indicator: Indicator, year: int, goals: Mapping[int | None, Promised], actor: Actor) -> list[Target]:
    """Set the targets given, by quarter number, None for the year's; an empty one goes. The others stay.

    A range is written as "80–90". PlanRefused with every fault; what changes nothing writes nothing.
    """
    present = {target.quarter: target for target in Target.objects.filter(indicator=indicator, year=year)}
    shall, sentences = _read(indicator, goals)
    merged = {quarter: Goal(target.value, target.upper) for quarter, target in present.items()} | shall
    sentences += _falling(indicator, merged)
    if sentences:
        raise PlanRefused(*sentences)
    changes = {}
    for quarter, goal in shall.items():
        former = present.get(quarter)
        before = Goal(former.value, former.upper) if former else NO_GOAL
        if goal != before:
            _write(indicator, year, quarter, goal)
            changes[str(quarter or "year")] = [_written(before), _written(goal)]
    if changes:
        note_indicator("targets_set", indicator, actor, year=year, changes=changes)
    return list(Target.objects.filter(indicator=indicator, year=year))


def _read(indicator: Indicator, goals: Mapping[int | None, Promised]) -> tuple[dict[int | None, Goal], list[str]]:
    shall: dict[int | None, Goal] = {}
    sentences = []
    for quarter, promised in goals.items():
        try:
            shall[quarter] = _goal(indicator, promised)
        except NumberUnreadable as unreadable:
            sentences.append(f"{_name(quarter)}: {unreadable.sentence}")
    return shall, sentences


def _goal(indicator: Indicator, promised: Promised) -> Goal:
    if promised is None or (isinstance(promised, str) and not promised.strip()):
        return NO_GOAL
    if indicator.polarity != Polarity.RANGE:
        return Goal(_number(indicator, promised))
    bounds = _SPAN.split(str(promised).strip())
    if len(bounds) != 2:  # noqa: PLR2004 - a range has two ends
        raise NumberUnreadable(_("Indikator ini berupa rentang. Tulis kedua batasnya, misalnya 80–90."))
    lower, upper = (_number(indicator, bound) for bound in bounds)
    if upper < lower:
        raise NumberUnreadable(_("Batas atas rentang lebih kecil daripada batas bawahnya."))
    return Goal(lower, upper)


def _number(indicator: Indicator, promised: str | float | Decimal) -> Decimal:
    number = read_number(indicator, promised)
    if abs(number) >= TOO_LARGE:
        raise NumberUnreadable(_("Angka terlalu besar. Tulis paling banyak 14 angka."))
    if decimals_of(number) > indicator.decimals:
        facts = {"decimals": indicator.decimals, "written": format_exact(number)}
        raise NumberUnreadable(
            _("Target paling banyak %(decimals)d angka di belakang koma, sedangkan terisi %(written)s.") % facts
        )
    return number


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


def _write(indicator: Indicator, year: int, quarter: int | None, goal: Goal) -> None:
    if goal.value is None:
        Target.objects.filter(indicator=indicator, year=year, quarter=quarter).delete()
        return
    Target.objects.update_or_create(
        indicator=indicator, year=year, quarter=quarter, defaults={"value": goal.value, "upper": goal.upper}
    )


def target_as_text(indicator: Indicator, target: Target) -> str:
    """As one types it: "1.234,5", a range "80–90", a category "WTP"."""
    return "–".join(entered_text(indicator, bound) for bound in (target.value, target.upper) if bound is not None)


def _written(goal: Goal) -> str | None:
    if goal.value is None:
        return None
    return f"{goal.value.normalize():f}" + (f"–{goal.upper.normalize():f}" if goal.upper is not None else "")


def _name(quarter: int | None) -> str:
    return _("Target tahun") if quarter is None else _("Target TW %s") % to_roman(quarter)
