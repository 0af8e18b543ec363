"""What was spent, and what was reached with it. Offices mean several things by "efisiensi"; each is named by its source.

All in per cent; None where there is nothing to compare with. None of them is prescribed for a district: an agency that
prints one says which.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from triwulan.core.sentences import say, term

_HUNDRED = Decimal(100)
CLEARLY = Decimal(5)

Verdict = Literal["thrifty", "even", "costly"]
Measure = Literal["selisih", "sisa", "nilai_keluaran"]

MEASURES: dict[Measure, tuple[str, str]] = {
    "selisih": (term("capaian dikurangi serapan"), "e-sakip-bna, Kabupaten Banjarnegara"),
    "sisa": (term("100 dikurangi serapan"), "LAKIP Dinas Kominfo SP 2021"),
    "nilai_keluaran": (
        term("bagian nilai keluaran yang tidak dibelanjakan"),
        term("kementerian, belum diperiksa pada PMK 249/2011"),
    ),
}
"""What each measure is, and where it was seen."""


def absorption(spent: Decimal | None, ceiling: Decimal | None) -> Decimal | None:
    """Serapan: realisasi / pagu × 100, as every report prints it; nothing for a ceiling of nought."""
    return spent * _HUNDRED / ceiling if spent is not None and ceiling else None


def gap(reached: Decimal | None, absorbed: Decimal | None) -> Decimal | None:
    """Capaian − serapan, in points: e-sakip-bna (Kabupaten Banjarnegara)."""
    return None if reached is None or absorbed is None else reached - absorbed


def gap_verdict(reached: Decimal | None, absorbed: Decimal | None) -> Verdict | None:
    """More than five points apart counts, as in e-sakip-bna; exactly five does not."""
    difference = gap(reached, absorbed)
    if difference is None:
        return None
    if abs(difference) <= CLEARLY:
        return "even"
    return "thrifty" if difference > 0 else "costly"


def unspent(absorbed: Decimal | None) -> Decimal | None:
    """100 − serapan, which a LAKIP of a Dinas Kominfo (2021) calls efisiensi; it rewards spending nothing."""
    return None if absorbed is None else _HUNDRED - absorbed


@dataclass(frozen=True, slots=True)
class Output:
    """A kegiatan's ceiling, what it reached in per cent, and what it spent."""

    ceiling: Decimal
    reached: Decimal
    spent: Decimal


def output_value(outputs: Iterable[Output]) -> Decimal | None:
    """Σ(pagu × capaian − realisasi) / Σ(pagu × capaian) × 100, as it is told of PMK 249/2011 for ministries (not verified).

    What the outputs were worth by their budgets, and the share of that which was not spent on them.
    """
    outputs = list(outputs)
    worth = sum((one.ceiling * one.reached / _HUNDRED for one in outputs), Decimal(0))
    spent = sum((one.spent for one in outputs), Decimal(0))
    return (worth - spent) * _HUNDRED / worth if worth else None


def measure_words(measure: Measure) -> str:
    """Like "capaian dikurangi serapan (e-sakip-bna, Kabupaten Banjarnegara)", to stand beside the figure."""
    words, source = MEASURES[measure]
    return say("%(words)s (%(source)s)", words=say(words), source=say(source))
