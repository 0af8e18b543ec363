"""From quarters to the year: always on the variables, never on the percentages made of them.

Adding up quarterly percentages is how published reports came to "168 %" against a target of 85 %.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Literal, get_args

from triwulan.core.derivation import VARIABLES, Kind, Result, Variables, Weights, derive

Aggregation = Literal["jumlah", "nilai_akhir", "rata_rata", "maksimum", "minimum"]
TargetKind = Literal["diskrit", "kumulatif"]

AGGREGATIONS: tuple[Aggregation, ...] = get_args(Aggregation)

# Units of figures that are already a share, a score or an average; their values must not be added up.
_NOT_ADDED = frozenset({"%", "persen", "persentase", "indeks", "nilai", "skor", "poin", "rasio", "predikat"})


@dataclass(frozen=True, slots=True)
class CumulatedTargets:
    """The target up to each quarter, and the year's; None where nothing was set."""

    up_to: tuple[Decimal | None, ...]
    year: Decimal | None


def combine(
    aggregation: Aggregation,
    quarters: Sequence[Variables],
    *,
    kind: Kind | None = None,
    weights: Weights | None = None,
) -> dict[str, Decimal]:
    """Merge the quarters' variables, in order, into those of the period; `derive` then gives its value.

    Only quarters filled in whole take part; {} when there is none. "maksimum" and "minimum" take the variables of the
    quarter with the highest or lowest value (the earlier one of equals); `kind` tells how to value them, and is
    recognised by its variables where it can be.
    """
    filled = [whole for quarter in quarters if (whole := _whole(quarter))]
    if not filled:
        return {}
    if aggregation in ("maksimum", "minimum"):
        return _extreme(aggregation, filled, kind or _kind_of(filled[0]), weights)
    codes = tuple(filled[-1])
    columns = {code: [quarter[code] for quarter in filled if code in quarter] for code in codes}
    merge = _MERGE[aggregation]
    return {code: merge(values) for code, values in columns.items()}


def derive_period(
    kind: Kind, aggregation: Aggregation, quarters: Sequence[Variables], *, weights: Weights | None = None
) -> Result:
    """Give the value of several quarters together, for example of the year or of the year up to now."""
    return derive(kind, combine(aggregation, quarters, kind=kind, weights=weights), weights=weights)


def sum_refused(kind: Kind, aggregation: Aggregation, unit: str) -> str | None:
    """Say why an indicator may not add up its quarters; None when it may.

    A share with numerator and denominator may: what is added are those two.
    """
    if aggregation != "jumlah" or kind in ("persentase", "rasio", "jumlah", "selisih"):
        return None
    if kind == "kategori" or unit.strip().lower() in _NOT_ADDED:
        return "Persentase, indeks, nilai, dan kategori tidak dijumlahkan antar-triwulan. Pilih nilai akhir atau rata-rata."
    return None


def cumulate_targets(targets: Sequence[Decimal | None], kind: TargetKind, aggregation: Aggregation) -> CumulatedTargets:
    """Work out what was to be reached by the end of each quarter.

    Cumulative targets say so themselves; discrete ones are put together as the indicator's realisations are.
    A quarter without a target has none up to it where each quarter's own target counts, and keeps the former otherwise.
    """
    if kind == "kumulatif" or aggregation == "nilai_akhir":
        stated = [target for target in targets if target is not None]
        return CumulatedTargets(tuple(targets), stated[-1] if stated else None)
    up_to = tuple(_merged(targets[: end + 1], aggregation) for end in range(len(targets)))
    return CumulatedTargets(up_to, up_to[-1] if up_to else None)


def _merged(targets: Sequence[Decimal | None], aggregation: Aggregation) -> Decimal | None:
    stated = [target for target in targets if target is not None]
    return _MERGE[aggregation](stated) if stated else None


def _whole(quarter: Variables) -> dict[str, Decimal]:
    values = {code: value for code, value in quarter.items() if value is not None}
    return values if len(values) == len(quarter) else {}


def _extreme(
    aggregation: Aggregation, filled: list[dict[str, Decimal]], kind: Kind, weights: Weights | None
) -> dict[str, Decimal]:
    valued = [
        (value, quarter) for quarter in filled if (value := derive(kind, quarter, weights=weights).value) is not None
    ]
    if not valued:
        return {}
    choose = max if aggregation == "maksimum" else min
    return choose(valued, key=lambda pair: pair[0])[1]


def _kind_of(variables: Mapping[str, Decimal]) -> Kind:
    return next((kind for kind, codes in VARIABLES.items() if set(codes) == set(variables)), "jumlah")


def _sum(values: Sequence[Decimal]) -> Decimal:
    return sum(values, Decimal(0))


def _mean(values: Sequence[Decimal]) -> Decimal:
    return _sum(values) / len(values)


def _last(values: Sequence[Decimal]) -> Decimal:
    return values[-1]


_MERGE: Mapping[Aggregation, Callable[[Sequence[Decimal]], Decimal]] = MappingProxyType(
    {"jumlah": _sum, "nilai_akhir": _last, "rata_rata": _mean, "maksimum": max, "minimum": min}
)
