"""The office's stored content under its SHA-256, once, however many rows speak of it.

The file is written and synced before its row: a crash in between leaves a file that no row names, which is harmless;
a row without its file would be a loss. Where it lies is said by `storage/`; what cannot be had there is a sentence here.
"""

import hashlib
import logging
from collections.abc import Iterable
from io import BytesIO
from typing import BinaryIO

from triwulan.core import clock
from triwulan.documents.models import StoredFile
from triwulan.documents.refusals import FilesAway, StorageAway, StorageFull
from triwulan.documents.storage.choosing import place
from triwulan.documents.storage.interface import Fault, NotStored, PlaceAway, sha256_of
from triwulan.organisations.models import Agency

log = logging.getLogger(__name__)


class FileDamaged(Exception):
    """The file is missing, or no longer what was stored. The text is a sentence for the user."""

    def __init__(self) -> None:
        super().__init__(
            "Berkas ini rusak atau hilang dari penyimpanan. Minta administrator memulihkannya dari cadangan."
        )


def store(agency: Agency, content: bytes, content_type: str) -> StoredFile:
    """Needs the agency's scope; StorageFull and StorageAway leave no row behind. It may take seconds, so never inside a
    transaction. Storing a content again repairs a damaged file.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    try:
        if place().digest(sha256) != sha256:
            place().put(sha256, BytesIO(content))
    except PlaceAway as away:
        log.error("not stored: %s", away.reason)  # noqa: TRY400 - told, not traced
        raise (StorageFull if away.fault == Fault.FULL else StorageAway) from away
    stored, _created = StoredFile.objects.get_or_create(
        agency=agency,
        sha256=sha256,
        defaults={"size": len(content), "content_type": content_type, "stored_at": clock.now()},
    )
    found: StoredFile = stored
    if found.removed_at is not None:  # the same content came again after it had been destroyed with its papers
        found.removed_at = None
        found.save(update_fields=["removed_at"])
    return found


def remove(names: Iterable[str]) -> bool:
    """Twice is no harm. False where their place went away: what is left is removed by the night's check, as its row says."""
    try:
        for name in names:
            place().remove(name)
    except PlaceAway as away:
        log.error("not removed: %s", away.reason)  # noqa: TRY400 - told, not traced
        return False
    return True


def open_file(stored: StoredFile) -> BinaryIO:
    """Proven by its hash before its first byte goes out, so nobody is handed what is damaged; FileDamaged, FilesAway."""
    try:
        file = place().open(stored.sha256)
    except NotStored as error:
        raise FileDamaged from error
    except PlaceAway as away:
        raise _unread(away) from away
    if _digest(file) != stored.sha256:
        file.close()
        raise FileDamaged
    file.seek(0)
    return file


def read_file(stored: StoredFile) -> bytes:
    """As `open_file`, all at once."""
    with open_file(stored) as file:
        return file.read()


def is_whole(stored: StoredFile) -> bool:
    """FilesAway where that cannot be known now."""
    try:
        return place().digest(stored.sha256) == stored.sha256
    except PlaceAway as away:
        raise _unread(away) from away


def _unread(away: PlaceAway) -> FilesAway:
    log.error("not read: %s", away.reason)
    return FilesAway()


def _digest(file: BinaryIO) -> str:
    """Empty where the disk no longer reads it."""
    try:
        return sha256_of(file)
    except OSError:
        return ""
