"""Reading what somebody entered for a variable, and what is wrong with it: one Indonesian sentence each."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from triwulan.core.derivation import derive
from triwulan.core.numbers import NumberUnreadable, format_exact, number_from
from triwulan.indicators.measured import spoken_measure
from triwulan.indicators.models import Indicator, Variable

Entered = str | int | float | Decimal | None

# What a frozen figure can hold (20 digits, 6 of them behind the comma).
TOO_LARGE = Decimal(10) ** 14


def read_variable(variable: Variable, entered: Entered) -> Decimal | None:
    """None for an emptied field; raise NumberUnreadable with the sentence for what may not stand."""
    if entered is None or (isinstance(entered, str) and not entered.strip()):
        return None
    number = number_from(entered)
    problem = variable_problem(variable, number)
    if problem:
        raise NumberUnreadable(problem)
    return number


def variable_problem(variable: Variable, number: Decimal) -> str | None:
    """Say why the number cannot be this variable's."""
    written = format_exact(number)
    if abs(number) >= TOO_LARGE:
        return f"Angka {written} terlalu besar. Tulis angka di bawah {format_exact(TOO_LARGE)}."
    if _decimals(number) > variable.decimals:
        return _too_fine(variable, written)
    if variable.minimum is not None and number < variable.minimum:
        return f"{variable.label} paling kecil {format_exact(variable.minimum)}, sedangkan terisi {written}."
    if variable.maximum is not None and number > variable.maximum:
        return f"{variable.label} paling besar {format_exact(variable.maximum)}, sedangkan terisi {written}."
    return None


def value_problem(indicator: Indicator, variables: Mapping[str, Decimal | None]) -> str | None:
    """Say why no value comes out although every variable is there, for example a denominator of zero."""
    rows = list(indicator.variables.all())
    if any(variables.get(row.code) is None for row in rows):
        return None
    weights = {row.code: row.weight for row in rows if row.weight is not None}
    return derive(indicator.value_kind, {row.code: variables[row.code] for row in rows}, weights=weights).problem


def missing_variables(indicator: Indicator, variables: Mapping[str, Decimal | None]) -> list[Variable]:
    return [row for row in indicator.variables.all() if variables.get(row.code) is None]


def written_down(variables: Mapping[str, Decimal | None], codes: Iterable[str]) -> dict[str, str]:
    """As they are stored: decimal strings in the indicator's order, nothing for what is empty."""
    return {code: f"{value.normalize():f}" for code in codes if (value := variables.get(code)) is not None}


def _decimals(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _too_fine(variable: Variable, written: str) -> str:
    if variable.decimals:
        return f"{variable.label} paling banyak {variable.decimals} angka di belakang koma, sedangkan terisi {written}."
    measure = spoken_measure(variable.measure)
    what = f"dalam {measure} utuh" if measure and measure != "%" else "tanpa koma"
    return f"{variable.label} dihitung {what}, jadi {written} tidak dapat dipakai. Tulis angka bulat."
