"""Content on disk under its hash: once, whole, and missed loudly when it is gone."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import LazySettings

from tests.organisations.office import Office, open_office
from tests.stored import path_of
from triwulan.documents.files import FileDamaged, is_whole, open_file, read_file, store
from triwulan.documents.models import StoredFile
from triwulan.documents.refusals import StorageFull

CONTENT = b"bukti dukung"
SHA256 = hashlib.sha256(CONTENT).hexdigest()


def on_disk(root: Path) -> list[str]:
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


def test_content_lies_under_its_own_hash(office: Office, settings: LazySettings) -> None:
    stored = store(office.agency, CONTENT, "text/plain")
    assert (stored.sha256, stored.size, stored.content_type) == (SHA256, len(CONTENT), "text/plain")
    assert on_disk(settings.FILES_ROOT) == [f"{SHA256[:2]}/{SHA256[2:4]}/{SHA256}"]
    with open_file(stored) as file:
        assert file.read() == CONTENT
    assert read_file(stored) == CONTENT


def test_the_same_content_is_kept_once_per_agency_and_once_on_disk(office: Office, settings: LazySettings) -> None:
    first, second = store(office.agency, CONTENT, "text/plain"), store(office.agency, CONTENT, "text/csv")
    with open_office(office.government, "Dukcapil") as other:
        third = store(other.agency, CONTENT, "text/plain")
    assert (first == second, first == third, len(on_disk(settings.FILES_ROOT))) == (True, False, 1)


@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_bytes(b"lain")])
@pytest.mark.parametrize("reader", [read_file, open_file])
def test_a_missing_and_a_damaged_file_are_refused_with_a_sentence(
    office: Office, damage: Callable[[Path], object], reader: Callable[[StoredFile], object]
) -> None:
    stored = store(office.agency, CONTENT, "text/plain")
    damage(path_of(SHA256))
    with pytest.raises(FileDamaged, match="Minta administrator memulihkannya dari cadangan"):
        reader(stored)
    assert not is_whole(stored)


def test_a_change_that_keeps_the_size_is_found_by_the_hash(office: Office) -> None:
    stored = store(office.agency, CONTENT, "text/plain")
    path_of(SHA256).write_bytes(CONTENT[::-1])
    with pytest.raises(FileDamaged):
        read_file(stored)


def test_storing_again_mends_a_damaged_file(office: Office) -> None:
    store(office.agency, CONTENT, "text/plain")
    path_of(SHA256).write_bytes(b"rusak")
    assert read_file(store(office.agency, CONTENT, "text/plain")) == CONTENT
    assert StoredFile.objects.count() == 1


def test_a_full_disk_leaves_nothing_behind(
    office: Office, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_disk(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full_disk)
    with pytest.raises(StorageFull) as refused:
        store(office.agency, CONTENT, "text/plain")
    assert (on_disk(settings.FILES_ROOT), StoredFile.objects.count()) == ([], 0)
    assert str(refused.value) == (
        "Berkas belum tersimpan karena penyimpanan server penuh. Beri tahu administrator, lalu unggah lagi."
    )


def test_a_crash_between_file_and_row_is_mended_by_the_next_try(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_database(**_words: object) -> None:
        raise ConnectionError

    with monkeypatch.context() as patch:
        patch.setattr(StoredFile.objects, "get_or_create", no_database)
        with pytest.raises(ConnectionError):
            store(office.agency, CONTENT, "text/plain")
    assert (path_of(SHA256).exists(), StoredFile.objects.count()) == (True, 0)
    assert read_file(store(office.agency, CONTENT, "text/plain")) == CONTENT
