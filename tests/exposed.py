"""Past the database's refusal to change the record: to empty a test's database, and to play the forger."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection

from triwulan.audit.append_only import exposing, protecting


@contextmanager
def exposed() -> Iterator[None]:
    with connection.cursor() as cursor:
        for statement in exposing(connection.vendor):
            cursor.execute(statement)
        yield
        for statement in protecting(connection.vendor):
            cursor.execute(statement)


@contextmanager
def flush_exposed() -> Iterator[None]:
    """Django empties the database after a transactional test; a flush of ours lifts the triggers, and sets them again."""
    operations = type(connection.ops)
    flush = operations.sql_flush

    def sql_flush(self: Any, *args: Any, **kwargs: Any) -> list[str]:
        vendor = self.connection.vendor
        return [*exposing(vendor), *flush(self, *args, **kwargs), *protecting(vendor)]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(operations, "sql_flush", sql_flush)
        yield
