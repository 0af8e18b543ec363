"""The data folder: triwulan.sqlite3, files/, static/, workers/, secret.key, run.lock; readable by its owner only."""

import fcntl
import os
import secrets
from pathlib import Path
from typing import IO

from triwulan.cli.refusal import Refused

SUBFOLDERS = ("files", "static", "workers")


def make_place(data: Path) -> None:
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name in SUBFOLDERS:
            (data / name).mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise Refused(f"Folder data {data} tidak dapat dipakai: {error.strerror}.") from error


def ensure_key(data: Path) -> str:
    """The key of this place, made on its first start; it appears whole or not at all. Call it while holding the place."""
    path = data / "secret.key"
    if not path.exists():
        draft = path.with_suffix(".new")
        draft.unlink(missing_ok=True)
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(64) + "\n")
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    return path.read_text(encoding="ascii").strip()


def hold(data: Path, *, doing: str) -> IO[str]:
    """One `run` or `restore` per folder. The lock lives as long as the returned file is open, also through kill -9."""
    file = (data / "run.lock").open("a", encoding="ascii")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        file.close()
        raise Refused(f"Triwulan sedang berjalan pada folder {data}; hentikan dahulu sebelum {doing}.") from error
    return file
