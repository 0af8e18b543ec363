"""Reading what somebody entered for a variable, and what is wrong with it: one Indonesian sentence each."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from django.utils.translation import gettext as _

from triwulan.core.formula import derive
from triwulan.core.numbers import NumberUnreadable, format_exact, number_from, round_half_up
from triwulan.indicators.measured import spoken_measure, value_words
from triwulan.indicators.models import Indicator, Variable

Entered = str | int | float | Decimal | None

# What a frozen figure can hold (20 digits, 6 of them behind the comma).
TOO_LARGE = Decimal(10) ** 14


def read_variable(variable: Variable, entered: Entered) -> Decimal | None:
    """None for an emptied field; raise NumberUnreadable with the sentence for what may not stand."""
    if entered is None or (isinstance(entered, str) and not entered.strip()):
        return None
    number = read_number(variable.indicator, entered)
    problem = variable_problem(variable, number)
    if problem:
        raise NumberUnreadable(problem)
    return number


def read_number(indicator: Indicator, entered: str | float | Decimal) -> Decimal:
    """A category's name is its code; raise NumberUnreadable for what is neither."""
    scale = indicator.scale
    code = scale.code_of(entered) if isinstance(entered, str) else None
    if code is not None:
        return code
    try:
        number = number_from(entered)
    except NumberUnreadable:
        number = None
        if not scale:
            raise
    if number is None or (scale and scale.label_of(number) is None):
        facts = {"entered": entered, "known": ", ".join(scale.labels)}
        raise NumberUnreadable(_("“%(entered)s” bukan kategori indikator ini. Pilih: %(known)s.") % facts)
    return number


def entered_text(indicator: Indicator, value: Decimal | None) -> str:
    """As `read_number` reads it: a category's name, or the number with all its decimals."""
    return "" if value is None else indicator.scale.label_of(value) or format_exact(value)


def variable_problem(variable: Variable, number: Decimal) -> str | None:
    """Say why the number cannot be this variable's."""
    facts = {"label": variable.label, "written": format_exact(number)}
    if abs(number) >= TOO_LARGE:
        return _("%(label)s terisi %(written)s, terlalu besar. Tulis paling banyak 14 angka.") % facts
    if decimals_of(number) > variable.decimals:
        return _too_fine(variable, facts)
    if variable.minimum is not None and number < variable.minimum:
        facts["bound"] = format_exact(variable.minimum)
        return _("%(label)s paling kecil %(bound)s, sedangkan terisi %(written)s.") % facts
    if variable.maximum is not None and number > variable.maximum:
        facts["bound"] = format_exact(variable.maximum)
        return _("%(label)s paling besar %(bound)s, sedangkan terisi %(written)s.") % facts
    return None


def value_problem(indicator: Indicator, variables: Mapping[str, Decimal | None]) -> str | None:
    """Say why no value comes out although every variable is there, for example a denominator of zero; or why the value
    that does come out is none of this indicator's."""
    rows = list(indicator.parts)
    if any(variables.get(row.code) is None for row in rows):
        return None
    weights = {row.code: row.weight for row in rows if row.weight is not None}
    derived = derive(indicator.value_kind, {row.code: variables[row.code] for row in rows}, weights=weights)
    return derived.problem or (None if derived.value is None else _beyond(indicator, derived.value))


def _beyond(indicator: Indicator, value: Decimal) -> str | None:
    """Outside what the planner set as possible; compared as it is printed, so that 100,00 % is 100."""
    low, high, shown = indicator.value_minimum, indicator.value_maximum, round_half_up(value, indicator.decimals)
    if (low is None or shown >= low) and (high is None or shown <= high):
        return None
    facts = {"value": value_words(indicator, value), "bounds": value_bounds(indicator)}
    return _("Nilai %(value)s di luar batas indikator ini: %(bounds)s. Periksa isiannya.") % facts


def value_bounds(indicator: Indicator) -> str:
    """Like "0 sampai 100"; empty where there are none."""
    low, high = (
        "" if bound is None else entered_text(indicator, bound)
        for bound in (indicator.value_minimum, indicator.value_maximum)
    )
    if low and high:
        return _("%(low)s sampai %(high)s") % {"low": low, "high": high}
    if low:
        return _("paling kecil %s") % low
    return _("paling besar %s") % high if high else ""


def missing_variables(indicator: Indicator, variables: Mapping[str, Decimal | None]) -> list[Variable]:
    return [row for row in indicator.parts if variables.get(row.code) is None]


def written_down(variables: Mapping[str, Decimal | None], codes: Iterable[str]) -> dict[str, str]:
    """As they are stored: decimal strings in the indicator's order, nothing for what is empty."""
    return {code: f"{value.normalize():f}" for code in codes if (value := variables.get(code)) is not None}


def bounds(row: Variable) -> str:
    """What may stand in the field, like "bilangan bulat, 0 sampai 100"."""
    parts = (
        [_("paling banyak %(count)s angka di belakang koma") % {"count": row.decimals}]
        if row.decimals
        else [_("bilangan bulat")]
    )
    low, high = (None if bound is None else format_exact(bound) for bound in (row.minimum, row.maximum))
    if low and high:
        parts.append(_("%(low)s sampai %(high)s") % {"low": low, "high": high})
    elif low:
        parts.append(_("paling kecil %s") % low)
    elif high:
        parts.append(_("paling besar %s") % high)
    return ", ".join(parts)


def decimals_of(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _too_fine(variable: Variable, facts: dict[str, str]) -> str:
    measure = spoken_measure(variable.measure)
    if variable.decimals:
        facts |= {"decimals": str(variable.decimals)}
        sentence = _("%(label)s paling banyak %(decimals)s angka di belakang koma, sedangkan terisi %(written)s.")
    elif measure in ("", "%"):
        sentence = _("%(label)s berupa angka bulat, sedangkan terisi %(written)s. Tulis tanpa koma.")
    else:
        facts |= {"measure": measure}
        sentence = _("%(label)s dihitung dalam %(measure)s utuh, sedangkan terisi %(written)s. Tulis tanpa koma.")
    return sentence % facts
