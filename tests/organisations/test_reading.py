"""What is read quickly is what Django would have read: the same objects with the same relations, in the same order."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.db.models import Count, F, Model, QuerySet, Value
from django.test.utils import CaptureQueriesContext

from tests.office import Office
from triwulan.audit.models import Entry
from triwulan.indicators.models import Indicator, Variable
from triwulan.organisations.models import Agency, Holding, Person, Position, Unit
from triwulan.organisations.reading import CannotBePrepared, is_prefetched, prefetch, read, relate


def told(row: Any, depth: int = 0) -> object:
    """Everything an object was filled with, relations included."""
    if not isinstance(row, Model):
        return row
    filled = {name: value for name, value in vars(row).items() if not name.startswith("_")}
    related = {name: told(other, depth + 1) for name, other in row._state.fields_cache.items()}
    return type(row), filled, related, row._state.adding, row._state.db


QUERIES: dict[str, Callable[[], QuerySet[Any, Any]]] = {
    "alone": lambda: Unit.objects.order_by("id"),
    "moments and JSON": lambda: Entry.objects.order_by("id"),
    "relations of relations": lambda: Holding.objects.select_related("person", "position__unit__agency").order_by("id"),
    "a relation that may be missing": lambda: Position.objects.select_related("superior__unit").order_by("id"),
    "annotated": lambda: Unit.objects.annotate(many=Count("positions"), one=Value(1)).order_by("id"),
    "a few columns": lambda: Unit.objects.only("name", "agency").order_by("id"),
    "a few columns of a relation": lambda: (
        Unit.objects.select_related("agency").only("name", "agency__name").order_by("id")
    ),
    "tuples": lambda: Position.objects.order_by("id").values_list("title", "unit__valid_from"),
    "single values": lambda: Entry.objects.order_by("id").values_list("at", flat=True),
    "numbers": lambda: Indicator.objects.annotate(twice=F("weight") * 2).order_by("id").values_list("twice", "floored"),
    "none": lambda: Unit.objects.filter(pk__in=[]),
}


@pytest.mark.parametrize("name", list(QUERIES))
def test_rows_are_as_django_reads_them(office: Office, name: str) -> None:
    found = read(QUERIES[name]())
    assert [told(row) for row in found] == [told(row) for row in QUERIES[name]()]


def test_what_is_fetched_besides_comes_with_two_queries(office: Office) -> None:
    with CaptureQueriesContext(connection) as asked:
        found = {unit.name: [each.title for each in unit.positions.all()] for unit in read(_with_positions())}
    assert (found, len(asked)) == (
        {each.name: [one.title for one in each.positions.all()] for each in _with_positions()},
        2,
    )


def _with_positions() -> QuerySet[Unit]:
    return Unit.objects.order_by("id").prefetch_related("positions")


def test_a_column_that_was_left_out_is_asked_for_when_it_is_wanted(office: Office) -> None:
    row = read(Unit.objects.only("name").order_by("id"))[0]
    assert (row.get_deferred_fields() >= {"kind"}, row.kind) == (True, Unit.objects.order_by("id")[0].kind)


def test_rows_that_lead_to_one_row_share_its_object(office: Office) -> None:
    found = read(Unit.objects.select_related("agency"))
    assert {id(unit.agency) for unit in found} == {id(found[0].agency)}


def test_what_is_read_can_be_changed_and_saved(office: Office) -> None:
    row = read(Unit.objects.order_by("id"))[0]
    row.name = "Lain"
    row.save(update_fields=["name"])
    assert Unit.objects.get(pk=row.pk).name == "Lain"


def test_a_relation_that_is_known_is_not_asked_for(office: Office) -> None:
    row = read(Unit.objects.order_by("id"))[0]
    relate(row, agency=office.agency)
    with CaptureQueriesContext(connection) as asked:
        assert row.agency is office.agency
    assert len(asked) == 0


def test_a_form_that_nobody_taught_it_is_refused(office: Office) -> None:
    with pytest.raises(CannotBePrepared):
        read(Unit.objects.values("name"))
    with pytest.raises(CannotBePrepared):
        read(office.agency.units.all())


def test_a_model_that_does_more_than_fill_its_fields_is_refused(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def made(self: Agency, *values: object) -> None:
        Model.__init__(self, *values)
        self.name = self.name.upper()

    monkeypatch.setattr(Agency, "__init__", made)
    with pytest.raises(CannotBePrepared):
        read(Agency.objects.all())


def test_models_of_the_house_can_all_be_read(office: Office) -> None:
    assert (read(Person.objects.filter(pk=0)), read(Variable.objects.filter(pk=0))) == ([], [])


def test_what_is_set_as_prefetched_is_not_asked_for_and_can_still_be_narrowed(office: Office) -> None:
    first, other = list(Position.objects.order_by("id"))[:2]
    unit = first.unit
    assert not is_prefetched(unit, "positions")
    prefetch(unit, positions=[other, first])
    with CaptureQueriesContext(connection) as asked:
        assert (list(unit.positions.all()), is_prefetched(unit, "positions")) == ([other, first], True)
    assert (len(asked), list(unit.positions.filter(pk=first.pk))) == (0, [first])
