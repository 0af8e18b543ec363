"""Every icon of the pages: 20 by 20, drawn with the pen of the text around it. The markup is ours and trusted."""

from functools import cache

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

_PATHS = {
    # states
    "ok": '<circle cx="10" cy="10" r="7"/><path d="m7 10.2 2.1 2.1L13.2 8"/>',
    "late": '<path d="M10 3 18 17H2z"/><path d="M10 8v4M10 14.4v.2"/>',
    "soon": '<circle cx="10" cy="10" r="7"/><path d="M10 6v4l2.5 2"/>',
    "back": '<path d="M7 4 3 8l4 4"/><path d="M3 8h9a4.5 4.5 0 0 1 0 9H8"/>',
    "now": '<circle cx="10" cy="10" r="7"/><circle cx="10" cy="10" r="2.5" fill="currentColor"/>',
    "wait": '<circle cx="10" cy="10" r="7" stroke-dasharray="2.6 2.6"/>',
    "block": '<path d="M7 3h6l4 4v6l-4 4H7l-4-4V7z"/><path d="M10 6.5v4.5M10 13.4v.2"/>',
    "warn": '<path d="M10 3 18 17H2z"/><path d="M10 8v4M10 14.4v.2"/>',
    "note": '<circle cx="10" cy="10" r="7"/><path d="M10 9.5V14M10 6.4v.2"/>',
    # places
    "tasks": '<path d="M4 4h12v12H4z"/><path d="m7 10 2.2 2.2L13.4 8"/>',
    "cycle": '<path d="M3 4h5v4H3zM12 12h5v4h-5z"/><path d="M8 6h6.5v6M12 14H5.5V8"/>',
    "round": '<path d="M3 4h14v12H3zM3 8h14M3 12h14M8 4v12M13 4v12"/>',
    "home": '<path d="M3 17h14M5 17v-5M10 17V5M15 17V9"/>',
    "more": '<path d="M4 6h12M4 10h12M4 14h12"/>',
    "report": '<path d="M5 3h7l3 3v11H5z"/><path d="M12 3v3h3"/>',
    "calendar": '<path d="M3 5h14v12H3zM3 9h14M7 3v4M13 3v4"/><path d="M7 13h2M11 13h2"/>',
    "sop": '<path d="M5 3h10v14H5z"/><path d="M8 7h4M8 10h4M8 13h2"/>',
    "search": '<circle cx="9" cy="9" r="5"/><path d="m13 13 4 4"/>',
    "settings": '<path d="M3 6h8M15 6h2M3 14h2M9 14h8"/><circle cx="13" cy="6" r="2"/><circle cx="7" cy="14" r="2"/>',
    "target": '<circle cx="10" cy="10" r="7"/><circle cx="10" cy="10" r="3.5"/><path d="M10 9.9v.2"/>',
    "tree": '<path d="M4 3h5v4H4zM11 8.5h5v4h-5zM11 14h5v3h-5z"/><path d="M6.5 7v8.5H11M6.5 10.5H11"/>',
    "archive": '<path d="M3 4h14v4H3zM4 8v9h12V8"/><path d="M8 11.5h4"/>',
    "inbox": '<path d="M3 11 5 4h10l2 7v5H3z"/><path d="M3 11h4l1.5 2.5h3L13 11h4"/>',
    "record": '<path d="M4 3h12v14H4z"/><path d="M7 7h6M7 10h6M7 13h3"/><path d="M2.5 6h3M2.5 10h3M2.5 14h3"/>',
    "person": '<circle cx="10" cy="7" r="3"/><path d="M4 17c.6-3.4 2.9-5 6-5s5.4 1.6 6 5"/>',
    # acts
    "pen": '<path d="m4 16 1-4 8-8 3 3-8 8z"/>',
    "cross": '<path d="m5 5 10 10M15 5 5 15"/>',
    "check": '<path d="m4 10.5 4 4L16 6"/>',
    "add": '<path d="M10 4v12M4 10h12"/>',
    "file": '<path d="M6 3h6l3 3v11H6z"/>',
    "next": '<path d="m8 5 5 5-5 5"/>',
    "print": '<path d="M6 8V3h8v5M6 14H3V8h14v6h-3"/><path d="M6 12h8v5H6z"/>',
    "offline": '<path d="M6 15h8a3.5 3.5 0 0 0 .5-6.9A5 5 0 0 0 5 8.6 3.3 3.3 0 0 0 6 15z"/><path d="m3 3 14 14"/>',
    "download": '<path d="M10 3v9M6.5 8.5 10 12l3.5-3.5M4 16h12"/>',
    "key": '<circle cx="7" cy="13" r="3.5"/><path d="m9.5 10.5 6.5-6.5M13 7l2.5 2.5"/>',
}


@cache
def icon(name: str) -> SafeString:
    """An unknown name is a mistake of ours, so it raises."""
    drawn = mark_safe(_PATHS[name])  # noqa: S308 - our own markup
    return format_html('<svg class="ic" viewBox="0 0 20 20" aria-hidden="true" focusable="false">{}</svg>', drawn)
