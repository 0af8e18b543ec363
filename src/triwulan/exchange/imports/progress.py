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
    """Called with the number of rows done; the whole is known when it begins."""

    def __init__(self, upload_id: int, total: int) -> None:
        self.path = _path(upload_id)
        self.total = total
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self(0)

    def __call__(self, done: int) -> None:
        if done % _EVERY and done != self.total:
            return
        # a full disk must not stop the work that it only tells of
        with suppress(OSError):
            part = self.path.with_suffix(".part")
            part.write_text(json.dumps([done, self.total]), encoding="ascii")
            part.replace(self.path)

    def forget(self) -> None:
        with suppress(OSError):
            self.path.unlink(missing_ok=True)


def progress_of(upload_id: int) -> Progress | None:
    with suppress(OSError, ValueError):
        done, total = json.loads(_path(upload_id).read_text(encoding="ascii"))
        return Progress(done, total)
    return None


def _path(upload_id: int) -> Path:
    return Path(settings.DATA) / "imports" / str(upload_id)
