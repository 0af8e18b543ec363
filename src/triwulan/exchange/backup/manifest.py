"""What a backup says of itself."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils.translation import gettext as _

from triwulan.exchange.backup.refusal import BackupRefused

NAME = "manifest.json"
PROGRAM = "triwulan"
# Rises when an older program could no longer read the archive.
FORMAT = 1


@dataclass(frozen=True)
class Member:
    sha256: str
    size: int
    rows: int | None = None


@dataclass(frozen=True)
class Manifest:
    version: str
    made_at: str
    demo: bool
    migrations: tuple[tuple[str, str], ...]
    members: Mapping[str, Member]

    def to_json(self) -> bytes:
        content = {"program": PROGRAM, "format": FORMAT, **asdict(self)}
        return json.dumps(content, indent=1, sort_keys=True).encode()


def read_manifest(content: bytes) -> Manifest:
    try:
        values = json.loads(content)
        if values.pop("program") != PROGRAM:
            raise BackupRefused(_("Berkas ini bukan cadangan Triwulan."))
        if values.pop("format") > FORMAT:
            raise _newer(values["version"])
        return _manifest(values)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise BackupRefused(_("Berkas ini bukan cadangan Triwulan: daftar isinya tidak dapat dibaca.")) from error


def _manifest(values: dict[str, Any]) -> Manifest:
    members = {name: Member(**member) for name, member in values.pop("members").items()}
    migrations = tuple((app, name) for app, name in values.pop("migrations"))
    return Manifest(members=members, migrations=migrations, **values)


def applied_migrations() -> tuple[tuple[str, str], ...]:
    """Those that this program has; of several that were gathered into one, that one."""
    loader = MigrationLoader(connection)
    return tuple(sorted(set(loader.applied_migrations) & set(loader.disk_migrations or {})))


def under_names_of_today(manifest: Manifest) -> Manifest:
    """A migration that this program does not have was written after it, or was gathered into one since."""
    known = MigrationLoader(None, ignore_no_migrations=True).disk_migrations or {}
    gathered = {key: set(migration.replaces) - set(known) for key, migration in known.items() if migration.replaces}
    names = set(manifest.migrations)
    for key, former in gathered.items():
        if former and former <= names:
            names = names - former | {key}
    unknown = names - set(known)
    if unknown & set().union(*gathered.values()):
        raise BackupRefused(
            _(
                "Cadangan ini dari Triwulan yang terlalu lama. Pulihkan dengan program yang membuatnya, perbarui, lalu cadangkan lagi."
            )
        )
    if unknown:
        raise _newer(manifest.version)
    return replace(manifest, migrations=tuple(sorted(names)))


def _newer(version: str) -> BackupRefused:
    return BackupRefused(
        _("Cadangan ini dibuat oleh Triwulan yang lebih baru (versi %(version)s). Perbarui dahulu.")
        % {"version": version}
    )
