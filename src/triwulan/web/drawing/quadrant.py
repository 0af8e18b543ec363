"""What was reached (upright) against what was spent (along), on one scale, the diagonal between them."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from triwulan.core.numbers import format_number
from triwulan.documents.charts.axis import Scale, scale
from triwulan.web.drawing.svg import at, joined, picture

_LEFT, _TOP, _WIDTH, _HEIGHT = 40.0, 14.0, 280.0, 210.0
_RIGHT, _BOTTOM = _LEFT + _WIDTH, _TOP + _HEIGHT

Mark = tuple[str, Decimal, Decimal, bool]
"""Letter, reached, spent, filled."""


def quadrant(marks: Sequence[Mark], label: str, along: str) -> SafeString:
    """`along` names the lower axis; `label` says the same figures in words."""
    found = scale([value for _letter, reached, spent, _full in marks for value in (reached, spent)], from_zero=False)
    parts = [
        format_html('<rect class="zone" x="{}" y="{}" width="{}" height="{}"/>', *_box()),
        format_html('<path class="goal" d="M{} {}L{} {}"/>', at(_LEFT), at(_BOTTOM), at(_RIGHT), at(_TOP)),
        format_html('<rect class="seg" x="{}" y="{}" width="{}" height="{}"/>', *_box()),
        *_grid(found),
        _text("b", _LEFT + 10, 32, _("lebih hemat dari capaian"), "start"),
        _text("b", _RIGHT - 10, 216, _("serapan melebihi capaian"), "end"),
        _text("s", 180, 256, along),
    ]
    for index, (letter, reached, spent, full) in enumerate(marks):
        x, y = _LEFT + found.share(spent) * _WIDTH, _BOTTOM - found.share(reached) * _HEIGHT
        parts += [_shape(index, x, y, "mk-on" if full else "mk"), _text("b halo", x + 11, y + 4.5, letter, "start")]
    return picture("chart", 340, 262, label, joined(parts))


def _box() -> tuple[str, str, str, str]:
    return at(_LEFT), at(_TOP), at(_WIDTH), at(_HEIGHT)


def _grid(found: Scale) -> list[SafeString]:
    parts = []
    for tick in found.ticks():
        x, y = _LEFT + found.share(tick) * _WIDTH, _BOTTOM - found.share(tick) * _HEIGHT
        words = format_number(tick, 0)
        parts += [_text("s", 34, y + 4, words, "end"), _text("s", x, 239, words)]
        if _TOP < y < _BOTTOM:
            parts.append(format_html('<line class="grid" x1="41" x2="319" y1="{}" y2="{}"/>', at(y), at(y)))
    return parts


def _shape(index: int, x: float, y: float, name: str) -> SafeString:
    """Circle, triangle, square, diamond."""
    shapes = (
        ('<circle class="{}" cx="{}" cy="{}" r="6"/>', (name, at(x), at(y))),
        ('<path class="{}" d="M{} {}l7 12h-14z"/>', (name, at(x), at(y - 7))),
        ('<rect class="{}" x="{}" y="{}" width="11" height="11"/>', (name, at(x - 5.5), at(y - 5.5))),
        ('<path class="{}" d="M{} {}l8 8-8 8-8-8z"/>', (name, at(x), at(y - 8))),
    )
    markup, words = shapes[index % len(shapes)]
    return format_html(markup, *words)


def _text(name: str, x: float, y: float, words: str, anchor: str = "middle") -> SafeString:
    return format_html('<text class="{}" x="{}" y="{}" text-anchor="{}">{}</text>', name, at(x), at(y), anchor, words)
