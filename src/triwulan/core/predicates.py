"""Predicates: the word an agency's scale gives to an achievement."""

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from triwulan.core.numbers import format_exact, round_half_up
from triwulan.core.sentences import say

# The figure as it is printed is what gets judged: "90,00 %" must not carry the word for more than 90.
PRINTED_DECIMALS = 2


class ScaleInvalid(ValueError):
    """Carries every fault of a scale, one Indonesian sentence each."""

    def __init__(self, sentences: tuple[str, ...]) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences


@dataclass(frozen=True, slots=True)
class Band:
    """`lower` None: everything below the other bands."""

    lower: Decimal | None
    label: str


@dataclass(frozen=True, slots=True)
class Scale:
    """Half-open bands from the highest to the lowest, each reaching up to where the one before begins.

    As a band has only a lower bound, no figure can fall between two of them. `inclusive` tells whether the bound itself
    belongs to the band ("mulai 75") or to the one below ("di atas 75").
    """

    bands: tuple[Band, ...]
    inclusive: bool = False

    def __post_init__(self) -> None:
        problems = scale_problems(self.bands)
        if problems:
            raise ScaleInvalid(problems)


def predicate(percent: Decimal | None, scale: Scale) -> str | None:
    """None stays None: what cannot be judged gets no word."""
    if percent is None:
        return None
    printed = round_half_up(percent, PRINTED_DECIMALS)
    reached = (band.label for band in scale.bands if _reaches(printed, band.lower, inclusive=scale.inclusive))
    return next(reached)


def scale_problems(bands: tuple[Band, ...]) -> tuple[str, ...]:
    """Say what keeps the bands from covering every figure exactly once."""
    problems = []
    if not bands or bands[-1].lower is not None:
        problems.append(say("Predikat terendah harus tanpa batas bawah, supaya setiap angka mendapat predikat."))
    if any(band.lower is None for band in bands[:-1]):
        problems.append(say("Hanya predikat terendah yang boleh tanpa batas bawah."))
    bounds = [band.lower for band in bands if band.lower is not None]
    for higher, lower in pairwise(bounds):
        if lower >= higher:
            problems.append(
                say(
                    "Batas %(lower)s harus lebih rendah daripada batas di atasnya, %(higher)s.",
                    lower=format_exact(lower),
                    higher=format_exact(higher),
                )
            )
    labels = [band.label.strip().lower() for band in bands]
    if not all(labels):
        problems.append(say("Setiap predikat harus bernama."))
    if len(set(labels)) < len(labels):
        problems.append(say("Nama predikat tidak boleh berulang."))
    return tuple(problems)


def _reaches(percent: Decimal, lower: Decimal | None, *, inclusive: bool) -> bool:
    return lower is None or percent > lower or (inclusive and percent == lower)


DEFAULT_SCALE = Scale(
    (
        Band(Decimal(90), "Sangat Tinggi"),
        Band(Decimal(75), "Tinggi"),
        Band(Decimal(65), "Sedang"),
        Band(Decimal(50), "Rendah"),
        Band(None, "Sangat Rendah"),
    )
)
"""Skala nilai peringkat kinerja, Permendagri 86/2017.

Printed there as 91 and more, 76-90, 66-75, 51-65, 50 and less, which leaves 90.5 without a word. The gaps are closed
upwards: more than 90 is "Sangat Tinggi", more than 75 "Tinggi", and so on.
"""
