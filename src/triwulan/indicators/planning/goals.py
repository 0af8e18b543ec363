"""A target as one writes it: a number, a range "80–90", a category."""

import re
from decimal import Decimal

from django.utils.translation import gettext as _

from triwulan.core.numbers import NumberUnreadable, format_exact
from triwulan.indicators.entry import TOO_LARGE, decimals_of, entered_text, read_number
from triwulan.indicators.ledger import NO_GOAL, Goal
from triwulan.indicators.models import Indicator, PlanTarget, Polarity, Target

Promised = str | int | float | Decimal | None

# "80–90", "80 - 90", "80 sampai 90"; a minus at the beginning is a sign.
_SPAN = re.compile(r"\s*(?:–|(?<=[\d%])\s*-|\bsampai\b|\bs\.?d\.?)\s*", re.IGNORECASE)


def read_goal(indicator: Indicator, promised: Promised) -> Goal:
    """NumberUnreadable with a sentence; NO_GOAL where nothing is written."""
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


def target_as_text(indicator: Indicator, target: Target | PlanTarget) -> str:
    """As one types it: "1.234,5", a range "80–90", a category "WTP"."""
    return "–".join(entered_text(indicator, bound) for bound in (target.value, target.upper) if bound is not None)


def goal_in_record(goal: Goal) -> str | None:
    if goal.value is None:
        return None
    return f"{goal.value.normalize():f}" + (f"–{goal.upper.normalize():f}" if goal.upper is not None else "")
