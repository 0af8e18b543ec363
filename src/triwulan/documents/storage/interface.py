"""What both places of files can do. Names are SHA-256 in hexadecimal, so equal content is one file."""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from enum import StrEnum
from typing import BinaryIO, Protocol

CHUNK = 1024 * 1024


class Fault(StrEnum):
    """Why a place does not do what it is asked; each has its advice in `health.py`."""

    SILENT = "silent"
    UNTRUSTED = "untrusted"
    DENIED = "denied"
    NO_BUCKET = "no_bucket"
    FULL = "full"
    OTHER = "other"


class PlaceAway(Exception):
    """The place cannot be asked now; of the files themselves nothing is known. `reason` is for logs and administrators."""

    def __init__(self, fault: Fault, reason: str) -> None:
        super().__init__(reason)
        self.fault = fault
        self.reason = reason


class NotStored(Exception):
    """The place answers, and has no such file."""


class Place(Protocol):
    """Every method raises PlaceAway."""

    @property
    def title(self) -> str:
        """For administrators; never with a key in it."""

    def open(self, name: str) -> BinaryIO:
        """The content as it lies there, all of it at hand before this returns; NotStored."""

    def digest(self, name: str) -> str:
        """SHA-256 of what lies there; empty where nothing does."""

    def put(self, name: str, content: BinaryIO) -> None:
        """Whole under its name or not at all, read back and compared; what lay there before is replaced."""

    def remove(self, name: str) -> None:
        """Twice is no harm."""

    def names(self) -> Iterator[tuple[str, int]]:
        """Everything that lies there with its size, in the order of names; half-written files are not among it."""

    def filled(self, files: Iterable[tuple[str, BinaryIO]]) -> AbstractContextManager[None]:
        """An empty place with all of them; empty again when one cannot be written, or when the body fails."""

    def try_out(self) -> None:
        """Writes, reads and removes something small."""


def sha256_of(file: BinaryIO) -> str:
    """From where it stands to its end."""
    found = hashlib.sha256()
    while chunk := file.read(CHUNK):
        found.update(chunk)
    return found.hexdigest()


def key_of(name: str) -> str:
    """Two levels of folders, so that none grows large."""
    return f"{name[:2]}/{name[2:4]}/{name}"
