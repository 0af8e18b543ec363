"""A command's result becomes a file, whole or not at all: one half written would pass for the result."""

import os
import tempfile
from pathlib import Path

from triwulan.cli.refusal import Refused


def write_whole(path: Path, content: bytes, *, source: Path) -> None:
    """In the place of what stood there. Raises Refused, with a sentence; `source` is never written over."""
    if path.exists() and path.samefile(source):
        raise Refused("Hasil tidak boleh menimpa berkas asalnya. Pilih nama lain sesudah -o.")
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(name).chmod(0o666 & ~_umask())
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise Refused(f"Hasil {path} tidak dapat ditulis: {error.strerror}.") from error


def _umask() -> int:
    """As any new file of this user gets it; it can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
