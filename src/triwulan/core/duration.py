"""The standard time of a step ("waktu"), as a number and one of the three units an SOP uses."""

import re
from dataclasses import dataclass
from typing import Final, Literal

from triwulan.core.sentences import say

DurationUnit = Literal["menit", "jam", "hari"]

UNITS: Final[tuple[DurationUnit, ...]] = ("menit", "jam", "hari")

# About ten years. More is a slip of the pen, and would keep the calendar counting for minutes.
_LONGEST: Final[dict[DurationUnit, int]] = {"menit": 1_200_000, "jam": 20_000, "hari": 2_500}
_WRITTEN = re.compile(r"([0-9]+) ?(menit|jam|hari)(?: kerja)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Duration:
    amount: int
    unit: DurationUnit

    def __post_init__(self) -> None:
        if self.unit not in UNITS:
            message = say('Satuan waktu "%(unit)s" tidak dikenal. Pakai menit, jam, atau hari.', unit=self.unit)
            raise ValueError(message)
        if self.amount < 1:
            message = say('Waktu "%(amount)s %(unit)s" harus lebih dari 0.', amount=self.amount, unit=self.unit)
            raise ValueError(message)
        if self.amount > _LONGEST[self.unit]:
            message = say(
                'Waktu "%(amount)s %(unit)s" terlalu lama. Periksa angkanya.', amount=self.amount, unit=self.unit
            )
            raise ValueError(message)

    def __str__(self) -> str:
        return f"{self.amount} {self.unit}"

    @property
    def is_under_a_day(self) -> bool:
        """True for minutes and hours, whatever their number: the SOP's minutes are the work, not the wait."""
        return self.unit != "hari"


def parse_duration(text: str) -> Duration:
    """Read "15 menit", "1 jam", "1 hari", "15 hari kerja"; ValueError says in Indonesian what to write instead."""
    match = _WRITTEN.fullmatch(" ".join(text.split()))
    if match is None or len(match[1]) > 9:  # noqa: PLR2004 - longer is refused anyway; spares Python the conversion
        message = say(
            'Waktu "%(text)s" tidak terbaca. Tulis angka bulat dan satuannya, misalnya "15 menit", "1 jam", "2 hari".',
            text=text,
        )
        raise ValueError(message)
    units: dict[str, DurationUnit] = {"menit": "menit", "jam": "jam", "hari": "hari"}
    return Duration(int(match[1]), units[match[2].lower()])
