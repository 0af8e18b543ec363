"""The lengths a flowchart is drawn with, on paper (mm) and on screen (px)."""

from dataclasses import dataclass

from triwulan.core.flow.text import Face


@dataclass(frozen=True)
class Measures:
    symbol_height: float
    diamond_height: float
    padding: float
    """Free height above and below a symbol: lines turn and arrows land here."""
    strip: float
    """Height of a band of off-page connectors."""
    pentagon: float
    track: float
    """From one horizontal line to the next, and from the edge of a lane to its first line."""
    clearance: float
    """What a line keeps from symbols it does not belong to."""
    head_length: float
    head_width: float
    gap: float
    """Half of what is cut out of a line where another crosses it."""
    label: Face
    per_mm: float
    """Units in a millimetre: a route's price is reckoned in mm."""


PAPER = Measures(
    symbol_height=7.6, diamond_height=9.0, padding=4.0, strip=13.6, pentagon=7.0, track=1.3, clearance=0.7,
    head_length=2.1, head_width=1.7, gap=0.8, label=Face(2.65, serif=True, line=2.9), per_mm=1.0,
)  # fmt: skip
SCREEN = Measures(
    symbol_height=30, diamond_height=45, padding=21, strip=54, pentagon=28, track=6, clearance=3,
    head_length=8, head_width=8, gap=4, label=Face(11, serif=False, line=12, widen=1.08), per_mm=4.0,
)  # fmt: skip
PHONE = Measures(
    symbol_height=28, diamond_height=42, padding=17, strip=48, pentagon=26, track=5.5, clearance=2.5,
    head_length=7, head_width=7, gap=3.5, label=Face(11, serif=False, line=12, widen=1.08), per_mm=4.0,
)  # fmt: skip


@dataclass(frozen=True)
class Columns:
    """The performers' columns, all of one width; x starts at the left edge of the first."""

    count: int
    width: float
    symbol_width: float
    pentagon_width: float

    @property
    def total(self) -> float:
        return self.count * self.width

    def centre(self, column: int) -> float:
        return round((column + 0.5) * self.width, 2)
