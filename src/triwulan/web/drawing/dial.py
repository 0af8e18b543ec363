"""The clock's face: the whole ring is the step's standard time, the coloured part is what is left of it."""

from math import pi

from django.utils.html import format_html
from django.utils.safestring import SafeString

from triwulan.web.drawing.svg import at, joined, ornament

_RADIUS = 26
_ROUND = 2 * pi * _RADIUS


def dial(left: float) -> SafeString:
    """`left` is a share of the standard, cut to 0-1. At 0 the time is over: the ring is drawn whole, as a warning."""
    share = min(max(left, 0.0), 1.0)
    gone = 360 * (1 - share)
    drawn = share or 1.0
    parts = [
        format_html('<circle class="face" cx="32" cy="32" r="{}"/>', _RADIUS),
        format_html(
            '<circle class="left" cx="32" cy="32" r="{}" stroke-dasharray="{} {}" transform="rotate({} 32 32)"/>',
            _RADIUS,
            at(drawn * _ROUND),
            at(_ROUND),
            at((gone % 360) - 90),
        ),
        *(
            format_html('<line class="tick" x1="32" y1="3" x2="32" y2="9" transform="rotate({} 32 32)"/>', angle)
            for angle in range(0, 360, 30)
        ),
        format_html(
            '<line class="hand" x1="32" y1="32" x2="32" y2="14" transform="rotate({} 32 32)"/>', at(gone % 360)
        ),
        SafeString('<circle cx="32" cy="32" r="2.5" fill="currentColor"/>'),
    ]
    return ornament("dial", 64, 64, joined(parts))
