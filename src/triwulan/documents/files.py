"""Content on disk under its SHA-256, once, however many rows speak of it.

The file is written and synced before its row: a crash in between leaves a file that no row names, which is harmless;
a row without its file would be a loss.
"""

import errno
import hashlib
import os
import tempfile
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from triwulan.core import clock
from triwulan.documents.models import StoredFile
from triwulan.documents.refusals import StorageFull
from triwulan.organisations.models import Agency

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class FileDamaged(Exception):
    """The file is missing, or no longer what was stored. The text is a sentence for the user."""

    def __init__(self) -> None:
        super().__init__(
            "Berkas ini rusak atau hilang dari penyimpanan. Minta administrator memulihkannya dari cadangan."
        )


def store(agency: Agency, content: bytes, content_type: str) -> StoredFile:
    """Needs the agency's scope; StorageFull leaves nothing behind. Storing a content again repairs a damaged file."""
    sha256 = hashlib.sha256(content).hexdigest()
    if _digest(path_of(sha256)) != sha256:
        try:
            _write(path_of(sha256), content)
        except OSError as error:
            if error.errno in _NO_ROOM:
                raise StorageFull from error
            raise
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


def remove(sha256: str) -> None:
    """Twice is no harm."""
    path_of(sha256).unlink(missing_ok=True)


def open_file(stored: StoredFile) -> BinaryIO:
    """For streaming; only its size is checked. FileDamaged when it is not there."""
    path = path_of(stored.sha256)
    try:
        if path.stat().st_size != stored.size:
            raise FileDamaged
        return path.open("rb")
    except FileNotFoundError as error:
        raise FileDamaged from error


def read_file(stored: StoredFile) -> bytes:
    """The content, proven by its hash; FileDamaged otherwise."""
    try:
        content = path_of(stored.sha256).read_bytes()
    except FileNotFoundError as error:
        raise FileDamaged from error
    if hashlib.sha256(content).hexdigest() != stored.sha256:
        raise FileDamaged
    return content


def is_whole(stored: StoredFile) -> bool:
    return _digest(path_of(stored.sha256)) == stored.sha256


def path_of(sha256: str) -> Path:
    return Path(settings.FILES_ROOT) / sha256[:2] / sha256[2:4] / sha256


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return ""


def _write(path: Path, content: bytes) -> None:
    """Either the whole file under its name or nothing; synced, so that it survives a power cut as its row does."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".part-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o640)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    for folder in (path.parent, path.parent.parent, path.parent.parent.parent):
        _sync(folder)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
