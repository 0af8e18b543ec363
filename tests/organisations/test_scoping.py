"""Whoever updates a row only while it is so must be told the truth on both databases."""

import re
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.office import Office
from triwulan.organisations.models import Unit
from triwulan.organisations.scoping import only_if

SOURCES = Path(__file__).parents[2] / "src"
# The number of rows hit is looked at, and the manager is a scoped one.
ASKED = re.compile(r"(?:=|\bif|\bnot|\breturn)\s+[A-Z]\w+\.objects\.filter\(\s*pk=[^\n]*\.update\(")


def test_a_conditional_update_asks_the_row_itself_and_no_subquery(office: Office) -> None:
    unit = Unit.objects.filter(agency=office.agency).first()
    assert unit is not None
    with CaptureQueriesContext(
        connection,
    ) as asked:
        hits = [only_if(unit, name=name).update(short_name="baru") for name in (unit.name, "bukan")]
    assert (hits, ["SELECT" in query["sql"] for query in asked]) == ([1, 0], [False, False])


@pytest.mark.parametrize("text", ["won = Assignment.objects.filter(pk=task.pk, finished_at=None).update(x=1)"])
def test_the_pattern_knows_what_it_looks_for(text: str) -> None:
    assert ASKED.search(text)


def test_nobody_asks_a_scoped_manager_whether_his_update_won() -> None:
    places = {path.name for path in SOURCES.rglob("*.py") if ASKED.search(path.read_text(encoding="utf-8"))}
    assert places == set()
