"""Marks that all charts share: ink on white, told apart by hatch, shape and dash, never by colour.

Each mark carries a class for the page's style sheet (dark mode, the pen's blue) and its own ink for paper and DOCX, so that
one file serves all three.
"""

from collections.abc import Sequence
from decimal import Decimal
from html import escape
from zlib import crc32

from triwulan.core.numbers import format_exact
from triwulan.documents.typesetting.glyphs import drawable, plain
from triwulan.documents.typesetting.widths import ems

FAMILY = "Libertinus Serif, Times New Roman, serif"
SIZE = 11.0
SMALL = 9.5
INK = "#000"
ZERO = Decimal(0)
DASHES = ("", "5 3", "1.5 2.5")

_STYLES = {
    "italic": ' font-style="italic"',
    "bold": ' font-weight="bold"',
    "halo": ' stroke="#fff" stroke-width="3" stroke-linejoin="round" paint-order="stroke"',
}

Fill = tuple[str, str]
"""Class and ink of an area."""


def fills(alt: str) -> tuple[Fill, ...]:
    """Hatched, dark, light, empty. The hatch needs a name that is its own on a page with several charts."""
    return (
        ("seg-hatch", f"url(#{_hatch_id(alt)})"),
        ("seg-on", "#4d4d4d"),
        ("seg-mid", "#c4c4c4"),
        ("seg-off", "#fff"),
    )


def drawing(width: float, height: float, alt: str, parts: Sequence[str]) -> str:
    hatch = (
        f'<defs><pattern id="{_hatch_id(alt)}" width="5" height="5" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><rect class="arsir-bg" width="5" height="5" fill="#fff"/>'
        '<rect class="arsir" width="1.4" height="5" fill="#000"/></pattern></defs>'
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 {number(width)} {number(height)}" '
        f'role="img" aria-label="{escape(plain(alt))}" font-family="{FAMILY}">{hatch}{"".join(parts)}</svg>'
    )


def text(x: float, y: float, words: str, *, anchor: str = "start", size: float = SIZE, style: str = "") -> str:
    """`style` "italic", "bold", or "halo": on a white rim, where a line may cross it."""
    extra = _STYLES.get(style, "")
    return (
        f'<text class="{style or "s"}" x="{number(x)}" y="{number(y)}" text-anchor="{anchor}" font-size="{number(size)}" '
        f'fill="{INK}"{extra}>{escape(drawable(words))}</text>'
    )


def line(x1: float, y1: float, x2: float, y2: float, *, kind: str = "axis") -> str:
    """`kind` "axis", "grid" or "goal" (the limit that is to be reached)."""
    look = {
        "axis": 'stroke="#000" stroke-width=".7"',
        "grid": 'stroke="#bbb" stroke-width=".5"',
        "goal": 'stroke="#000" stroke-width="1.1" stroke-dasharray="4 2"',
    }[kind]
    return f'<line class="{kind}" x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}" {look}/>'


def area(x: float, y: float, width: float, height: float, fill: Fill) -> str:
    return (
        f'<rect class="{fill[0]}" x="{number(x)}" y="{number(y)}" width="{number(max(width, 0))}" '
        f'height="{number(max(height, 0))}" fill="{fill[1]}" stroke="{INK}" stroke-width=".7"/>'
    )


def marker(index: int, x: float, y: float, *, filled: bool | None = None) -> str:
    """Circle, square, triangle, diamond; the first is filled unless said otherwise."""
    solid = filled if filled is not None else index == 0
    look = f'class="{"mk-on" if solid else "mk"}" fill="{INK if solid else "#fff"}" stroke="{INK}" stroke-width="1.2"'
    shapes = (
        f'<circle cx="{number(x)}" cy="{number(y)}" r="3.3" {look}/>',
        f'<rect x="{number(x - 3.1)}" y="{number(y - 3.1)}" width="6.2" height="6.2" {look}/>',
        f'<path d="M{number(x)} {number(y - 4)}l4 7h-8z" {look}/>',
        f'<path d="M{number(x)} {number(y - 4.4)}l4.4 4.4-4.4 4.4-4.4-4.4z" {look}/>',
    )
    return shapes[index % len(shapes)]


def path(points: Sequence[tuple[float, float]], index: int) -> str:
    dash = f' stroke-dasharray="{DASHES[index % 3]}"' if DASHES[index % 3] else ""
    ends = " ".join(f"{number(x)},{number(y)}" for x, y in points)
    kind = "now" if index == 0 else "then"
    return f'<polyline class="{kind}" points="{ends}" fill="none" stroke="{INK}" stroke-width="1.4"{dash}/>'


def legend(names: Sequence[str], left: float, samples: Sequence[str]) -> str:
    """`samples` are drawn in a box of 18 by 10 whose corner is at 0, 0."""
    parts, x = [], left
    for name, sample in zip(names, samples, strict=True):
        parts.append(f'<g transform="translate({number(x)} 5)">{sample}</g>' + text(x + 23, 14.5, name))
        x += 40 + width_of(name, SIZE)
    return "".join(parts)


def number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def short(value: Decimal) -> str:
    """For axes and marks: no decimals that say nothing, at most two."""
    return format_exact(round(value, 2))


def width_of(words: str, size: float) -> float:
    return ems(words) * size


def wrap(words: str, width: float, size: float, *, most: int = 3) -> tuple[str, ...]:
    """Lines that fit `width`; what does not fit in `most` lines ends in an ellipsis (the table nearby has it whole)."""
    room = width / size
    lines = [""]
    for word in words.split():
        joined = f"{lines[-1]} {word}".strip()
        if ems(joined) <= room:
            lines[-1] = joined
            continue
        pieces = _pieces(word, room)
        lines = [*(line for line in lines if line), *pieces]
    if len(lines) > most:
        lines = [*lines[: most - 1], _cut(lines[most - 1] + "…", room)]
    return tuple(lines)


def _pieces(word: str, room: float) -> list[str]:
    pieces = [""]
    for sign in word:
        if ems(pieces[-1] + sign) > room and pieces[-1]:
            pieces.append("")
        pieces[-1] += sign
    return pieces


def _cut(line: str, room: float) -> str:
    while ems(line) > room and len(line) > 1:
        line = line[:-2].rstrip() + "…"
    return line


def _hatch_id(alt: str) -> str:
    return f"arsir-{crc32(alt.encode('utf-8', 'replace')):08x}"
