"""A quarter of a calendar year: the period that data belong to, never the day on which collecting starts."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from triwulan.core.roman import to_roman
from triwulan.core.sentences import say


@dataclass(frozen=True, order=True, slots=True)
class Quarter:
    year: int
    number: int

    def __post_init__(self) -> None:
        if not 1 <= self.number <= 4:  # noqa: PLR2004 - a year has four
            message = say("Triwulan hanya I sampai IV, bukan %(number)s.", number=self.number)
            raise ValueError(message)

    def __str__(self) -> str:
        return say("Triwulan %(roman)s %(year)s", roman=self.roman, year=self.year)

    @classmethod
    def containing(cls, day: date) -> Self:
        return cls(day.year, (day.month - 1) // 3 + 1)

    @property
    def previous(self) -> "Quarter":
        return Quarter(self.year - 1, 4) if self.number == 1 else Quarter(self.year, self.number - 1)

    @property
    def next(self) -> "Quarter":
        return Quarter(self.year + 1, 1) if self.number == 4 else Quarter(self.year, self.number + 1)  # noqa: PLR2004

    @property
    def first_day(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last_day(self) -> date:
        return self.next.first_day - timedelta(days=1)

    @property
    def roman(self) -> str:
        return to_roman(self.number)
