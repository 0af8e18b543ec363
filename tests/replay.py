"""Many tests begin at the same point of the SOP. The way there is walked once; afterwards what was written on it is
written again, statement by statement, with the same keys.

Only from a beginning that is the same too: whatever a test writes in between ends it, and so does another clock.
"""

import copy
import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from django.conf import settings
from django.db import connection, models

from triwulan.core import clock

_P = ParamSpec("_P")
_R = TypeVar("_R")
_Statement = tuple[str, Any, bool]

_CHANGES = ("INSERT", "UPDATE", "DELETE")
_RESET_SEQUENCES = """
DO $$ DECLARE s record; BEGIN
  FOR s IN SELECT t.relname AS tab, a.attname AS col, pg_get_serial_sequence(t.relname, a.attname) AS seq
           FROM pg_class t JOIN pg_attribute a ON a.attrelid = t.oid
           WHERE t.relkind = 'r' AND t.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
             AND pg_get_serial_sequence(t.relname, a.attname) IS NOT NULL
  LOOP EXECUTE format('SELECT setval(%L, COALESCE((SELECT max(%I) FROM %I), 0) + 1, false)', s.seq, s.col, s.tab);
  END LOOP;
END $$
"""


@dataclass(frozen=True)
class _Way:
    statements: tuple[_Statement, ...]
    result: object


_WAYS: dict[tuple[object, ...], _Way] = {}


class Journal:
    """What the test has written so far, and by which way it came here; `way` None: by one that nobody else goes."""

    def __init__(self, start: tuple[object, ...]) -> None:
        self.way: tuple[object, ...] | None = start
        self.statements: list[_Statement] = []
        self.known = 0
        self.spoiled = False

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        word = sql.lstrip()[:8].upper()
        self.spoiled |= word == "ROLLBACK"
        try:
            answer = execute(sql, params, many, context)
        except Exception:
            self.spoiled = True
            raise
        if word.startswith(_CHANGES):
            self.statements.append((sql, copy.copy(params), many))
        return answer

    @property
    def shared(self) -> bool:
        return self.way is not None and not self.spoiled and self.known == len(self.statements)


_journals: list[Journal] = []


@contextmanager
def journal() -> Iterator[None]:
    """Only inside a test's own transaction: what is rolled back at its end can be written again."""
    if not connection.in_atomic_block:
        yield
        return
    written = Journal(_start())
    _journals.append(written)
    try:
        with connection.execute_wrapper(written):
            yield
    finally:
        _journals.remove(written)


def _start() -> tuple[object, ...]:
    """Where the keys begin to count."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_RESET_SEQUENCES)
            return ()
        cursor.execute("SELECT name, seq FROM sqlite_sequence ORDER BY name")
        return tuple(cursor.fetchall())


def remembered(walk: Callable[_P, _R]) -> Callable[_P, _R]:
    """Walk once, write again ever after."""

    @functools.wraps(walk)
    def again(*args: _P.args, **options: _P.kwargs) -> _R:
        written = _journals[-1] if _journals else None
        if written is None or not written.shared:
            return walk(*args, **options)
        plain = [each for each in args if isinstance(each, (str, int)) or hasattr(each, "first_day")]
        key = (*(written.way or ()), walk.__name__, repr(plain), repr(options), clock.now())
        if key in _WAYS:
            result: _R = _write_again(written, key)  # type: ignore[assignment]
        else:
            result = _walk(written, key, functools.partial(walk, *args, **options))
        return result

    return again


def _walk(written: Journal, key: tuple[object, ...], walk: Callable[[], _R]) -> _R:
    written.way = None
    result = walk()
    if not written.spoiled and not _files():
        statements = tuple(written.statements[written.known :])
        kept = (type(result), result.pk) if isinstance(result, models.Model) else copy.deepcopy(result)
        _WAYS[key] = _Way(statements, kept)
        written.way = key
        written.known = len(written.statements)
    return result


def _write_again(written: Journal, key: tuple[object, ...]) -> object:
    way = _WAYS[key]
    with connection.cursor() as cursor:
        for sql, params, many in way.statements:
            (cursor.executemany if many else cursor.execute)(sql, params)
            if cursor.description:
                cursor.fetchall()
    written.way = key
    written.known = len(written.statements)
    if isinstance(way.result, tuple):
        model, pk = way.result
        return model._base_manager.get(pk=pk)
    return copy.deepcopy(way.result)


def _files() -> bool:
    """Files are not written again."""
    root = Path(settings.FILES_ROOT)
    return root.exists() and any(each.is_file() for each in root.rglob("*"))
