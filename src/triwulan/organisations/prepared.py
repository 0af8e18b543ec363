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
from collections.abc import Callable, Hashable, Iterable
from contextlib import nullcontext
from datetime import date, datetime
from functools import wraps
from typing import Any, NamedTuple, ParamSpec, TypeVar, cast

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Expression, Func, IntegerField, Model, QuerySet
from django.db.models.sql.compiler import SQLCompiler
from django_scopes import get_scope, scope

from triwulan.organisations.reading import reader_of

_P = ParamSpec("_P")
_R = TypeVar("_R")
_M = TypeVar("_M", bound=Model)
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


class _Statement(NamedTuple):
    """`text` is empty where nothing can be found. Of the parameters, by name, those that are the same each time."""

    text: str
    constant: dict[str, Any]
    places: tuple[tuple[str, _Place], ...]
    read: Callable[[Iterable[tuple[Any, ...]]], list[Any]]


def prepared(build: Callable[_P, QuerySet[Any, _R]]) -> Callable[_P, list[_R]]:
    statements: dict[Hashable, _Statement] = {}

    @wraps(build)
    def ask(*args: _P.args, **values: _P.kwargs) -> list[_R]:
        assert not args, f"{build.__name__} is asked by name"  # noqa: S101 - a mistake in the caller's text
        around = get_scope()
        if any(isinstance(value, _SEVERAL) for value in around.values()):
            return list(build(*args, **values))
        connection = connections[DEFAULT_DB_ALIAS]
        filling = {f".{name}": _filled(value) for name, value in around.items()}
        filling |= {name: _filled(value) for name, value in values.items()}
        shape = (connection.vendor, tuple([(name, _shape(value)) for name, value in filling.items()]))
        statement = statements.get(shape)
        if statement is None:
            statement = _write(cast("Callable[..., QuerySet[Any]]", build), around, values)
            statements[shape] = statement
        if not statement.text:
            return []
        parameters = {**statement.constant, **{name: filling[of][at] for name, (of, at) in statement.places}}
        with connection.cursor() as cursor:
            # by name: Django would look through the whole text for nameless places, each time that SQLite is asked
            cursor.execute(statement.text, parameters)
            rows = cursor.fetchall()
        return statement.read(rows)

    return ask


def counted(rows: QuerySet[_M]) -> "QuerySet[_M, int]":
    """Their number as the one row of a query, which `count` could not hand back to be prepared."""
    return rows.order_by().values_list(Func(template="COUNT(*)", output_field=IntegerField()), flat=True)


def _shape(filled: object) -> Hashable:
    """What the text depends on: which values there are, how many, and switches."""
    if isinstance(filled, list):
        return -1 - len(filled)  # no switch is equal to it
    return "one" if isinstance(filled, tuple) else filled


def _write(build: Callable[..., QuerySet[Any]], around: dict[str, Any], values: dict[str, Any]) -> _Statement:
    slots = {name: _slot(name, value) for name, value in values.items()}
    with scope(**{name: _slot(f".{name}", value) for name, value in around.items()}) if around else nullcontext():
        queryset = build(**slots)
    compiler = queryset.query.get_compiler(using=queryset.db)
    try:
        text, parameters = compiler.as_sql()
    except EmptyResultSet:
        return _Statement("", {}, (), list)
    named = [(f"p{number}", each) for number, each in enumerate(parameters)]
    return _Statement(
        _named(text),
        {name: each for name, each in named if not isinstance(each, _Place)},
        tuple((name, each) for name, each in named if isinstance(each, _Place)),
        reader_of(queryset, compiler),
    )


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
    return _Slot(name, len(_several(value)) if isinstance(value, _SEVERAL) else None)


def _filled(value: object) -> Any:
    """What goes into its places: a list of several, a tuple of one; a switch itself, since it is in the text."""
    if isinstance(value, _SEVERAL):
        return _several(value)
    return value if _is_written(value) else (_plain(value),)


def _several(values: Iterable[object]) -> list[object]:
    """Filled up to a power of two, so that there are few texts."""
    plain = [_plain(each) for each in values]
    return plain + plain[-1:] * ((1 << (len(plain) - 1).bit_length()) - len(plain)) if plain else plain


def _plain(value: object) -> object:
    """As the database takes it: of a row its key, moments as the database writes them."""
    if isinstance(value, Model):
        return value.pk
    if not isinstance(value, date):
        return value
    operations = connections[DEFAULT_DB_ALIAS].ops
    if isinstance(value, datetime):
        return operations.adapt_datetimefield_value(value)
    return operations.adapt_datefield_value(value)
