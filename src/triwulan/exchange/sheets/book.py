"""What a spreadsheet holds, whatever its format: sheets of rows of plain values, and the names of their places."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

_LETTERS = 26


@dataclass(frozen=True)
class Percent:
    """A number that its cell shows as a percentage: 0.9596 is "95,96%"."""

    fraction: Decimal


@dataclass(frozen=True)
class Broken:
    """A cell whose formula ended in an error, like "#REF!"."""

    error: str


Value = str | Decimal | bool | date | Percent | Broken | None


@dataclass(frozen=True)
class Sheet:
    """`rows` from the first row of the sheet on; short rows end with their last filled cell."""

    name: str
    rows: Sequence[Sequence[Value]]


@dataclass(frozen=True)
class Book:
    """The visible sheets, in their order."""

    sheets: tuple[Sheet, ...]

    def sheet(self, name: str) -> Sheet | None:
        return next((one for one in self.sheets if one.name.strip().casefold() == name.casefold()), None)


def address(row: int, column: int) -> str:
    """Both counted from zero: (6, 1) is "B7"."""
    letters = ""
    left = column + 1
    while left:
        left, digit = divmod(left - 1, _LETTERS)
        letters = chr(ord("A") + digit) + letters
    return f"{letters}{row + 1}"


def text_of(value: Value) -> str:
    """As an office would have typed it; spaces around it and inside it are put in order, line ends are kept."""
    if value is None:
        return ""
    if isinstance(value, str):
        return "\n".join(" ".join(line.split()) for line in value.strip().splitlines())
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, Decimal):
        return number_text(value)
    if isinstance(value, Percent):
        return f"{number_text(value.fraction * 100)}%"
    return value.error if isinstance(value, Broken) else value.isoformat()


def number_text(number: Decimal) -> str:
    """Without thousands, so that a year stays a year: "2026", "1234,5"."""
    written = f"{number.normalize():f}"
    return written.replace(".", ",")
