"""Files in a folder of this machine."""

import errno
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from triwulan.documents.storage.interface import CHUNK, Fault, NotStored, PlaceAway, key_of, sha256_of

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
# The disk itself says that it cannot read: the file is as good as gone, and the night's check tells so.
_UNREADABLE = frozenset({errno.EIO, errno.EBADMSG, errno.EUCLEAN})
_STORED = re.compile(r"[0-9a-f]{2}/[0-9a-f]{2}/[0-9a-f]{64}")
_TRIAL = b"triwulan"


@dataclass(frozen=True)
class Disk:
    root: Path

    @property
    def title(self) -> str:
        return str(self.root)

    def path_of(self, name: str) -> Path:
        return self.root / key_of(name)

    def open(self, name: str) -> BinaryIO:
        try:
            return self.path_of(name).open("rb")
        except FileNotFoundError as error:
            raise NotStored from error
        except OSError as error:
            raise _unread(error) from error

    def digest(self, name: str) -> str:
        try:
            with self.open(name) as file:
                return sha256_of(file)
        except NotStored:
            return ""
        except OSError as error:
            if error.errno in _UNREADABLE:
                return ""
            raise _away(error) from error

    def put(self, name: str, content: BinaryIO) -> None:
        """Synced, so that it survives a power cut as its row does."""
        path = self.path_of(name)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(path, content)
            for folder in (path.parent, path.parent.parent, self.root):
                _sync(folder)
        except OSError as error:
            raise _away(error) from error

    def remove(self, name: str) -> None:
        try:
            self.path_of(name).unlink(missing_ok=True)
        except OSError as error:
            raise _away(error) from error

    def names(self) -> Iterator[tuple[str, int]]:
        for path in sorted(self.root.glob("*/*/*")):
            if _STORED.fullmatch(str(path.relative_to(self.root))):
                yield path.name, path.stat().st_size

    @contextmanager
    def filled(self, files: Iterable[tuple[str, BinaryIO]]) -> Iterator[None]:
        """Written beside its place, which it then takes in one move."""
        draft = Disk(self.root.with_name(f"{self.root.name}.restoring"))
        shutil.rmtree(draft.root, ignore_errors=True)
        try:
            try:
                draft.root.mkdir(mode=0o700, parents=True)
                for name, content in files:
                    draft.put(name, content)
                shutil.rmtree(self.root, ignore_errors=True)
                draft.root.replace(self.root)
            except OSError as error:
                raise _away(error) from error
            yield
        except BaseException:
            shutil.rmtree(self.root, ignore_errors=True)
            self.root.mkdir(mode=0o700, exist_ok=True)
            raise
        finally:
            shutil.rmtree(draft.root, ignore_errors=True)

    def try_out(self) -> None:
        try:
            self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=self.root) as file:
                file.write(_TRIAL)
                file.flush()
        except OSError as error:
            raise _away(error) from error


def _away(error: OSError) -> PlaceAway:
    denied = isinstance(error, PermissionError) or error.errno == errno.EROFS
    fault = Fault.FULL if error.errno in _NO_ROOM else Fault.DENIED if denied else Fault.OTHER
    return PlaceAway(fault, error.strerror or str(error))


def _unread(error: OSError) -> Exception:
    return NotStored() if error.errno in _UNREADABLE else _away(error)


def _write(path: Path, content: BinaryIO) -> None:
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".part-")
    try:
        with os.fdopen(handle, "wb") as file:
            shutil.copyfileobj(content, file, CHUNK)
            file.flush()
            os.fsync(file.fileno())
        Path(draft).chmod(0o640)
        Path(draft).replace(path)
    except BaseException:
        with suppress(FileNotFoundError):
            Path(draft).unlink()
        raise


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
