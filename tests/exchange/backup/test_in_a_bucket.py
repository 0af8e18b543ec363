"""A backup holds the files of a bucket, and a restore fills one: all of it or nothing."""

import hashlib
from io import BytesIO
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import Settings

from tests.exchange.backup.conftest import CONTENTS
from tests.objects import Gate
from tests.office import small_office
from triwulan.documents.storage.choosing import place
from triwulan.exchange.backup.make import make_backup
from triwulan.exchange.backup.refusal import BackupRefused
from triwulan.exchange.backup.restore import restore_backup

NAMES = sorted(hashlib.sha256(each).hexdigest() for each in CONTENTS)


@pytest.fixture
def kept(bucket: Gate, transactional_db: None, tmp_path: Path) -> Path:
    """A backup of an office whose files lie in the bucket."""
    small_office()
    for content in CONTENTS:
        place().put(hashlib.sha256(content).hexdigest(), BytesIO(content))
    path = tmp_path / "cadangan.zip"
    made = make_backup(path)
    assert (made.files, made.damaged) == (2, ())
    return path


@pytest.fixture
def elsewhere(kept: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder of the same bucket; of the database only that it is asked."""
    settings.FILES_PREFIX = f"{settings.FILES_PREFIX}-lain"
    monkeypatch.setattr("triwulan.exchange.backup.restore.holds_data", lambda: False)


def restored(path: Path, monkeypatch: pytest.MonkeyPatch, rows: object) -> None:
    way = "_restore_sqlite" if connection.vendor == "sqlite" else "_restore"
    monkeypatch.setattr(f"triwulan.exchange.backup.restore.{way}", rows)
    restore_backup(path)


def test_a_restore_fills_the_bucket(kept: Path, elsewhere: None, monkeypatch: pytest.MonkeyPatch) -> None:
    restored(kept, monkeypatch, lambda *_given: 0)
    assert [name for name, _size in place().names()] == NAMES
    with pytest.raises(BackupRefused, match="sudah berisi data"):
        restore_backup(kept)


def test_a_database_that_refuses_leaves_the_bucket_empty(
    kept: Path, elsewhere: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object) -> int:
        raise BackupRefused("Tidak.")

    with pytest.raises(BackupRefused, match=r"^Tidak\.$"):
        restored(kept, monkeypatch, refuse)
    assert list(place().names()) == []


def test_a_store_that_is_gone_is_said_and_leaves_no_half_backup(kept: Path, elsewhere: None, bucket: Gate) -> None:
    bucket.become("shut")
    target = kept.with_name("kedua.zip")
    with pytest.raises(BackupRefused, match="Penyimpanan berkas tidak dapat dipakai: tidak ada jawaban"):
        make_backup(target)
    with pytest.raises(BackupRefused, match="tidak ada jawaban"):
        restore_backup(kept)
    assert sorted(path.name for path in kept.parent.glob("*.zip*")) == ["cadangan.zip"]
