"""A prepared query answers as the plain one does, whatever is asked, in whichever scope, and is written once."""

import ast
from collections.abc import Collection
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext
from django_scopes import ScopeError, scope, scopes_disabled

from tests.office import Office
from triwulan.audit.models import Entry
from triwulan.organisations.models import Holding, Unit
from triwulan.organisations.prepared import counted, prepared

SOURCES = Path(__file__).parents[2] / "src"
written: list[str] = []


@prepared
def units_of(*, names: Collection[str]) -> QuerySet[Unit]:
    written.append("units_of")
    return Unit.objects.filter(name__in=names).select_related("agency").order_by("name")


@prepared
def named(*, name: str, below: Unit | None) -> QuerySet[Unit, str]:
    return Unit.objects.filter(name=name, parent=below).values_list("name", flat=True)


@prepared
def begun(*, on: date) -> QuerySet[Holding, int]:
    return counted(Holding.objects.filter(starts_on__lte=on))


@prepared
def recorded(*, since: datetime, quiet: bool) -> QuerySet[Entry]:
    found = Entry.objects.filter(at__gte=since)
    return found.none() if quiet else found.order_by("id")


def names() -> list[str]:
    return list(Unit.objects.order_by("name").values_list("name", flat=True))


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4])
def test_as_many_as_are_asked_for_are_found(office: Office, count: int) -> None:
    assert [unit.name for unit in units_of(names=names()[:count])] == names()[:count]


def test_rows_come_with_their_relations(office: Office) -> None:
    found = units_of(names=names())
    with CaptureQueriesContext(connection) as asked:
        assert {unit.agency.name for unit in found} == {office.agency.name}
    assert len(asked) == 0


def test_a_query_is_written_once_for_as_many_values(office: Office) -> None:
    units_of(names=names()[:3])
    written.clear()
    assert (units_of(names=names()[1:4]) != units_of(names=names()[:3]), written) == (True, [])


def test_nothing_to_compare_with_is_another_text(office: Office) -> None:
    root = Unit.objects.get(parent=None)
    child = Unit.objects.filter(parent=root).order_by("pk")[0]
    asked = [(root.name, None), (child.name, root), (child.name, None)]
    assert [named(name=name, below=below) for name, below in asked] == [[root.name], [child.name], []]


def test_days_and_moments_are_compared_as_such(office: Office) -> None:
    first = Holding.objects.order_by("starts_on")[0].starts_on
    assert (begun(on=first)[0] > 0, begun(on=date(1990, 1, 1))) == (True, [0])
    entries = list(Entry.objects.order_by("id"))
    moments = (datetime(1990, 1, 1, tzinfo=UTC), datetime(2990, 1, 1, tzinfo=UTC))
    assert [recorded(since=moment, quiet=False) for moment in moments] == [entries, []]


def test_what_a_switch_decides_is_in_the_text(office: Office) -> None:
    moment = datetime(1990, 1, 1, tzinfo=UTC)
    assert (recorded(since=moment, quiet=False) != [], recorded(since=moment, quiet=True)) == (True, [])


def test_the_scope_holds_whatever_was_asked_in_another(office: Office) -> None:
    mine = units_of(names=names())
    elsewhere = office.agency.pk + 1
    with scope(government=office.government, agency=elsewhere):
        nothing = units_of(names=[unit.name for unit in mine])
    with scope(government=office.government, agency=[office.agency, elsewhere]):
        in_a_list = units_of(names=[unit.name for unit in mine])
    with scope(government=office.government, agency=None):
        everywhere = units_of(names=[unit.name for unit in mine])
    with scopes_disabled():
        unscoped = units_of(names=[unit.name for unit in mine])
    assert (nothing, in_a_list, everywhere, unscoped) == ([], mine, mine, mine)


def test_without_a_scope_it_raises_though_it_was_written_before(office: Office) -> None:
    names_of_mine = [unit.name for unit in units_of(names=names())]
    with scope(_enabled=True):
        from django_scopes.state import state  # inline import: the one place that takes the scope away

        token = state.set({})
        try:
            with pytest.raises(ScopeError):
                units_of(names=names_of_mine)
        finally:
            state.reset(token)


def test_no_prepared_query_reads_what_would_stay_in_it() -> None:
    """The clock, the language and the settings of the first one who asked."""
    changing = {"clock", "today", "settings", "timezone", "gettext", "_", "get_language"}
    found = [
        f"{path.name}: {function.name}"
        for path in SOURCES.rglob("*.py")
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef) and "prepared" in map(ast.unparse, function.decorator_list)
        for name in {node.id for node in ast.walk(function) if isinstance(node, ast.Name)} & changing
    ]
    assert found == []
