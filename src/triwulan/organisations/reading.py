"""The rows of a prepared query become what its queryset would have given, without asking again each time how.

Django works out for every query which columns make which object, and makes one for every relation of every row. Here that is
worked out once for a text, an object is filled as `Model.from_db` fills it, and rows that lead to the same row of another
table share its object, as they do after `prefetch_related`. See ADR 0014.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Model, QuerySet, prefetch_related_objects
from django.db.models.base import ModelState
from django.db.models.fields.files import FileDescriptor
from django.db.models.query import FlatValuesListIterable, ModelIterable, ValuesListIterable
from django.db.models.query_utils import DeferredAttribute
from django.db.models.sql.compiler import SQLCompiler

_R = TypeVar("_R")
_Row = tuple[Any, ...]
_Read = Callable[[Iterable[_Row]], list[Any]]
# Of a column: its place, the functions that its value passes through, and what they are told it came from.
_Converter = tuple[int, Sequence[Callable[..., Any]], Any]
# What `setattr` does for a field of theirs on a new object is to put the value into its dictionary.
_PLAIN = (DeferredAttribute, FileDescriptor)


class CannotBePrepared(TypeError):
    """A queryset of a form that none has had yet: teach it here, or ask it plainly."""


def reader_of(queryset: QuerySet[Any], compiler: SQLCompiler) -> _Read:
    """`compiler` has written the queryset's text."""
    asked: Any = queryset
    if compiler.has_extra_select or asked._known_related_objects:
        raise CannotBePrepared(queryset.query)
    fields = [column for column, _sql, _alias in compiler.select[: compiler.col_count]]
    found = compiler.get_converters(fields)
    converters = [(place, *each) for place, each in found.items()]
    made = asked._iterable_class
    if made is ModelIterable:
        return _Models(queryset, compiler, converters)
    if made not in (ValuesListIterable, FlatValuesListIterable) or compiler.has_composite_fields(fields):
        raise CannotBePrepared(queryset.query)
    return _Values(converters, flat=made is FlatValuesListIterable)


def read(queryset: QuerySet[Any, _R]) -> list[_R]:
    """As `list(queryset)`: for hundreds of rows on one page."""
    compiler = queryset.query.get_compiler(using=queryset.db)
    try:
        text, parameters = compiler.as_sql()
    except EmptyResultSet:
        return []
    with connections[queryset.db].cursor() as cursor:
        cursor.execute(text, parameters)
        rows = cursor.fetchall()
    return reader_of(queryset, compiler)(rows)


def relate(row: Model, **relations: Model) -> None:
    """What its relations lead to, by name, as `select_related` sets it: their keys are right already."""
    row._state.fields_cache.update(relations)


def prefetch(row: Model, **several: list[Any]) -> None:
    """What its reverse relations hold, by name, as `prefetch_related` sets it: `all()` asks no more, `filter()` does."""
    kept = vars(row).setdefault("_prefetched_objects_cache", {})
    for name, rows in several.items():
        relation: Any = row._meta.get_field(name)
        held: Any = relation.related_model._base_manager.all()
        held._defer_next_filter = True  # as Django's related managers do: it is written when somebody asks
        held = held.filter(**{relation.field.name: row})
        held._result_cache, held._prefetch_done = rows, True
        kept[name] = held


def is_prefetched(row: Model, name: str) -> bool:
    return name in vars(row).get("_prefetched_objects_cache", ())


class _Values:
    """Of `values_list`."""

    def __init__(self, converters: Sequence[_Converter], *, flat: bool) -> None:
        self.converters = converters
        self.flat = flat

    def __call__(self, rows: Iterable[_Row]) -> list[Any]:
        if self.converters:
            connection = connections[DEFAULT_DB_ALIAS]
            rows = [tuple(_converted(list(row), self.converters, connection)) for row in rows]
        return [row[0] for row in rows] if self.flat else list(rows)


