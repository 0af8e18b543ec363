"""Everybody waits in the same order: the chain's head before the rows that its transaction changes."""

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cycles.walk import cycle_of, fill, finish, opened, walk_statistics
from tests.office import Office
from triwulan.audit.record import SYSTEM
from triwulan.indicators.models import Indicator
from triwulan.organisations.models import Capacity
from triwulan.organisations.people import appoint
from triwulan.reports.actions import edit_section, set_recommendation
from triwulan.reports.models import Report


@pytest.fixture
def report(office: Office) -> Report:
    opened(office)
    walk_statistics(office, until="4")
    found: Report = Report.objects.get(unit=cycle_of(office, "statistik").unit)
    return found


def edit(_office: Office, report: Report) -> None:
    section = report.sections.first()
    assert section is not None
    edit_section(report=report, key=section.key, body="Kata baru.", actor=SYSTEM, person=None)


def recommend(office: Office, report: Report) -> None:
    indicator = Indicator.objects.get(code="A1")
    set_recommendation(report=report, indicator=indicator, text="Tambah petugas.", actor=SYSTEM)


def stand_in(office: Office, _report: Report) -> None:
    position, day = office.positions["kabid"], date(2026, 4, 13)
    appoint(
        person=office["kasubag"], position=position, starts_on=day, ends_on=day, capacity=Capacity.PLH, actor=SYSTEM
    )


def order_in(act: Callable[[], None]) -> list[str]:
    with CaptureQueriesContext(connection) as asked:
        act()
    statements = [query["sql"] for query in asked.captured_queries]
    taken = next(sql for sql in statements if '"audit_chainhead"' in sql)
    changed = next(sql for sql in statements if sql.startswith(("UPDATE", "INSERT")))
    return sorted(["head", "change"], key=lambda word: statements.index(taken if word == "head" else changed))


@pytest.mark.parametrize("act", [edit, recommend, stand_in])
def test_the_head_is_taken_before_anything_is_changed(
    office: Office, report: Report, act: Callable[[Office, Report], None]
) -> None:
    assert order_in(partial(act, office, report)) == ["head", "change"]


def test_so_it_is_when_values_are_saved(office: Office) -> None:
    opened(office)
    finish(office, "kabid")
    finish(office, "kasubid.1")
    assert order_in(partial(fill, office, "analis.1")) == ["head", "change"]
