"""A backup of a small office with two stored files, made once for each test that asks."""

import hashlib
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_django import Settings

from tests.office import small_office
from triwulan.core import clock
from triwulan.exchange.backup.make import make_backup

CONTENTS = (b"Surat Keputusan", bytes(range(256)) * 5000)
NOW = datetime(2026, 4, 10, 1, 30, tzinfo=UTC)


def path_of(root: Path, content: bytes) -> Path:
    name = hashlib.sha256(content).hexdigest()
    return root / name[:2] / name[2:4] / name


@pytest.fixture
def office_files(settings: Settings, transactional_db: None) -> Path:
    small_office()
    root = Path(settings.FILES_ROOT)
    for content in CONTENTS:
        path = path_of(root, content)
        path.parent.mkdir(parents=True)
        path.write_bytes(content)
    (root / "half-written.tmp").write_text("not a stored file")
    return root


@pytest.fixture
def backup(office_files: Path, tmp_path: Path) -> Path:
    path = tmp_path / "cadangan.zip"
    with clock.frozen(NOW):
        make_backup(path)
    return path


Change = Callable[[dict[str, bytes]], None]


@pytest.fixture
def changed(backup: Path, tmp_path: Path) -> Callable[[Change], Path]:
    """The backup packed anew, its checksums of the archive's own in order, after its members were tampered with."""

    def repack(change: Change) -> Path:
        with zipfile.ZipFile(backup) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
        change(members)
        path = tmp_path / "diubah.zip"
        with zipfile.ZipFile(path, "w") as archive:
            for name, content in members.items():
                archive.writestr(name, content)
        return path

    return repack
