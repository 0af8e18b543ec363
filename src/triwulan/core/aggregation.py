"""From quarters to the year: always on the variables, never on the percentages made of them.

Adding up quarterly percentages is how published reports came to "168 %" against a target of 85 %.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from types import MappingProxyType
from typing import Literal, get_args

from triwulan.core.derivation import VARIABLES, Result, Variables, Weights, derive
from triwulan.core.sentences import say

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
    aggregation: str,
    quarters: Sequence[Variables],
    *,
    kind: str | None = None,
    weights: Weights | None = None,
) -> dict[str, Decimal]:
    """Merge the quarters' variables, in order, into those of the period; `derive` then gives its value.

    Only quarters filled in whole take part; {} when there is none. "maksimum" and "minimum" take the variables of the
    quarter with the highest or lowest value (the earlier one of equals). Without `kind` it is told by the variables.
    """
    merge = _merging(aggregation)
    kind = kind or _kind_of(quarters)
    filled = [whole for quarter in quarters if (whole := _whole(quarter, VARIABLES[kind] or tuple(quarter)))]
    if aggregation in ("maksimum", "minimum"):
        return _extreme(merge, filled, lambda quarter: derive(kind, quarter, weights=weights).value)
    codes = tuple(filled[-1]) if filled else ()
    return {code: merge([quarter[code] for quarter in filled if code in quarter]) for code in codes}


def derive_period(
    kind: str, aggregation: str, quarters: Sequence[Variables], *, weights: Weights | None = None
) -> Result:
    """Give the value of several quarters together, for example of the year or of the year up to now."""
    return derive(kind, combine(aggregation, quarters, kind=kind, weights=weights), weights=weights)


def sum_refused(kind: str, aggregation: str, unit: str) -> str | None:
    """Say why an indicator may not add up its quarters; None when it may.

    A share with numerator and denominator may: what is added are those two.
    """
    if aggregation != "jumlah" or kind in ("persentase", "rasio", "jumlah", "selisih"):
        return None
    if kind == "kategori" or unit.strip().lower() in _NOT_ADDED:
        return say(
            "Persentase, indeks, nilai, dan kategori tidak dijumlahkan antar-triwulan. Pilih nilai akhir "
            "atau rata-rata."
        )
    return None


def cumulate_targets(targets: Sequence[Decimal | None], kind: str, aggregation: str) -> CumulatedTargets:
    """Work out what was to be reached by the end of each quarter.

    Cumulative targets say so themselves; discrete ones are put together as the indicator's realisations are. A quarter
    without a target then keeps what stood before it, except where each quarter's own target counts; the year's is the
    last one stated.
    """
    merge = _merging(aggregation)
    if kind not in get_args(TargetKind):
        message = f"Unknown kind of targets: {kind!r}"
        raise ValueError(message)
    if kind == "kumulatif" or aggregation == "nilai_akhir":
        stated = [target for target in targets if target is not None]
        return CumulatedTargets(tuple(targets), stated[-1] if stated else None)
    up_to = tuple(_merged(targets[: end + 1], merge) for end in range(len(targets)))
    return CumulatedTargets(up_to, up_to[-1] if up_to else None)


Merge = Callable[[Sequence[Decimal]], Decimal]


def _merging(aggregation: str) -> Merge:
    if aggregation not in _MERGE:
        message = f"Unknown aggregation: {aggregation!r}"
        raise ValueError(message)
    return _MERGE[aggregation]


def _merged(targets: Sequence[Decimal | None], merge: Merge) -> Decimal | None:
    stated = [target for target in targets if target is not None]
    return merge(stated) if stated else None


def _whole(quarter: Variables, codes: tuple[str, ...]) -> dict[str, Decimal]:
    values = {code: value for code in codes if (value := quarter.get(code)) is not None}
    return values if len(values) == len(codes) else {}


def _extreme(
    choose: Merge, filled: list[dict[str, Decimal]], value_of: Callable[[Variables], Decimal | None]
) -> dict[str, Decimal]:
    valued = [(value, quarter) for quarter in filled if (value := value_of(quarter)) is not None]
    if not valued:
        return {}
    extreme = choose([value for value, _quarter in valued])
    return next(quarter for value, quarter in valued if value == extreme)


def _kind_of(quarters: Sequence[Variables]) -> str:
    seen = {code for quarter in quarters for code in quarter}
    return next((kind for kind, codes in VARIABLES.items() if codes and seen <= set(codes)), "jumlah")


def _sum(values: Sequence[Decimal]) -> Decimal:
    return sum(values, Decimal(0))


def _mean(values: Sequence[Decimal]) -> Decimal:
    """With digits to spare, so that a ratio of two means is still the ratio of the sums when it gets rounded."""
    with localcontext(prec=60):
        return _sum(values) / len(values)


def _last(values: Sequence[Decimal]) -> Decimal:
    return values[-1]


_MERGE: Mapping[str, Merge] = MappingProxyType(
    {"jumlah": _sum, "nilai_akhir": _last, "rata_rata": _mean, "maksimum": max, "minimum": min}
)
