"""Whose paper it is, who signs it, and how it is checked: what stands on every kind of paper."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Capacity = Literal["", "Plt.", "Plh.", "a.n."]


@dataclass(frozen=True)
class Crest:
    """The region's coat of arms: an SVG as text, or a PNG as base64."""

    format: Literal["svg", "png"]
    data: str


@dataclass(frozen=True)
class Look:
    """An office's own sheet: paper, margins in millimetres, types. `cover` is the SHA-256 of the picture on its
    covers, and once the paper is illustrated the picture itself as SVG.

    `font` is one that the typesetter carries; `docx_font` is named only, and had by whoever opens the DOCX.
    """

    paper: Literal["a4", "f4"] = "a4"
    font: str = "Libertinus Serif"
    docx_font: str = "Times New Roman"
    top: int = 30
    right: int = 20
    bottom: int = 20
    left: int = 30
    cover: str = ""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height, upright."""
        return SIZES[self.paper]

    @property
    def text_mm(self) -> float:
        return self.size[0] - self.left - self.right

    @property
    def turned_mm(self) -> float:
        """The text's width on a turned page of an upright book: its head is the binding edge."""
        return self.size[1] - self.top - self.bottom

    @property
    def half_mm(self) -> float:
        return self.size[0] - 2 * HALF_MARGIN_MM


SIZES = {"a4": (210.0, 297.0), "f4": (215.0, 330.0)}
HALF_MARGIN_MM = 15.0


@dataclass(frozen=True)
class Letterhead:
    government: str
    agency: str
    address: tuple[str, ...]
    crest: Crest | None = None
    look: Look = Look()


@dataclass(frozen=True)
class Signature:
    """One signer. `on_behalf_of` is the superior's position and stands only with "a.n."; `intro` e.g. "Yang menerima,"."""

    position: str
    name: str
    nip: str = ""
    rank: str = ""
    capacity: Capacity = ""
    on_behalf_of: str = ""
    intro: str = ""


@dataclass(frozen=True)
class Verification:
    """`url` is what the QR holds (with the code in it); `code` is what one types."""

    url: str
    code: str


@dataclass(frozen=True)
class Imprint:
    """What every paper carries, whatever its kind; each kind's data holds one."""

    letterhead: Letterhead
    number: str
    date: date
    place: str
    verification: Verification
    sample: bool = False
    draft: bool = False
