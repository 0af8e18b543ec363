"""Writes a backup while the office works on."""

import hashlib
import os
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _

from triwulan.core import clock
from triwulan.documents.storage.choosing import place
from triwulan.documents.storage.health import told
from triwulan.documents.storage.interface import CHUNK, NotStored, PlaceAway, key_of
from triwulan.exchange.backup.manifest import NAME, Manifest, Member, applied_migrations
from triwulan.exchange.backup.refusal import BackupRefused
from triwulan.exchange.backup.rows import read_rows
from triwulan.exchange.backup.snapshot import snapshot

# A sign-in of yesterday is no loss, and no use to a thief of the backup.
LEFT_OUT = frozenset({"sessions.session"})


@dataclass(frozen=True)
class Made:
    rows: int
    files: int
    # Stored files whose content is no longer what their name says; they are in the backup as they are.
    damaged: tuple[str, ...]


def make_backup(target: Path) -> Made:
    """The file appears whole or not at all, readable by its owner only; an earlier one is replaced."""
    draft = target.with_name(f".{target.name}.part")
    try:
        with os.fdopen(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "w+b") as file:
            with zipfile.ZipFile(file, "w") as archive:
                made = _fill(archive)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    except PlaceAway as away:
        raise BackupRefused(told(away)) from away
    except OSError as error:
        raise BackupRefused(
            _("Cadangan %(file)s tidak dapat ditulis: %(fault)s.") % {"file": target, "fault": error.strerror}
        ) from error
    finally:
        draft.unlink(missing_ok=True)
    return made


def _fill(archive: zipfile.ZipFile) -> Made:
    members: dict[str, Member] = {}
    with snapshot():
        migrations = applied_migrations()
        for model in backed_up():
            name = f"rows/{model._meta.label_lower}.jsonl"
            members[name] = _add(archive, name, read_rows(model), zipfile.ZIP_DEFLATED, count=True)
    # After the rows: a file is written before the row that names it, so every row of this moment finds its file.
    damaged = []
    for stored, _size in list(place().names()):
        name = f"files/{key_of(stored)}"
        members[name] = _add(archive, name, _chunks(stored), zipfile.ZIP_STORED)
        if members[name].sha256 != stored:
            damaged.append(stored)
    manifest = Manifest(version("triwulan"), clock.now().isoformat(), settings.DEMO, migrations, members)
    archive.writestr(_entry(NAME, zipfile.ZIP_DEFLATED), manifest.to_json())
    rows = [member.rows for member in members.values() if member.rows is not None]
    return Made(sum(rows), len(members) - len(rows), tuple(damaged))


def backed_up() -> list[type[models.Model]]:
    every = apps.get_models(include_auto_created=True)
    return [model for model in every if model._meta.managed and model._meta.label_lower not in LEFT_OUT]


def _chunks(name: str) -> Iterator[bytes]:
    """Nothing where it went since the list was made: destroyed with its papers, or unreadable, which its hash tells."""
    try:
        with place().open(name) as file:
            while chunk := file.read(CHUNK):
                yield chunk
    except NotStored:
        return


def _add(
    archive: zipfile.ZipFile, name: str, chunks: Iterable[bytes], compression: int, *, count: bool = False
) -> Member:
    digest, size, rows = hashlib.sha256(), 0, 0
    with archive.open(_entry(name, compression), "w", force_zip64=True) as member:
        for chunk in chunks:
            member.write(chunk)
            digest.update(chunk)
            size += len(chunk)
            rows += 1
    return Member(digest.hexdigest(), size, rows if count else None)


def _entry(name: str, compression: int) -> zipfile.ZipInfo:
    now = clock.now()
    entry = zipfile.ZipInfo(name, (now.year, now.month, now.day, now.hour, now.minute, now.second))
    entry.compress_type = compression
    entry.external_attr = 0o600 << 16
    return entry
