"""How wide and how tall a text will be, reckoned without the font file.

The router must know a row's height before typst, Word or a browser sets the text. The widths are those of Libertinus
Serif (paper) and Liberation Sans, which is metric-compatible with Arial (screen), rounded up to 25 thousandths of the
type size, so that a reckoned text is never lower than the printed one.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

_SERIF = {
    200: "'",
    225: "|,.",
    250: ":; ·",
    275: "l°‘’ijí",
    300: "{}\\!I()",
    325: "ftJ/",
    350: '"-',
    375: "•[]*r“”",
    400: "s`",
    425: "z",
    450: "c?eéè~",
    475: "aá0123456789#$",
    500: "FS_xbvg",
    525: "qoöódky^p",
    550: "≥≤LuühPnñ–+<=>×",
    575: "EY",
    600: "RBT",
    650: "ZK%C",
    675: "VXU½",
    700: "GANDOQ",
    750: "&H—w…",
    800: "m",
    850: "M",
    900: "@",
    975: "W",
}
_SANS = {
    225: "'ijl‘’",
    300: "|ftI!,./:;[\\] í",
    350: "r()-`“”·{}",
    400: '•"*°',
    475: "^",
    500: "cksvxyzJ",
    575: "abdeghnopquL0123456789#$?_–éèüöáóñ≥≤",
    600: "+<=>~×",
    625: "FTZ",
    675: "ABEKPSVXY&",
    725: "wCDHNRU",
    800: "GOQ",
    850: "mM½",
    900: "%",
    950: "W",
    1025: "—…→@",
}
_OTHER = 1000
_BREAK_AFTER = "/-–"


@dataclass(frozen=True)
class Face:
    """A typeface at a size, in the unit of the drawing (mm on paper, px on screen)."""

    size: float
    serif: bool
    line: float
    """From one baseline to the next."""
    widen: float = 1.0
    """For bold cuts, or for screens whose own font is wider than the table's."""


@lru_cache(maxsize=2)
def _widths(*, serif: bool) -> dict[str, int]:
    table = _SERIF if serif else _SANS
    return {char: width for width, chars in table.items() for char in chars}


def text_width(text: str, face: Face) -> float:
    widths = _widths(serif=face.serif)
    return sum(widths.get(char, _OTHER) for char in text) / 1000 * face.size * face.widen


def _pieces(text: str) -> list[str]:
    """The text cut where a line may end: after a space, and after a slash or a hyphen that no figure follows."""
    pieces = [""]
    for char, following in zip_longest(text, text[1:], fillvalue=" "):
        pieces[-1] += char
        if char == " " or (char in _BREAK_AFTER and not following.isdigit()):
            pieces.append("")
    return [piece for piece in pieces if piece]


def wrap(text: str, width: float, face: Face) -> tuple[str, ...]:
    """Lines no wider than `width`; a single word that is wider gets a line of its own."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for piece in _pieces(paragraph):
            if line and text_width((line + piece).rstrip(), face) > width:
                lines.append(line.rstrip())
                line = ""
            line += piece
        lines.append(line.rstrip())
    return tuple(lines) if text else ()


def text_height(text: str, width: float, face: Face) -> float:
    return len(wrap(text, width, face)) * face.line


def widest_word(text: str, face: Face) -> float:
    return max((text_width(piece.rstrip(), face) for piece in _pieces(text)), default=0.0)
