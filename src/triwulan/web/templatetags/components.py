"""Tags for what the pages are made of, in the exact markup that app.css dresses."""

from decimal import Decimal

import segno
from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from triwulan.core.predicates import DEFAULT_SCALE, Scale
from triwulan.core.predicates import predicate as predicate_of
from triwulan.web import icons
from triwulan.web.clock import Clock
from triwulan.web.drawing import band, bars, spark, stepbar
from triwulan.web.drawing.dial import dial

register = template.Library()

register.simple_tag(icons.icon, name="icon")
register.simple_tag(stepbar.stepbar, name="stepbar")
register.simple_tag(spark.spark, name="spark")
register.simple_tag(bars.scale_axis, name="scale_axis")
register.simple_tag(bars.scale_bar, name="scale_bar")
register.simple_tag(bars.stacked_bar, name="stacked_bar")
register.simple_tag(bars.duration_bar, name="duration_bar")

_BARS = 5


@register.simple_tag
def badge(state: str, text: str) -> SafeString:
    """`state`: ok, soon, late, back, now, wait or note. The word carries it, shape and colour repeat it."""
    return format_html('<span class="badge" data-state="{}">{}{}</span>', state, icons.icon(state), text)


@register.simple_tag
def sample() -> SafeString:
    """Beside every invented figure."""
    return format_html('<span class="sample">{}</span>', _("data contoh"))


@register.simple_tag
def clock(reading: Clock, holder: str = "") -> SafeString:
    """With `holder` the second line says who has it: "pada Kabid …, batas …"."""
    at = format_html("{} <b>{}</b>, ", _("pada"), holder) if holder else ""
    standard = format_html("<br>{}", reading.standard) if reading.standard else ""
    state = format_html(' data-state="{}"', reading.state) if reading.state else ""
    return format_html(
        '<div class="clock"{}>{}<p><span class="clock__left">{}</span><span class="clock__due">{}{}{}</span></p></div>',
        state,
        "" if reading.share is None else dial(0 if reading.state == "late" else reading.share),
        reading.words,
        at,
        reading.due,
        standard,
    )


@register.simple_tag
def predicate(percent: Decimal | None, scale: Scale = DEFAULT_SCALE) -> SafeString:
    """A dash where there is none: why, the words in the achievement's place say."""
    label = predicate_of(percent, scale)
    if label is None:
        return format_html('<span class="band muted">{}</span>', "–")
    return format_html('<span class="band">{}{}</span>', band.band(_full_bars(label, scale)), label)


@register.simple_tag
def qr(text: str) -> SafeString:
    """Black on white in any theme, or no camera reads it."""
    drawn = segno.make(text, error="m").svg_inline(scale=4, dark="#000", light="#fff", svgclass="qr", lineclass=None)
    return mark_safe(drawn)  # noqa: S308 - drawn by segno; the text is in its modules, not in its markup


@register.inclusion_tag("components/say.html")
def say(state: str, text: str, title: str = "") -> dict[str, str]:
    """A sentence from the house: block, warn, ok, here, or "" for a plain note."""
    shape = {"here": "pen", "": "note"}.get(state, state)
    return {"state": state, "text": text, "title": title, "shape": shape}


def _full_bars(label: str, scale: Scale) -> int:
    labels = [each.label for each in reversed(scale.bands)]
    return max(1, round(_BARS * (labels.index(label) + 1) / len(labels)))
