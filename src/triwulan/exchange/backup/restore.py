"""Puts a backup into an empty place: all of it, or nothing.

Order: every checksum is verified; files are written beside their place; the database is built (SQLite: in a file
beside its place; PostgreSQL: in one transaction); then both take their places. Whatever fails before that leaves
nothing behind. At last the record's chains are verified: a broken one is told, not refused, since a backup may be all
there is.
"""

import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.utils.translation import gettext as _

from triwulan.audit.verify import ChainState, chains, verify
from triwulan.documents.storage.choosing import place
from triwulan.documents.storage.health import told
from triwulan.documents.storage.interface import CHUNK, PlaceAway
from triwulan.exchange.backup.load import build_database, holds_data
from triwulan.exchange.backup.manifest import Manifest
from triwulan.exchange.backup.refusal import BackupRefused
from triwulan.exchange.backup.verify import opened


@dataclass(frozen=True)
class Restored:
    rows: int
    files: int
    made_at: str
    record: tuple[ChainState, ...]


def restore_backup(path: Path) -> Restored:
    """Needs the place for itself: nothing else may run on it."""
    require_empty()
    with opened(path) as (archive, manifest), _files_in_place(archive, manifest):
        try:
            rows = _restore_sqlite(archive, manifest) if connection.vendor == "sqlite" else _restore(archive, manifest)
        except DatabaseError as error:
            raise BackupRefused(
                _("Basis data menolak isi cadangan: %(fault)s") % {"fault": str(error).strip()}
            ) from error
        if manifest.demo:
            settings.DEMO_MARK.touch()
    record = tuple(verify(chain) for chain in chains())
    return Restored(rows, len(manifest.members) - len(_tables(manifest)), manifest.made_at, record)


def require_empty() -> None:
    if holds_data() or _holds_files():
        raise BackupRefused(_("Tempat ini sudah berisi data. Pulihkan ke folder data dan basis data yang kosong."))


def _holds_files() -> bool:
    try:
        return next(place().names(), None) is not None
    except PlaceAway as away:
        raise BackupRefused(told(away)) from away


def _tables(manifest: Manifest) -> list[str]:
    return [name for name in manifest.members if name.startswith("rows/")]


def _restore(archive: zipfile.ZipFile, manifest: Manifest) -> int:
    with transaction.atomic():
        return build_database(archive, manifest)


def _restore_sqlite(archive: zipfile.ZipFile, manifest: Manifest) -> int:
    final = Path(connection.settings_dict["NAME"])
    draft = final.with_name(f"{final.name}.restoring")
    connection.close()
    try:
        _remove_sqlite(draft)
        connection.settings_dict["NAME"] = str(draft)
        rows = build_database(archive, manifest)
        connection.close()  # writes its log back into the one file
        _sync(draft)
        _remove_sqlite(final)
        draft.replace(final)
        _sync(final.parent)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = str(final)
        _remove_sqlite(draft)
    return rows


def _remove_sqlite(path: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


@contextmanager
def _files_in_place(archive: zipfile.ZipFile, manifest: Manifest) -> Iterator[None]:
    """They are there before the rows that name them, and gone again when those could not be written."""
    names = sorted(manifest.members.keys() - set(_tables(manifest)))
    try:
        with place().filled(_extracted(archive, names)):
            yield
    except PlaceAway as away:
        raise BackupRefused(_("Berkas tidak dapat dipulihkan: %(fault)s.") % {"fault": away.reason}) from away


def _extracted(archive: zipfile.ZipFile, names: list[str]) -> Iterator[tuple[str, BinaryIO]]:
    for name in names:
        with archive.open(name) as source, tempfile.TemporaryFile() as file:
            shutil.copyfileobj(source, file, CHUNK)
            file.seek(0)
            yield name.rpartition("/")[2], cast("BinaryIO", file)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
