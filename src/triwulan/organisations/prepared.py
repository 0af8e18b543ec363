"""What every page asks is written as SQL once: Django writes such a query ten times longer than a database answers it.

    @prepared
    def open_at(positions: Collection[int]) -> QuerySet[Assignment]:
        return open_tasks().filter(position__in=positions)

    open_at(positions={3, 5})  # a list of Assignments

Called by name, with the values of the moment; the function itself runs once per shape of them and gets places in their
stead, which it may hand to a filter and nowhere else. Nothing else that changes may decide what it returns: no clock,
no language, no settings. The scope is filled in like the values, so it holds as it does anywhere.

Only for what is read on every page: a query that a person waits for now and then is better off plain. See ADR 0014.
"""

import re
from collections.abc import Callable, Hashable
from contextlib import nullcontext
from datetime import date, datetime
from functools import wraps
from typing import Any, NamedTuple, ParamSpec, TypeVar, cast

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Expression, Func, IntegerField, Model, QuerySet
from django.db.models.sql import Query
from django.db.models.sql.compiler import SQLCompiler
from django_scopes import get_scope, scope

_P = ParamSpec("_P")
_R = TypeVar("_R")
_M = TypeVar("_M", bound=Model)
_SWITCH = "_enabled"
_SEVERAL = (list, tuple, set, frozenset)


class _Place(NamedTuple):
    """Where in the statement's parameters a value goes; of several, the one of that `number`."""

    name: str
    number: int = 0


class _Slot(Expression):
    """Stands in a filter for a value, or for `size` values of an IN."""

    def __init__(self, name: str, size: int | None = None) -> None:
        super().__init__()
        self.name = name
        self.size = size

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, Any]:  # noqa: ARG002 - Django's signature
        if self.size is None:
            return "%s", [_Place(self.name)]
        places = [_Place(self.name, number) for number in range(self.size)]
        # IN () is no SQL; nothing is IN (NULL)
        return f"({', '.join(['%s'] * self.size) or 'NULL'})", places


class _Prepared(Query):
    """What was written, and in `values` what goes into the places this time."""

    written: SQLCompiler
    text: str
    converters: dict[int, Any]
    values: dict[str, object]

    def get_compiler(self, using: str | None = None, *_args: Any, **_options: Any) -> SQLCompiler:
        connection = connections[using or DEFAULT_DB_ALIAS]
        again = _Again(self, connection, using)
        vars(again).update(vars(self.written), query=self, connection=connection)
        return again


class _Again(SQLCompiler):
    """Asks once more what has been written already."""

    query: _Prepared

    def as_sql(self, *_args: Any, **_options: Any) -> tuple[str, Any]:
        """By name: Django would look through the whole text for nameless places, each time that SQLite is asked."""
        return self.query.text, self.query.values

    def get_converters(self, _columns: Any) -> dict[int, Any]:
        return self.query.converters


class _Statement(NamedTuple):
    queryset: QuerySet[Any]
    parameters: tuple[object, ...]


def prepared(build: Callable[_P, QuerySet[Any, _R]]) -> Callable[_P, list[_R]]:
    statements: dict[Hashable, _Statement] = {}

    @wraps(build)
    def ask(*args: _P.args, **values: _P.kwargs) -> list[_R]:
        assert not args, f"{build.__name__} is asked by name"  # noqa: S101 - a mistake in the caller's text
        around = get_scope()
        if any(isinstance(value, _SEVERAL) for value in around.values()):
            return list(build(*args, **values))
        shape = (connections[DEFAULT_DB_ALIAS].vendor, _shape(around), _shape(values))
        if shape not in statements:
            statements[shape] = _write(cast("Callable[..., QuerySet[Any]]", build), around, values)
        queryset, parameters = statements[shape]
        filling = {f".{name}": _places(value) for name, value in around.items()}
        filling |= {name: _places(value) for name, value in values.items()}
        again = queryset.all()
        cast("_Prepared", again.query).values = {
            f"p{number}": filling[each.name][each.number] if isinstance(each, _Place) else each
            for number, each in enumerate(parameters)
        }
        return list(again)

    return ask


def counted(rows: QuerySet[_M]) -> "QuerySet[_M, int]":
    """Their number as the one row of a query, which `count` could not hand back to be prepared."""
    return rows.order_by().values_list(Func(template="COUNT(*)", output_field=IntegerField()), flat=True)


def _shape(values: dict[str, Any]) -> Hashable:
    """What the text depends on: which values there are, how many, and switches."""
    return tuple(
        (name, value if _is_written(value) else len(_places(value)) if isinstance(value, _SEVERAL) else -1)
        for name, value in sorted(values.items())
    )


def _write(build: Callable[..., QuerySet[Any]], around: dict[str, Any], values: dict[str, Any]) -> _Statement:
    slots = {name: _slot(name, value) for name, value in values.items()}
    with scope(**{name: _slot(f".{name}", value) for name, value in around.items()}) if around else nullcontext():
        queryset = build(**slots)
    compiler = queryset.query.get_compiler(using=queryset.db)
    try:
        text, parameters = compiler.as_sql()
    except EmptyResultSet:
        return _Statement(queryset.none(), ())
    columns = [column for column, _sql, _alias in compiler.select[: compiler.col_count]]
    queryset.query.__class__ = _Prepared  # as Django's own `chain` makes one kind of query of another
    query = cast("_Prepared", queryset.query)
    query.written, query.text, query.converters = compiler, _named(text), compiler.get_converters(columns)
    return _Statement(queryset, tuple(parameters))


def _named(text: str) -> str:
    """Its places as p0, p1, …"""
    first, *others = re.split(r"(?<!%)%s", text)
    return first + "".join(f"%(p{number})s{part}" for number, part in enumerate(others))


def _is_written(value: object) -> bool:
    """Into the text itself: it decides how the text runs."""
    return value is None or isinstance(value, bool)


def _slot(name: str, value: object) -> object:
    if _is_written(value):
        return value
    return _Slot(name, len(_places(value)) if isinstance(value, _SEVERAL) else None)


def _places(value: object) -> list[object]:
    """What goes into its places: several are filled up to a power of two, so that there are few texts."""
    if not isinstance(value, _SEVERAL):
        return [_plain(value)]
    plain = [_plain(each) for each in value]
    return plain + plain[-1:] * ((1 << (len(plain) - 1).bit_length()) - len(plain)) if plain else plain


def _plain(value: object) -> object:
    """As the database takes it: of a row its key, moments as the database writes them."""
    if isinstance(value, Model):
        return value.pk
    operations = connections[DEFAULT_DB_ALIAS].ops
    if isinstance(value, datetime):
        return operations.adapt_datetimefield_value(value)
    return operations.adapt_datefield_value(value) if isinstance(value, date) else value
