"""Reads a backup through, and believes nothing in it before its checksum."""

import hashlib
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.utils.translation import gettext as _

from triwulan.documents.storage.interface import CHUNK
from triwulan.exchange.backup.manifest import NAME, Manifest, read_manifest, under_names_of_today
from triwulan.exchange.backup.refusal import BackupRefused

# The only names that are ever written: no other can lead out of the data folder.
KNOWN_NAME = re.compile(r"rows/[a-z_]+\.[a-z0-9_]+\.jsonl|files/[0-9a-f]{2}/[0-9a-f]{2}/[0-9a-f]{64}")


@contextmanager
def opened(path: Path) -> Iterator[tuple[zipfile.ZipFile, Manifest]]:
    """The archive with its manifest, both checked to the last byte."""
    try:
        archive = zipfile.ZipFile(path)
    except zipfile.BadZipFile as error:
        raise BackupRefused(_("%(file)s bukan cadangan Triwulan, atau terpotong.") % {"file": path}) from error
    except OSError as error:
        raise BackupRefused(
            _("%(file)s tidak dapat dibaca: %(fault)s.") % {"file": path, "fault": error.strerror}
        ) from error
    with archive:
        yield archive, _verified(archive)


def _verified(archive: zipfile.ZipFile) -> Manifest:
    names = archive.namelist()
    if NAME not in names:
        raise BackupRefused(_("Berkas ini bukan cadangan Triwulan."))
    manifest = under_names_of_today(read_manifest(_content(archive, NAME)))
    if sorted(names) != sorted([NAME, *manifest.members]) or not all(map(KNOWN_NAME.fullmatch, manifest.members)):
        raise BackupRefused(_("Isi cadangan tidak sama dengan daftar isinya."))
    for name, member in manifest.members.items():
        if _measured(archive, name) != (member.sha256, member.size):
            raise _broken(name)
    return manifest


def _content(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        return archive.read(name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise _broken(name) from error


def _measured(archive: zipfile.ZipFile, name: str) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    try:
        with archive.open(name) as member:
            while chunk := member.read(CHUNK):
                digest.update(chunk)
                size += len(chunk)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise _broken(name) from error
    return digest.hexdigest(), size


def _broken(name: str) -> BackupRefused:
    return BackupRefused(_("Cadangan rusak: %(name)s tidak sama dengan saat disimpan.") % {"name": name})
