"""What a backup says of itself."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
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
    return tuple(sorted(MigrationLoader(connection).applied_migrations))


def require_known(manifest: Manifest) -> None:
    """A migration that this program does not have was written after it."""
    known = MigrationLoader(None, ignore_no_migrations=True).disk_migrations or {}
    if set(manifest.migrations) - set(known):
        raise _newer(manifest.version)


def _newer(version: str) -> BackupRefused:
    return BackupRefused(
        _("Cadangan ini dibuat oleh Triwulan yang lebih baru (versi %(version)s). Perbarui dahulu.")
        % {"version": version}
    )
