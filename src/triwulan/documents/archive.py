"""Where the signed paper stands: "disimpan sebagai data elektronik dan manual" needs a second address."""

from typing import NamedTuple

from triwulan.documents.kinds import KINDS
from triwulan.documents.numbering import unit_code
from triwulan.organisations.models import Unit

_SEPARATOR = " / "


class Place(NamedTuple):
    """Written as one line, "lemari / boks / map"; the empty parts stay for the pen."""

    cabinet: str = ""
    box: str = ""
    folder: str = ""

    def __str__(self) -> str:
        return _SEPARATOR.join(self).rstrip(" /")


def default_place(unit: Unit, kind: str, year: int, quarter: int | None) -> Place:
    period = f"{year} triwulan {quarter}" if quarter else str(year)
    return Place(f"Lemari {unit_code(unit)}", f"Boks {year}", f"Map {KINDS[kind].label} {period}")


def read_place(text: str) -> Place:
    """Anything beyond the second stroke belongs to the folder."""
    parts = [part.strip() for part in text.split("/", 2)]
    return Place(*parts)
