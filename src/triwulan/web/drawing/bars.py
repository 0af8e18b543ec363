"""Horizontal bars: one achievement on a scale, parts of a whole, and a step's time against its standard."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.html import format_html
from django.utils.safestring import SafeString

from triwulan.web.drawing.svg import at, joined, ornament, picture

# The scale of achievements: its marks are where predicates begin.
MARKS: tuple[int, ...] = (0, 50, 65, 75, 90, 120)
_WIDTH, _LEFT = 340.0, 2.0
_FULL = _WIDTH - 2 * _LEFT


def scale_axis(marks: Sequence[int] = MARKS) -> SafeString:
    last = len(marks) - 1
    texts = (
        format_html(
            '<text x="{}" y="12" text-anchor="{}">{}</text>',
            at(_x(mark, marks)),
            {0: "start", last: "end"}.get(index, "middle"),
            mark,
        )
        for index, mark in enumerate(marks)
    )
    return ornament("chart chart--axis", _WIDTH, 16, joined(texts))


def scale_bar(
    value: Decimal, label: str, *, before: Decimal | None = None, low: bool = False, marks: Sequence[int] = MARKS
) -> SafeString:
    """`low` is hatched. Beyond the last mark the bar is cut; the figure in its row stays whole."""
    parts = [
        format_html('<line class="grid" x1="{}" x2="{}" y1="0" y2="26"/>', at(_x(mark, marks)), at(_x(mark, marks)))
        for mark in marks[1:-1]
    ]
    width = _x(value, marks) - _LEFT
    parts.append(
        format_html('<rect class="{}" x="2" y="5" width="{}" height="16"/>', "seg-low" if low else "seg-on", at(width))
    )
    parts.append(SafeString('<line class="axis" x1="2" x2="2" y1="0" y2="26"/>'))
    if before is not None:
        parts.append(format_html('<path class="goal" d="M{} 1V25"/>', at(_x(before, marks))))
    return picture("chart", _WIDTH, 26, label, joined(parts))


def stacked_bar(parts: Sequence[tuple[int, str]], label: str) -> SafeString:
    """Parts of a whole as (amount, class): "seg-on" full, "seg-low" hatched, "" left open."""
    whole = sum(amount for amount, _ in parts) or 1
    drawn = []
    x = _LEFT
    for amount, name in parts:
        width = _FULL * amount / whole
        if name and amount:
            drawn.append(format_html('<rect class="{}" x="{}" y="3" width="{}" height="16"/>', name, at(x), at(width)))
        x += width
    drawn.append(format_html('<rect class="seg" x="2" y="3" width="{}" height="16"/>', at(_FULL)))
    return picture("chart", _WIDTH, 22, label, joined(drawn))


def duration_bar(used: int, standard: int | None, words: str, label: str) -> SafeString:
    """Working minutes used against the standard's; what went over is hatched. Without a standard only the words."""
    parts = [format_html('<text x="0" y="11">{}</text>', words)]
    if standard:
        room = 333.0
        scale = min(200.0 / standard, room / max(used, 1))
        edge = standard * scale
        parts += [
            format_html('<rect class="std" x=".5" y="18.5" width="{}" height="9" rx="1"/>', at(edge)),
            format_html(
                '<rect class="used" x="0" y="18" width="{}" height="10" rx="1"/>', at(min(used, standard) * scale)
            ),
        ]
        if used > standard:
            over = (used - standard) * scale
            parts.append(format_html('<rect class="over" x="{}" y="18.5" width="{}" height="9"/>', at(edge), at(over)))
        parts.append(format_html('<line class="mark" x1="{}" x2="{}" y1="14" y2="32"/>', at(edge), at(edge)))
    return picture("dur", 334, 36, label, joined(parts))


def _x(value: Decimal | float, marks: Sequence[int]) -> float:
    share = min(max(float(value) / marks[-1], 0.0), 1.0)
    return _LEFT + _FULL * share
