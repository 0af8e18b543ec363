"""The shell's two menus: the same on every page of an area, so each is drawn once."""

from collections.abc import Iterable
from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from triwulan.web.navigation import Link

register = template.Library()

SEVERAL = 512
"""Areas, roles and counts of a busy morning; what is asked least is drawn anew."""


@register.simple_tag
def menu(links: Iterable[Link], looks: str) -> SafeString:
    """`looks`: the template, of "shell/menu-….html", that draws them."""
    return _drawn(tuple(links), looks, get_language())


@lru_cache(maxsize=SEVERAL)
def _drawn(links: tuple[Link, ...], looks: str, _language: str | None) -> SafeString:
    return render_to_string(f"shell/menu-{looks}.html", {"links": links})
