"""Thousands of new rows of one table in few statements: what an import brings, with its entries.

Django's `bulk_create` asks each field of each row how its value is to be written, which takes longer than the database does.
Here only those are asked whose values are written otherwise than they stand; the rest goes in as it is.
"""

from collections.abc import Sequence
from itertools import chain
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, models

BATCH = 500
_AS_IT_STANDS = (models.CharField, models.TextField, models.IntegerField, models.ForeignKey)
_PLAIN = (str, int, type(None))


def insert_all(rows: Sequence[models.Model]) -> None:
    """Each gets its key, in the order given. Needs a transaction around it, and a key that the database counts."""
    if not rows:
        return
    meta = type(rows[0])._meta
    fields = [field for field in meta.concrete_fields if not field.primary_key]
    connection = connections[DEFAULT_DB_ALIAS]
    most = connection.features.max_query_params
    size = min(BATCH, most // len(fields)) if most else BATCH
    with connection.cursor() as cursor:
        for start in range(0, len(rows), size):
            some = rows[start : start + size]
            values: list[Any] = [_written(field, row, connection) for row in some for field in fields]
            cursor.execute(_text(meta, fields, len(some), connection), values)
            for row, key in zip(some, chain.from_iterable(cursor.fetchall()), strict=True):
                row.pk = key
                row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS


def _written(field: Any, row: models.Model, connection: Any) -> object:
    value = getattr(row, field.attname)
    if type(value) in _PLAIN and isinstance(field, _AS_IT_STANDS):
        return value
    return field.get_db_prep_save(value, connection=connection)


def _text(meta: Any, fields: Sequence[Any], count: int, connection: Any) -> str:
    quoted = connection.ops.quote_name
    columns = ", ".join(quoted(field.column) for field in fields)
    row = f"({', '.join(['%s'] * len(fields))})"
    into = f"INSERT INTO {quoted(meta.db_table)} ({columns}) VALUES {', '.join([row] * count)}"  # noqa: S608 - names of ours
    return f"{into} RETURNING {quoted(meta.pk.column)}"
