"""What the reader says about an SOP file: where, and one sentence in Indonesian, for those who wrote the file."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Fault:
    """`place` names file, step and field ("sop.toml, langkah 5, lanjut"); also used for notes, which refuse nothing."""

    place: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.place}: {self.sentence}"


class SopFaulty(Exception):
    """The file cannot be used. Carries every fault found, not only the first, in the order of the file."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = list(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))
