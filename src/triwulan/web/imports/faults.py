"""What is wrong with a table, each thing said once: hundreds of rows often have the same fault."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

_NAMED = 6


@dataclass
class Told:
    """`places`: the first cells or rows it stands in; `others`: how many more."""

    sentence: str
    places: list[str] = field(default_factory=list)

    @property
    def named(self) -> str:
        return ", ".join(self.places[:_NAMED])

    @property
    def others(self) -> int:
        return max(0, len(self.places) - _NAMED)


def told_once(faults: Sequence[Mapping[str, Any]]) -> list[Told]:
    """In the order in which they first occur."""
    found: dict[str, Told] = {}
    for fault in faults:
        told = found.setdefault(fault["sentence"], Told(fault["sentence"]))
        if fault["row"]:
            told.places.append(fault["place"] or _("baris %d") % fault["row"])
    return list(found.values())
