"""The three things every drawing needs: figures of one decimal, elements joined, and a name for who cannot see it."""

from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


def at(value: float) -> str:
    """A coordinate; whole numbers stay whole, so that the markup stays readable."""
    rounded = round(value, 1)
    return str(int(rounded)) if rounded == int(rounded) else str(rounded)


def joined(parts: Iterable[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))


def ornament(name: str, width: float, height: float, inside: SafeString) -> SafeString:
    """Hidden from a screen reader: the words beside it say the same."""
    return format_html(
        '<svg class="{}" viewBox="0 0 {} {}" aria-hidden="true" focusable="false">{}</svg>',
        name,
        at(width),
        at(height),
        inside,
    )


def picture(name: str, width: float, height: float, label: str, inside: SafeString) -> SafeString:
    return format_html(
        '<svg class="{}" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>',
        name,
        at(width),
        at(height),
        label,
        inside,
    )
