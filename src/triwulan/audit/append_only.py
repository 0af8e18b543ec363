"""The database's own refusal to change or remove entries: whoever gets past the code meets it.

On SQLite a migration that alters one of these tables makes it anew and loses its triggers; it must run `protect` again
(tests/audit/test_append_only.py notices).
"""

from collections.abc import Callable
from typing import Any

ENTRIES = "audit_entry"
CHECKS = "audit_chaincheck"
TABLES = (ENTRIES, CHECKS)
SENTENCE = "the record is append-only"


def _sqlite(table: str) -> list[str]:
    return [
        f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END"
        for verb in ("UPDATE", "DELETE")
    ]


def _postgresql(table: str) -> list[str]:
    return [
        f"CREATE TRIGGER {table}_no_{name} BEFORE {events} ON {table} FOR EACH {level} EXECUTE FUNCTION audit_refuse()"
        for name, events, level in (("change", "UPDATE OR DELETE", "ROW"), ("truncate", "TRUNCATE", "STATEMENT"))
    ]


_FUNCTION = (
    "CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{SENTENCE}'; END $$"
)
_WRITTEN: dict[str, Callable[[str], list[str]]] = {"sqlite": _sqlite, "postgresql": _postgresql}
_NAMES = {"sqlite": ("no_update", "no_delete"), "postgresql": ("no_change", "no_truncate")}


def protecting(vendor: str) -> list[str]:
    before = [_FUNCTION] if vendor == "postgresql" else []
    return before + [statement for table in TABLES for statement in _WRITTEN[vendor](table)]


def exposing(vendor: str) -> list[str]:
    """For undoing the migration, and for tests that empty their database or play the forger."""
    on = {"sqlite": "", "postgresql": " ON {table}"}[vendor]
    return [f"DROP TRIGGER {table}_{name}{on.format(table=table)}" for table in TABLES for name in _NAMES[vendor]]


def protect(_apps: Any, schema_editor: Any) -> None:
    for statement in protecting(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


def expose(_apps: Any, schema_editor: Any) -> None:
    for statement in exposing(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)
