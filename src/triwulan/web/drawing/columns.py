"""Upright bars side by side: what was promised, outlined, and what was reached, filled. Readable in black and white."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.html import format_html
from django.utils.safestring import SafeString

from triwulan.core.numbers import format_number
from triwulan.documents.charts.axis import Scale, scale
from triwulan.web.drawing.svg import at, joined, picture

_LEFT, _RIGHT, _TOP, _BOTTOM = 40.0, 334.0, 18.0, 176.0
_WIDEST = 24.0


@dataclass(frozen=True)
class Pair:
    name: str
    goal: Decimal | None
    value: Decimal | None


def columns(pairs: Sequence[Pair], label: str, decimals: int) -> SafeString:
    """`label` says the same figures in words. A missing value has no bar."""
    found = scale([each for pair in pairs for each in (pair.goal, pair.value)], from_zero=True)
    step = (_RIGHT - _LEFT) / max(len(pairs), 1)
    wide = min(_WIDEST, step * 0.36)
    parts = [*_grid(found)]
    for number, pair in enumerate(pairs):
        middle = _LEFT + step * (number + 0.5)
        parts += _bar("bar2", middle - wide, wide, pair.goal, found)
        parts += _bar("bar", middle, wide, pair.value, found)
        if pair.value is not None:
            y = min(_height(pair.value, found), _height(Decimal(0), found)) - 4
            parts.append(_text("s halo", middle + wide / 2, y, format_number(pair.value, min(decimals, 1))))
        parts.append(_text("s", middle, 194, pair.name))
    return picture("chart", 340, 202, label, joined(parts))


def _bar(name: str, x: float, wide: float, value: Decimal | None, found: Scale) -> Iterator[SafeString]:
    if value is None:
        return
    top, bottom = sorted((_height(value, found), _height(Decimal(0), found)))
    shape = '<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>'
    yield format_html(shape, name, at(x + 1), at(top), at(wide - 2), at(bottom - top))


def _grid(found: Scale) -> Iterator[SafeString]:
    for tick in found.ticks():
        y = _height(tick, found)
        yield _text("s", _LEFT - 6, y + 4, format_number(tick, 0 if tick == tick.to_integral_value() else 1), "end")
        yield format_html('<line class="grid" x1="{}" x2="{}" y1="{}" y2="{}"/>', at(_LEFT), at(_RIGHT), at(y), at(y))


def _height(value: Decimal, found: Scale) -> float:
    return _BOTTOM - found.share(value) * (_BOTTOM - _TOP)


def _text(name: str, x: float, y: float, words: str, anchor: str = "middle") -> SafeString:
    shape = '<text class="{}" x="{}" y="{}" text-anchor="{}">{}</text>'
    return format_html(shape, name, at(x), at(y), anchor, words)
