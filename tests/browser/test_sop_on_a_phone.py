"""The whole SOP on a phone and without a mouse: nothing slides sideways, and every step ends by the keyboard alone."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PHONE
from tests.browser.office_walk import Windows, card, main_button, place
from tests.cycles.walk import fill, opened, walk_secretariat
from tests.hands import Hands
from tests.office import Office
from triwulan.core.quarters import Quarter
from triwulan.indicators.models import Indicator
from triwulan.organisations.models import Unit

pytestmark = pytest.mark.django_db

MOST_STOPS = 120
# Of the fourth quarter, so that the year's report is among them.
QUARTER = Quarter(2025, 4)
LONG = "Persentase perangkat daerah yang memenuhi standar data dan metadata (https://data.contoh.go.id/standar-data-statistik)"
AREAS = ("tugas", "siklus", "putaran", "dokumen", "sop", "kotak-masuk", "profil", "v")
# Their first entry is opened too.
LISTS = ("siklus", "putaran", "dokumen", "sop")

IN_SIGHT = """one => {
    const box = one.getBoundingClientRect();
    return one.contains(document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2));
}"""
# Beyond the right edge, in sight, and in nothing that one can push.
CUT_OFF = """() => {
    const style = (one) => getComputedStyle(one);
    const kept = (one) => one && (/auto|scroll/.test(style(one).overflowX) || style(one).clipPath !== "none" || kept(one.parentElement));
    return [...document.querySelectorAll("body *")]
        .filter((one) => !one.closest("svg") && one.getBoundingClientRect().right > innerWidth + 1 && !kept(one))
        .map((one) => `${one.tagName} ${one.className} ${one.textContent.trim().slice(0, 40)}`);
}"""


@pytest.fixture(autouse=True)
def round_of_the_year(office: Office, hands: Hands) -> None:
    hands.set("2026-01-12T08:00")
    Indicator.objects.filter(code="A2").update(name=LONG)
    Unit.objects.filter(short_name="statistik").update(name="Bidang Penyelenggaraan Statistik Sektoral dan Persandian")
    opened(office, QUARTER)


def test_every_step_ends_by_the_keyboard_and_fits_a_phone(office: Office, windows: Windows) -> None:
    windows.viewport = PHONE
    fits(windows.stranger())
    for username, label in (
        ("kabid", "1"),
        ("kasubid.1", "2"),
        ("kasubid.2", "2"),
        ("analis.1", "3"),
        ("analis.2", "3"),
        ("kasubid.2", "4"),
        ("kasubid.1", "4"),
        ("kabid", "5"),
        ("kasubid.1", "5a"),
    ):
        if label == "3":
            fill(office, username)
        finish_by_keyboard(windows.of(username), label)
    planner = windows.of("perencana")
    open_by_keyboard(planner, "6a")
    walk_secretariat(office)
    finish_by_keyboard(planner, "6a")
    finish_by_keyboard(planner, "6b")
    look_around(planner, windows.url)


def finish_by_keyboard(page: Page, label: str) -> None:
    open_by_keyboard(page, label)
    button = main_button(page)
    expect(button).not_to_have_attribute("aria-disabled", "true")
    tab_to(page, button)
    assert button.evaluate(IN_SIGHT), f"step {label}: its button has the keyboard and is covered"
    page.keyboard.press("Enter")
    expect(page.get_by_text("Selesai, oleh")).to_be_visible()
    fits(page)


def open_by_keyboard(page: Page, label: str) -> None:
    for link in (place(page, "Tugas"), card(page, label).get_by_role("heading").get_by_role("link")):
        tab_to(page, link)
        with page.expect_navigation():
            page.keyboard.press("Enter")
        fits(page)


def tab_to(page: Page, target: Locator) -> None:
    for _stop in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if target.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError(f"{MOST_STOPS} stops of the keyboard do not lead to {target} on {page.url}")


def fits(page: Page) -> None:
    page.wait_for_load_state()
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert (page.url, wide, page.evaluate(CUT_OFF)) == (page.url, PHONE["width"], [])


def look_around(page: Page, url: str) -> None:
    """Everything that the walk has left behind."""
    for area in AREAS:
        page.goto(f"{url}/{area}/")
        fits(page)
        if area in LISTS:
            page.locator(f"main a[href^='/{area}/']").first.click()
            page.wait_for_url(f"{url}/{area}/*/")
            fits(page)
