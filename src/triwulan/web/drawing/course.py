"""A line of quarters with the year below them and the target of 100 dashed. A quarter without a figure is a gap."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from triwulan.core.numbers import format_number
from triwulan.core.quarters import Quarter
from triwulan.documents.charts.axis import Scale, scale
from triwulan.web.drawing.svg import at, joined, picture

_LEFT, _RIGHT, _TOP, _BOTTOM = 34.0, 310.0, 30.0, 216.0
_TARGET = Decimal(100)

Marks = Sequence[tuple[Quarter, Decimal | None]]


def course(marks: Marks, label: str) -> SafeString:
    """`label` says the same figures in words."""
    found = scale([*(value for _quarter, value in marks), _TARGET], from_zero=False)
    step = (_RIGHT - _LEFT) / max(len(marks) - 1, 1)
    points = [(_LEFT + index * step, value) for index, (_quarter, value) in enumerate(marks)]
    parts = [*_grid(found), *_lines(points, found)]
    for index, ((quarter, value), (x, _value)) in enumerate(zip(marks, points, strict=True)):
        parts.append(_text("s", x, 234, quarter.roman))
        if value is not None:
            name, radius = ("dot-last", "5") if index == len(marks) - 1 else ("dot", "3.25")
            y = _height(value, found)
            parts.append(format_html('<circle class="{}" cx="{}" cy="{}" r="{}"/>', name, at(x), at(y), radius))
    parts += _said(marks, points, found)
    for year, group in groupby(enumerate(marks), key=lambda one: one[1][0].year):
        places = [_LEFT + index * step for index, _mark in group]
        parts.append(_text("s", sum(places) / len(places), 252, str(year)))
    return picture("chart", 340, 262, label, joined(parts))


def _height(value: Decimal, found: Scale) -> float:
    return _BOTTOM - found.share(value) * (_BOTTOM - _TOP)


def _grid(found: Scale) -> list[SafeString]:
    parts = []
    for tick in found.ticks():
        y = _height(tick, found)
        parts.append(_text("s", 24, y + 4, format_number(tick, 0), "end"))
        if tick != _TARGET:
            parts.append(format_html('<line class="grid" x1="30" x2="332" y1="{}" y2="{}"/>', at(y), at(y)))
    y = _height(_TARGET, found)
    parts.append(format_html('<path class="goal" d="M30 {}H332"/>', at(y)))
    parts.append(_text("s halo", 332, y - 6, _("target"), "end"))
    return parts


def _lines(points: Sequence[tuple[float, Decimal | None]], found: Scale) -> list[SafeString]:
    words, pen = [], "M"
    for x, value in points:
        if value is None:
            pen = "M"
            continue
        words.append(f"{pen}{at(x)} {at(_height(value, found))}")
        pen = "L"
    return [format_html('<path class="now" d="{}"/>', " ".join(words))] if words else []


def _said(marks: Marks, points: Sequence[tuple[float, Decimal | None]], found: Scale) -> list[SafeString]:
    """The figures that one looks for: the last in bold, the one before it, the lowest."""
    known = [(index, value) for index, (_quarter, value) in enumerate(marks) if value is not None]
    if not known:
        return []
    last = known[-1][0]
    wanted = {last: "b halo", min(known, key=lambda one: one[1])[0]: "s halo"}
    if len(known) > 1:
        wanted.setdefault(known[-2][0], "s halo")
    wanted[last] = "b halo"
    parts = []
    for index, value in known:
        if index in wanted:
            above = index == 0 or (marks[index - 1][1] or value) <= value
            y = _height(value, found) + (-10 if above else 20)
            parts.append(_text(wanted[index], points[index][0], y, format_number(value, 1)))
    return parts


def _text(name: str, x: float, y: float, words: str, anchor: str = "middle") -> SafeString:
    return format_html('<text class="{}" x="{}" y="{}" text-anchor="{}">{}</text>', name, at(x), at(y), anchor, words)
