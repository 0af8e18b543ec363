"""axe-core on a page that stands open: what keeps people out of it, in light and dark, on a desk and on a phone."""

import os
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Literal

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

DESK, PHONE = ViewportSize(width=1280, height=900), ViewportSize(width=360, height=780)

Look = tuple[ViewportSize, Literal["light", "dark"]]
# Either pair shows both widths and both themes.
PAIRS: tuple[tuple[Look, Look], ...] = (((DESK, "light"), (PHONE, "dark")), ((PHONE, "light"), (DESK, "dark")))

# All of axe's rules but the experimental ones, and the one of WCAG 2.2 that it leaves off by default.
_RUN = """() => axe.run({resultTypes: ["violations"], rules: {"target-size": {enabled: true}}}).then(found =>
    found.violations.flatMap(rule => rule.nodes.map(node => [rule.id, node.target.join(" "), node.failureSummary])))"""

# A colour on its way from one theme to the other has neither's contrast.
_SETTLED = "() => Promise.allSettled(document.getAnimations().map(each => each.finished))"


@cache
def _source() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def context_with_axe(browser: Browser) -> BrowserContext:
    """The script comes in before the page's own policy holds; what the page itself loads is still held to it."""
    context = browser.new_context(viewport=DESK, locale="id-ID", reduced_motion="reduce")
    context.add_init_script(_source())
    return context


def looks(turn: int) -> tuple[Look, ...]:
    """Every width in every theme on a CI server; elsewhere the pairs in turn, which takes half the time."""
    return sum(PAIRS, ()) if os.environ.get("CI") else PAIRS[turn % len(PAIRS)]


def violations(page: Page, looks: Iterable[Look]) -> Iterator[str]:
    """Of the page as it stands."""
    for width, theme in looks:
        page.set_viewport_size(width)
        page.emulate_media(color_scheme=theme)
        page.evaluate(_SETTLED)
        for rule, where, how in page.evaluate(_RUN):
            yield f"{width['width']} {theme}: {rule} at {where}: {how}"
