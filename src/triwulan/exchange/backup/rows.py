"""A row of any table ↔ one line of JSON, whatever the database."""

import base64
import json
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import singledispatch
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.duration import duration_iso_string

BATCH = 500

type_of_model = type[models.Model]


def columns(model: type_of_model) -> list["models.Field[Any, Any]"]:
    return [field for field in model._meta.local_concrete_fields if not field.generated]


def read_rows(model: type_of_model) -> Iterator[bytes]:
    """In the order of the primary key, so that equal tables give equal bytes."""
    return map(line_of, _dicts(model, model._base_manager.all()))


def read_some_rows(model: type_of_model, keys: Collection[object]) -> Iterator[dict[str, Any]]:
    """Those of these primary keys, in their order, column by column."""
    ordered = sorted(keys, key=str)
    for start in range(0, len(ordered), BATCH):
        yield from _dicts(model, model._base_manager.filter(pk__in=ordered[start : start + BATCH]))


def line_of(row: dict[str, Any]) -> bytes:
    return json.dumps(row, default=_plain, ensure_ascii=False, sort_keys=True).encode() + b"\n"


def _dicts(model: type_of_model, rows: "models.QuerySet[Any]") -> Iterator[dict[str, Any]]:
    names = [field.attname for field in columns(model)]
    for row in rows.order_by("pk").values_list(*names).iterator(chunk_size=BATCH):
        yield dict(zip(names, row, strict=True))


@singledispatch
def _plain(value: object) -> str:
    raise TypeError(f"No way is known to write {type(value).__name__} into a backup")


@_plain.register(Decimal)
@_plain.register(UUID)
def _(value: Decimal | UUID) -> str:
    return str(value)


@_plain.register(datetime)
@_plain.register(date)
@_plain.register(time)
def _(value: datetime | date | time) -> str:
    return value.isoformat()


@_plain.register(timedelta)
def _(value: timedelta) -> str:
    return duration_iso_string(value)


@_plain.register(bytes)
@_plain.register(memoryview)
def _(value: bytes | memoryview) -> str:
    return base64.b64encode(value).decode()


def write_rows(model: type_of_model, lines: Iterable[bytes]) -> int:
    """The number of rows. The model may be one of an older state of the code; times of writing stay as they were."""
    fields = {field.attname: field for field in columns(model)}
    rows = (_instance(model, fields, json.loads(line)) for line in lines)
    written = 0
    with _times_kept(model):
        while batch := list(islice(rows, BATCH)):
            model._base_manager.bulk_create(batch)
            written += len(batch)
    return written


@contextmanager
def _times_kept(model: type_of_model) -> Iterator[None]:
    """Other people's models have columns that write their own time; here they take the time that was."""
    automatic = [field for field in columns(model) if isinstance(field, models.DateField) and field.auto_now_add]
    for field in automatic:
        field.auto_now_add = False
    try:
        yield
    finally:
        for field in automatic:
            field.auto_now_add = True


def _instance(model: type_of_model, fields: "dict[str, models.Field[Any, Any]]", row: dict[str, Any]) -> models.Model:
    return model(**{name: _value(fields[name], value) for name, value in row.items()})


def _value(field: "models.Field[Any, Any]", value: Any) -> Any:
    if value is None or isinstance(field, models.JSONField):
        return value
    return field.to_python(value)
