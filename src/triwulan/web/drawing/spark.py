"""A line of the last quarters, with the target dashed. Gaps stay gaps: what was not entered is not drawn."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from django.utils.html import format_html
from django.utils.safestring import SafeString

from triwulan.web.drawing.svg import at, joined, picture

_LEFT, _RIGHT, _TOP, _BOTTOM = 4.0, 90.0, 5.0, 23.0


def spark(values: Sequence[Decimal | None], label: str, target: Decimal | None = None) -> SafeString:
    """`label` says the same figures in words."""
    known = [value for value in (*values, target) if value is not None]
    if not known:
        return SafeString("")
    height = _scale(min(known), max(known))
    step = (_RIGHT - _LEFT) / max(len(values) - 1, 1)
    points = [None if value is None else (_LEFT + index * step, height(value)) for index, value in enumerate(values)]
    parts = []
    if target is not None:
        y = at(height(target))
        parts.append(format_html('<line class="t" x1="2" x2="94" y1="{}" y2="{}"/>', y, y))
    parts.append(format_html('<path class="l" d="{}"/>', _path(points)))
    drawn = [point for point in points if point]
    if drawn:
        parts.append(
            format_html('<circle class="p" cx="{}" cy="{}" r="2.75"/>', at(drawn[-1][0]), at(drawn[-1][1])),
        )
    return picture("spark", 96, 28, label, joined(parts))


def _scale(low: Decimal, high: Decimal) -> Callable[[Decimal], float]:
    span = high - low

    def height(value: Decimal) -> float:
        # One level only: draw it in the middle rather than at an edge that means nothing.
        share = float((value - low) / span) if span else 0.5
        return _BOTTOM - share * (_BOTTOM - _TOP)

    return height


def _path(points: Sequence[tuple[float, float] | None]) -> str:
    words: list[str] = []
    pen = "M"
    for point in points:
        if point is None:
            pen = "M"
            continue
        words.append(f"{pen}{at(point[0])} {at(point[1])}")
        pen = "L"
    return " ".join(words)
