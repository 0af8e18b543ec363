"""A predicate as rising bars: how many are full says it, and the word beside them says it again. Never a hue."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from triwulan.web.drawing.svg import at, joined, ornament

_HEIGHTS = (2.8, 5.6, 8.4, 11.2, 14.0)


def band(full: int) -> SafeString:
    """`full` of five bars."""
    bars = (
        format_html(
            '<rect x="{}" y="{}" width="3.6" height="{}" fill="{}" stroke="currentColor" stroke-width=".9"/>',
            1 + 5 * index,
            at(15 - height),
            at(height),
            "currentColor" if index < full else "none",
        )
        for index, height in enumerate(_HEIGHTS)
    )
    return ornament("band__bars", 26, 16, joined(bars))
