"""How far a long import is: a small file, since its own transaction is seen by nobody before its end."""

import json
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

_EVERY = 25


@dataclass(frozen=True)
class Progress:
    done: int
    total: int

    @property
    def percent(self) -> int:
        return min(100, self.done * 100 // max(1, self.total))


class Teller:
    """Called with the number of rows done; the whole is known when it begins. `place`: whose keys these are."""

    def __init__(self, key: int, total: int, place: str = "imports", every: int = _EVERY) -> None:
        self.path = _path(key, place)
        self.total = total
        self.every = every
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self(0)

    def __call__(self, done: int) -> None:
        if done % self.every and done != self.total:
            return
        # a full disk must not stop the work that it only tells of
        with suppress(OSError):
            part = self.path.with_suffix(".part")
            part.write_text(json.dumps([done, self.total]), encoding="ascii")
            part.replace(self.path)

    def forget(self) -> None:
        with suppress(OSError):
            self.path.unlink(missing_ok=True)


def progress_of(key: int, place: str = "imports") -> Progress | None:
    with suppress(OSError, ValueError):
        done, total = json.loads(_path(key, place).read_text(encoding="ascii"))
        return Progress(done, total)
    return None


def _path(key: int, place: str) -> Path:
    return Path(settings.DATA) / place / str(key)
