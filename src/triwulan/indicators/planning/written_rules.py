"""How an indicator is judged, as one writes it in a form or a table: limit, floor, categories, weight."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from triwulan.core.caps import NO_CAP, Cap, CapUnreadable, parse_cap
from triwulan.core.categories import Categories, CategoriesInvalid, parse_categories
from triwulan.core.numbers import NumberUnreadable, format_exact, parse_number
from triwulan.indicators.models import Indicator
from triwulan.indicators.refusals import PlanRefused

FINEST = 4
"""Decimals of a weight that are kept."""


def read_rules(*, cap: str, floored: bool, categories: str, weight: str) -> dict[str, Any]:
    """The fields of IndicatorSpec. `cap` "": the agency's; "tanpa": none. PlanRefused with every fault."""
    faults: list[str] = []
    limit = _limit(cap, faults)
    rules = {
        "cap": limit,
        "uncapped": bool(cap.strip()) and limit is None,
        "floored": floored,
        "categories": _categories(categories, faults),
        "weight": _weight(weight, faults),
    }
    if faults:
        raise PlanRefused(*faults)
    return rules


def limit_as_text(indicator: Indicator) -> str:
    """As `read_rules` reads it."""
    if indicator.uncapped:
        return NO_CAP
    return "" if indicator.cap is None else str(Cap(indicator.cap, indicator.cap_above))


def weight_as_text(weight: Decimal | None) -> str:
    return "" if weight is None else format_exact(weight)


def _limit(text: str, faults: list[str]) -> Cap | None:
    try:
        return parse_cap(text) if text.strip() else None
    except CapUnreadable as unreadable:
        faults.append(unreadable.sentence)
        return None


def _categories(text: str, faults: list[str]) -> Categories:
    try:
        return parse_categories(text)
    except CategoriesInvalid as invalid:
        faults.extend(invalid.sentences)
        return Categories()


def _weight(text: str, faults: list[str]) -> Decimal | None:
    if not text.strip():
        return None
    try:
        weight = parse_number(text)
    except NumberUnreadable as unreadable:
        faults.append(_("Bobot: %s") % unreadable.sentence)
        return None
    if weight != round(weight, FINEST):
        faults.append(_("Bobot paling banyak %d angka di belakang koma.") % FINEST)
        return None
    return weight
