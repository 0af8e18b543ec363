"""Every page with a table, asked for as a file; a table without one has its reason here."""

import io
import re
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from django.core.signals import request_finished
from django.db import close_old_connections
from django.urls import reverse
from lxml import html

import triwulan.web
from tests.office import Office
from tests.web.rights import ROLES, TABLE
from tests.web.tables.test_files import rows_of, shown_numbers, taken
from tests.web.world import World, world_of

TEMPLATES = Path(triwulan.web.__file__).parent / "templates"
# By template: tables that are no list of facts, or have a file of their own.
WITHOUT_A_FILE = {
    "calendar/month.html": "a month's page of a calendar, drawn as a table",
    "manage/cross_rule.html": "help beside a form: the codes that a rule may name",
    "manage/cross_rule_trials.html": "what a rule that is not kept yet would meet",
    "manage/week.html": "a form: the office hours of a week",
    "published/list.html": "the public's list of reports, each of them a file itself",
    "steps/bahan/file_preview.html": "a form: what of a file is to be taken, decided row by row",
    "steps/bahan/sheet.html": "the worksheet; its file is the one that comes back (exchange/worksheet)",
}
# Of the office's pages; fewer would mean that the walk has lost its way.
_FEWEST = 20


@pytest.fixture
def world(office: Office) -> World:
    return world_of(office)


def test_only_these_tables_have_no_file() -> None:
    marked = {
        str(path.relative_to(TEMPLATES))
        for path in TEMPLATES.rglob("*.html")
        if re.search(r"<table[^>]*data-no-file", path.read_text(encoding="utf-8"))
    }
    assert marked == set(WITHOUT_A_FILE)


def test_every_table_stands_where_a_page_offers_its_files() -> None:
    """`base.html` does, around its content: also on pages that only a certain moment of the SOP shows."""
    texts = {str(path.relative_to(TEMPLATES)): path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*.html")}
    above = {name: re.search(r'{% extends "([^"]+)"', text) for name, text in texts.items()}
    pages = {"base.html"}
    while more := {name for name, found in above.items() if found and found[1] in pages} - pages:
        pages |= more
    while more := {each for name in pages for each in re.findall(r'{% include "([^"]+)"', texts[name])} - pages:
        pages |= more
    tabled = {name for name, text in texts.items() if re.search(r"<table(?![^>]*data-no-file)", text)}
    assert tabled - pages == set()


def test_every_page_offers_each_of_its_tables_with_the_numbers_it_shows(world: World) -> None:
    offered: dict[str, object] = {}
    wrong: dict[str, object] = {}
    for name in TABLE:
        desk, page = _page(world, name)
        if page is None:
            continue
        tables = shown_numbers(page)
        outside_of_main = html.fromstring(page.content).xpath("count(//table[not(ancestor::main)])")
        links = Counter(re.findall(r"unduh=(xlsx|csv)", page.text))
        if (links["csv"], links["xlsx"], outside_of_main) != (len(tables), min(1, len(tables)), 0):
            wrong[name] = (len(tables), dict(links), outside_of_main)
        elif tables:
            offered[name] = _differences(desk, page.request["PATH_INFO"], tables)
    assert (wrong, {name: what for name, what in offered.items() if what}, len(offered) > _FEWEST) == ({}, {}, True)


def _page(world: World, name: str) -> tuple[Any, Any]:
    """As the first of the office's people sees it who may; None where it answers with something else than a page."""
    for role, code in zip(ROLES[1:8], TABLE[name].split()[1:8], strict=True):
        if code == "200":
            desk = world.clients[role]
            page = desk.get(reverse(name, kwargs=world.keys.get(name, {})))
            if page.headers["Content-Type"].startswith("text/html"):
                return desk, page
            _close(page)
            return desk, None
    return None, None


def _close(response: Any) -> None:
    request_finished.disconnect(close_old_connections)  # the test's own connection goes on
    response.close()
    request_finished.connect(close_old_connections)


def _differences(desk: Any, path: str, tables: list[list[str]]) -> list[object]:
    """Numbers of the page that its files do not have in the same order."""
    found: list[object] = []
    for which, numbers in enumerate(tables, 1):
        cells = [cell for row in rows_of(taken(desk, path, "csv", which))[1:] for cell in row]
        found += [(which, numbers)] if [cell for cell in cells if cell in set(numbers)] != numbers else []
    with zipfile.ZipFile(io.BytesIO(taken(desk, path, "xlsx").content)) as book:
        sheets = sum(name.startswith("xl/worksheets/sheet") for name in book.namelist())
    return found + ([] if sheets == len(tables) else [("sheets", sheets)])
