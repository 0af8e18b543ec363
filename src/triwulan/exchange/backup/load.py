"""Builds the database of a backup: its own migrations, its rows, then the migrations that came after it."""

import zipfile
from pathlib import Path

from django.apps import apps
from django.apps.registry import Apps
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from triwulan.exchange.backup.manifest import Manifest
from triwulan.exchange.backup.refusal import BackupRefused
from triwulan.exchange.backup.rows import write_rows

# Whoever has neither is empty, though the tables may stand: someone looked at the first page.
SIGNS_OF_DATA = ("organisations.Government", "organisations.Person")


def holds_data() -> bool:
    if connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).exists():
        return False  # asking would make the file
    tables = set(connection.introspection.table_names())
    signs = [apps.get_model(label) for label in SIGNS_OF_DATA]
    return any(model._meta.db_table in tables and model._base_manager.exists() for model in signs)


def build_database(archive: zipfile.ZipFile, manifest: Manifest) -> int:
    """The number of rows. On PostgreSQL the caller's transaction holds all of it."""
    _drop_empty_tables()
    executor = MigrationExecutor(connection)
    targets = _last_of_each_app(executor, manifest)
    state = executor.migrate(targets)
    rows = _load(archive, manifest, state.apps)
    call_command("migrate", interactive=False, verbosity=0)
    return rows


def _drop_empty_tables() -> None:
    names = connection.introspection.table_names()
    if connection.vendor == "postgresql" and names:
        quoted = ", ".join(map(connection.ops.quote_name, names))
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE {quoted} CASCADE")


def _last_of_each_app(executor: MigrationExecutor, manifest: Manifest) -> list[tuple[str, str]]:
    known = set(manifest.migrations)
    graph = executor.loader.graph
    later = {parent.key for key in known for parent in graph.node_map[key].parents if parent.key[0] == key[0]}
    return sorted(known - later)


def _load(archive: zipfile.ZipFile, manifest: Manifest, state: Apps) -> int:
    rows = {name: member.rows for name, member in manifest.members.items() if member.rows is not None}
    written = 0
    with transaction.atomic():
        _partners_may_come_later()
        loaded = [_model(state, name) for name in rows]
        for model in loaded:
            model._base_manager.all()._raw_delete(
                connection.alias
            )  # what a migration had put there comes again with the rows
        for model, name in zip(loaded, rows, strict=True):
            if _written(archive, name, model) != rows[name]:
                raise BackupRefused(_("Cadangan rusak: jumlah baris %(name)s tidak sama.") % {"name": name})
            written += rows[name]
        connection.check_constraints()
        _restart_numbering(loaded)
    return written


def _partners_may_come_later() -> None:
    """Migrations in the same transaction have made some of PostgreSQL's constraints immediate."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _written(archive: zipfile.ZipFile, name: str, model: type[models.Model]) -> int:
    try:
        with archive.open(name) as lines:
            return write_rows(model, lines)
    except (ValueError, TypeError, KeyError, AttributeError, ValidationError) as error:
        raise BackupRefused(_("Cadangan rusak: baris dalam %(name)s tidak dapat dibaca.") % {"name": name}) from error


def _model(state: Apps, name: str) -> type[models.Model]:
    try:
        return state.get_model(name.removeprefix("rows/").removesuffix(".jsonl"))
    except LookupError as error:
        raise BackupRefused(_("Cadangan memuat tabel yang tidak dikenal: %(name)s.") % {"name": name}) from error


def _restart_numbering(loaded: list[type[models.Model]]) -> None:
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), loaded):
            cursor.execute(statement)
