"""One box per step of a cycle: full, stamped, open."""

from collections.abc import Sequence
from typing import Literal

from django.utils.html import format_html
from django.utils.safestring import SafeString

from triwulan.web.drawing.svg import at, joined

Stage = Literal["done", "now", "wait"]

_WIDTH = 200.0
_GAP = 4.5


def stepbar(stages: Sequence[Stage]) -> SafeString:
    box = (_WIDTH - _GAP * len(stages)) / max(len(stages), 1)
    boxes = (
        format_html(
            '<rect class="sb-{}" x="{}" y=".5" width="{}" height="7" rx="1"/>',
            stage,
            at(0.5 + index * (box + _GAP)),
            at(box),
        )
        for index, stage in enumerate(stages)
    )
    return format_html(
        '<svg class="stepbar" width="200" height="8" viewBox="0 0 200 8" aria-hidden="true" focusable="false">{}</svg>',
        joined(boxes),
    )
