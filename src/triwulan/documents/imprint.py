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
class Letterhead:
    government: str
    agency: str
    address: tuple[str, ...]
    crest: Crest | None = None


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
