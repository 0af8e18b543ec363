"""Fills an empty place from a bag: validated by the reference tool, then restored as a backup is."""

import json
import tempfile
import zipfile
from pathlib import Path

import bagit
from django.utils.translation import gettext as _

from triwulan.exchange.backup.manifest import NAME, read_manifest
from triwulan.exchange.backup.refusal import BackupRefused
from triwulan.exchange.backup.restore import Restored, restore_backup
from triwulan.exchange.bag.pack import PLACES, ROWS

MARK = "bagit.txt"


def is_bag(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return any(name.count("/") == 1 and name.endswith(f"/{MARK}") for name in archive.namelist())
    except (OSError, zipfile.BadZipFile):
        return False


def restore_bag(path: Path) -> Restored:
    """BackupRefused for a bag that is not whole or not ours, and for whatever `restore_backup` refuses."""
    with tempfile.TemporaryDirectory(prefix="kantong-") as place:
        bag = _validated(path, Path(place))
        backup = Path(place) / "cadangan.zip"
        _as_backup(bag / "data", backup)
        return restore_backup(backup)


def _validated(path: Path, place: Path) -> Path:
    try:
        with zipfile.ZipFile(path) as archive:
            archive.extractall(place)
        (bag,) = (mark.parent for mark in place.glob(f"*/{MARK}"))
        bagit.Bag(str(bag)).validate(processes=1)
    except (bagit.BagError, zipfile.BadZipFile, ValueError, OSError) as error:
        raise BackupRefused(_("Kantong ini tidak utuh: %(fault)s") % {"fault": error}) from error
    return bag


def _as_backup(payload: Path, target: Path) -> None:
    folder = payload / ROWS
    try:
        content = (folder / NAME).read_bytes()
        places: dict[str, str] = json.loads((folder / PLACES).read_text(encoding="utf-8"))
        manifest = read_manifest(content)
        with zipfile.ZipFile(target, "w") as archive:
            archive.writestr(NAME, content)
            for name in manifest.members:
                archive.write(_within(payload, places[name]) if name in places else folder / name, name)
    except (OSError, KeyError, ValueError, AttributeError) as error:
        raise BackupRefused(_("Kantong ini tidak dibuat oleh Triwulan, atau isinya kurang.")) from error


def _within(payload: Path, name: str) -> Path:
    path = (payload / name).resolve()
    if not path.is_relative_to(payload.resolve()):
        raise ValueError(name)
    return path