class _Models:
    def __init__(self, queryset: QuerySet[Any], compiler: SQLCompiler, converters: Sequence[_Converter]) -> None:
        self.table = _Table(compiler.klass_info, compiler.select, converters)
        self.annotations = list((compiler.annotation_col_map or {}).items())
        places = {place for _name, place in self.annotations}
        self.converters = [each for each in converters if each[0] in places]
        self.prefetched = vars(queryset)["_prefetch_related_lookups"]

    def __call__(self, rows: Iterable[_Row]) -> list[Any]:
        connection = connections[DEFAULT_DB_ALIAS]
        known: _Known = {}
        found = []
        for row in rows:
            one = self.table.make(row, connection, known)
            if self.annotations:
                said = _converted(list(row), self.converters, connection) if self.converters else row
                for name, place in self.annotations:
                    setattr(one, name, said[place])
            found.append(one)
        if self.prefetched:
            prefetch_related_objects(found, *self.prefetched)
        return found


class _Relation(NamedTuple):
    """`is_shared`: many rows may lead to one object; of a one-to-one relation each has its own, which knows the way back."""

    table: "_Table"
    is_shared: bool
    set_there: Callable[[Model, Model | None], None]
    set_back: Callable[[Model, Model], None]


_Known = dict[tuple[int, object], Model]


class _Table:
    """The columns of one table in a row, and the tables that are reached from it."""

    def __init__(self, info: dict[str, Any], select: Sequence[Any], converters: Sequence[_Converter]) -> None:
        self.model: type[Model] = info["model"]
        if info.get("from_parent"):
            raise CannotBePrepared(self.model)
        self.start, self.end = info["select_fields"][0], info["select_fields"][-1] + 1
        self.names = [column.target.attname for column, _sql, _alias in select[self.start : self.end]]
        _check(self.model, self.names)
        key = self.model._meta.pk.attname
        self.key = self.start + self.names.index(key)
        own = range(self.start, self.end)
        self.converters = [(self.names[each[0] - self.start], *each[1:]) for each in converters if each[0] in own]
        self.relations = [
            _Relation(
                _Table(other, select, converters),
                not other["reverse"] and not other["field"].unique,
                other["local_setter"],
                other["remote_setter"],
            )
            for other in info.get("related_klass_infos", ())
        ]

    def make(self, row: _Row, connection: Any, known: _Known) -> Model:
        """As `Model.from_db`, whose checks of each field, signals and descriptors `_check` has made needless."""
        one = self.model.__new__(self.model)
        filled = one.__dict__
        filled["_state"] = state = ModelState()
        state.adding, state.db = False, connection.alias
        filled.update(zip(self.names, row[self.start : self.end], strict=True))
        for name, functions, expression in self.converters:
            value = filled[name]
            for function in functions:
                value = function(value, expression, connection)
            filled[name] = value
        for relation in self.relations:
            other = _reached(relation, row, connection, known)
            relation.set_there(one, other)
            if other is not None:
                relation.set_back(other, one)
        return one


def _reached(relation: _Relation, row: _Row, connection: Any, known: _Known) -> Model | None:
    table = relation.table
    key = row[table.key]
    if key is None:
        return None
    if not relation.is_shared:
        return table.make(row, connection, known)
    found = known.get((table.start, key))
    if found is None:
        found = known[table.start, key] = table.make(row, connection, known)
    return found


def _converted(row: list[Any], converters: Sequence[_Converter], connection: Any) -> list[Any]:
    for place, functions, expression in converters:
        value = row[place]
        for function in functions:
            value = function(value, expression, connection)
        row[place] = value
    return row


def _check(model: type[Model], names: Sequence[str]) -> None:
    """That nothing happens when such an object is made but that its fields are filled; nobody here waits for it."""
    as_django = model.__init__ is Model.__init__ and model.from_db.__func__ is Model.from_db.__func__  # type: ignore[attr-defined]
    plain = all(isinstance(getattr(model, name), _PLAIN) for name in names)
    if not (as_django and plain):
        raise CannotBePrepared(model)
