"""Where a stored file lies on the disk of a test, to be damaged there."""

from pathlib import Path

from triwulan.documents.storage.choosing import disk


def path_of(sha256: str) -> Path:
    return disk().path_of(sha256)
